import { buildDesktop } from '#cli/build.ts';
import { builtCliEntry, startCli } from '#tests/support/cli.ts';

/** A headless host in a process of its own. */
export type Served = AsyncDisposable & {
  readonly pid: number;
  /** Its link, with the token. */
  readonly link: string;
};

/** Builds what is to be served, where it is older than its sources. */
export async function buildServed(): Promise<void> {
  const isBuilt = await buildDesktop((line) => process.stderr.write(`${line}\n`));
  if (!isBuilt) throw new Error('there is no build to measure');
}

/** Starts the real host, as it was built, on a data dir; resolves once it listens. */
export async function serve(
  dataDir: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Served> {
  const cli = startCli(['serve', '--json', '--data-dir', dataDir, '--port', '0', ...args], {
    entry: builtCliEntry,
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
