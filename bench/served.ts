import { builtCliEntry, startCli } from '#tests/support/cli.ts';
import { buildDesktop } from '../scripts/fresh-build.ts';

export type Served = AsyncDisposable & {
  readonly pid: number;
  readonly link: string;
};

export async function buildServed(): Promise<void> {
  const isBuilt = await buildDesktop((line) => process.stderr.write(`${line}\n`));
  if (!isBuilt) throw new Error('there is no build to measure');
}

/** Starts the built host on a data dir; resolves once it listens. */
export async function serve(
  dataDir: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
  entry = builtCliEntry,
): Promise<Served> {
  const cli = startCli(['serve', '--json', '--data-dir', dataDir, '--port', '0', ...args], {
    entry,
    env,
  });
  const { url } = await cli.waitForLine(({ type }) => type === 'listening');
  return {
    pid: cli.pid,
    link: String(url),
    async [Symbol.asyncDispose]() {
      cli.kill('SIGTERM');
      await cli.exited;
    },
  };
}
