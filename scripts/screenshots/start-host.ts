import { type Headless, startHeadless } from '#host/http/headless.ts';

/**
 * A headless host in this process, on a port of its own. Nothing of this machine's settings counts,
 * so that the pictures are the same everywhere.
 */
export const startHost = (
  dataDir: string,
  settings: Readonly<Record<`ROLEWATCH_${string}`, string>> = {},
): Promise<Headless> =>
  startHeadless({
    dataDir,
    flags: {},
    env: { ...withoutSettings(process.env), ...settings },
    say: console.log,
    logTo: 'file',
    host: '127.0.0.1',
    port: 0,
    onListening: () => undefined,
  });

const withoutSettings = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('ROLEWATCH_')));
