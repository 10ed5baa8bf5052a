import { buildDesktop } from '../../scripts/fresh-build.ts';

/**
 * Builds stale programs before any test begins. Tests start the programs as they ship, which takes
 * half the time. If the build fails, they start the sources.
 */
export async function setup(): Promise<void> {
  const isFresh = await buildDesktop((line) => process.stderr.write(`${line}\n`));
  process.env.TEST_BUILT = isFresh ? 'yes' : 'no';
}
