import { startCli } from '#tests/support/cli.ts';

/** A headless host in a process of its own. */
export type Served = AsyncDisposable & {
  /** Its link, with the token. */
  readonly link: string;
};

/** Starts the real host on a data dir; resolves once it listens. */
export async function serve(dataDir: string, args: readonly string[] = []): Promise<Served> {
  const process = startCli(['serve', '--json', '--data-dir', dataDir, '--port', '0', ...args]);
  const { url } = await process.waitForLine(({ type }) => type === 'listening');
  return {
    link: String(url),
    async [Symbol.asyncDispose]() {
      process.kill('SIGTERM');
      await process.exited;
    },
  };
}
