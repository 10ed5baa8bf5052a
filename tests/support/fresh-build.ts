import { buildDesktop } from '#cli/build.ts';

/**
 * Builds what is older than its sources before any test begins. Tests that start processes start
 * them as they ship: that takes half the time. Where the build fails, the sources are started.
 */
export async function setup(): Promise<void> {
  const isFresh = await buildDesktop((line) => process.stderr.write(`${line}\n`));
  process.env.TEST_BUILT = isFresh ? 'yes' : 'no';
}
