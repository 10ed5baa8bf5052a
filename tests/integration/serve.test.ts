import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConnectionState, createClient, type EventMessage } from '#contract/client.ts';
import { createHttpTransport, type HttpTransport } from '#contract/http-transport.ts';
import { failed, type RunningCli, runCli, startCli } from '#tests/support/cli.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { startLocalServer } from '#tests/support/local-server.ts';

let stack: AsyncDisposableStack;
let dataDir: string;
beforeEach(async () => {
  stack = new AsyncDisposableStack();
  const folder = stack.use(await temporaryFolder()).path;
  dataDir = path.join(folder, 'data');
});
afterEach(() => stack.disposeAsync());

/** Processes take their time on a busy machine. */
type Served = {
  readonly cli: RunningCli;
  readonly link: URL;
  readonly token: string;
  /** Asks to stop, and waits for the exit code. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
};

/** Runs `serve`, or another command that serves, on a free port until the test ends. */
async function serve(
  args: readonly string[] = ['serve', '--port', '0'],
  env: Readonly<Record<string, string>> = {},
): Promise<Served> {
  const cli = stack.use(startCli(['--json', ...args, '--data-dir', dataDir], { env }));
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    cli.kill(signal);
    return (await cli.exited).code;
  };
  // Not killed: its children would still write while the folder is removed.
  stack.defer(async () => void (await stop()));
  const line = await cli.waitForLine(({ type }) => type === 'listening');
  const link = new URL(String(line.url));
  return { cli, link, token: link.hash.replace('#token=', ''), stop };
}

function connect({ link, token }: Served): HttpTransport {
  const transport = createHttpTransport({ baseUrl: link.origin, token });
  stack.defer(() => transport.close());
  return transport;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('serve', () => {
  it('prints its link in its first line, and in no other', async () => {
    const { cli, stop } = await serve();
    expect(await stop()).toBe(0);
    const { lines, notJson } = await cli.result;
    expect(notJson).toEqual([]);
    expect(lines).toEqual([
      {
        type: 'listening',
        url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/),
      },
    ]);
  });

  it('prints its link to people in one line', async () => {
    const cli = stack.use(startCli(['serve', '--port', '0', '--data-dir', dataDir]));
    const note = path.join(dataDir, 'host.json');
    await expect.poll(() => readFile(note, 'utf8').catch(() => null)).not.toBeNull();
    cli.kill('SIGINT');
    const { stdout, exitCode } = await cli.result;
    expect(stdout).toMatch(/^Rolewatch is at http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}\n$/);
    expect(exitCode).toBe(0);
  });

  it('answers calls, and sends their changes', async () => {
    const transport = connect(await serve());
    const client = createClient(transport);
    const heard: EventMessage[] = [];
    transport.onEvent((message) => heard.push(message));
    await expect.poll(() => heard.map(({ event }) => event)).toContain('health.changed');
    const before = heard.filter(({ event }) => event === 'data.changed').length;
    const url = 'https://jobs.lever.co/acme';
    expect(await client.call('companies.add', { url })).toMatchObject({ url });
    await expect
      .poll(() => heard.filter(({ event }) => event === 'data.changed').length)
      .toBeGreaterThan(before);
  });

  it('is healthy, and has metrics', async () => {
    const { link, token } = await serve();
    const wellness = async () => await (await fetch(`${link.origin}/healthz`)).text();
    await expect.poll(wellness).toBe('ok\n');
    const headers = { authorization: `Bearer ${token}` };
    const metrics = await (await fetch(`${link.origin}/metrics`, { headers })).text();
    expect(metrics).toMatch(/^rolewatch_queue_jobs\{queue="io_fetch",state="waiting"\} 0$/m);
    expect(metrics).toMatch(/^rolewatch_companies 0$/m);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('stops in order on %s', async (signal) => {
    const served = await serve();
    expect(await served.stop(signal)).toBe(0);
    await expect(fetch(`${served.link.origin}/healthz`)).rejects.toThrow();
    await expect(stat(path.join(dataDir, 'host.json'))).rejects.toThrow('ENOENT');
    await expect(stat(path.join(dataDir, 'lock'))).rejects.toThrow('ENOENT');
  });

  it('reconnects with an open page after a restart, with the same token', async () => {
    const first = await serve();
    const transport = connect(first);
    const states: ConnectionState[] = [];
    transport.onState((state) => states.push(state));
    await expect.poll(() => states.at(-1)).toBe('open');
    first.cli.kill('SIGKILL');
    await first.cli.exited;
    const again = await serve(['serve', '--port', first.link.port]);
    expect(again.token).toBe(first.token);
    await expect.poll(() => states.at(-1)).toBe('open');
    expect(states).toEqual(['connecting', 'open', 'reconnecting', 'open']);
    expect(await transport.call('companies.list', {})).toEqual({ value: [] });
  });

  it('keeps the token and the link private', async () => {
    const { token } = await serve();
    for (const name of ['secrets.json', 'host.json']) {
      const file = path.join(dataDir, name);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect(await readFile(file, 'utf8')).toContain(token);
    }
  });

  it('writes the token into no log, however much it logs', async () => {
    const env = { ROLEWATCH_LOG_LEVEL: 'debug', ROLEWATCH_WORKER_IDLE_SECONDS: '0' };
    const served = await serve(['serve', '--port', '0'], env);
    const { cli, link, token, stop } = served;
    const client = createClient(connect(served));
    await fetch(`${link.origin}/api/no.such?token=${token}`, { method: 'POST' });
    // Forces a log line.
    const { redisPid } = await client.call('health.get', {});
    process.kill(redisPid ?? Number.NaN, 'SIGKILL');
    const newPid = async () => (await client.call('health.get', {})).redisPid ?? redisPid;
    await expect.poll(newPid).not.toBe(redisPid);
    const { workers, redisPid: lastPid } = await client.call('health.get', {});
    await stop('SIGKILL');
    // Its children end on their own and may write until then.
    const pids = [lastPid, ...workers.map(({ pid }) => pid)].flatMap((pid) => pid ?? []);
    await expect.poll(() => pids.filter(isAlive)).toEqual([]);
    const { stderr } = await cli.result;
    const logs = path.join(dataDir, 'logs');
    const files = await readdir(logs);
    const texts = await Promise.all(files.map((name) => readFile(path.join(logs, name), 'utf8')));
    expect([stderr, ...texts].join('')).toMatch(/"level":/);
    for (const text of [stderr, ...texts]) expect(text).not.toContain(token);
  });
});

describe('a second start', () => {
  it('prints the link of the first', async () => {
    const { link } = await serve();
    const { origin, hash } = new URL(link);
    const result = await runCli(['--json', 'serve', '--port', '0', '--data-dir', dataDir]);
    expect(result).toMatchObject(failed('data_dir_locked'));
    expect(result.stderr).toContain(`Rolewatch is already running: ${origin}/`);
    // Standard error is no terminal here: its text may end in a log.
    expect(result.stderr).not.toContain(hash);
  });

  it('from `npm start` is no failure: it shows the first one', async () => {
    const { link } = await serve();
    const args = ['start', '--no-open', '--port', '0', '--data-dir', dataDir];
    const { exitCode, stdout } = await runCli(args);
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: `Rolewatch is already running: ${link}\n`,
    });
  });

  it('reports that the data dir is in use if the first one serves nothing', async () => {
    const { cli } = await serve();
    const note = path.join(dataDir, 'host.json');
    await expect.poll(() => readFile(note, 'utf8')).toContain(String(cli.pid));
    await rm(note);
    const result = await runCli(['--json', 'serve', '--port', '0', '--data-dir', dataDir]);
    expect(result).toMatchObject({ ...failed('data_dir_locked'), stderr: expect.any(String) });
    const [waiting, error] = result.stderr.split('\n');
    expect(waiting).toBe(`Waiting for another Rolewatch (pid ${cli.pid}) to finish`);
    expect(error).toMatch(new RegExp(`^error: Another Rolewatch \\(pid ${cli.pid}\\) is using`));
  });
});

describe('a port', () => {
  it('that the user asked for and is taken is named', async () => {
    await using other = await startLocalServer((_request, response) => response.end());
    const port = String(other.port);
    const result = await runCli(['--json', 'serve', '--port', port, '--data-dir', dataDir]);
    expect(result).toMatchObject(failed('port_in_use'));
    expect(result.stderr).toContain(port);
  });

  it('defaults to 4717, or any other if that is taken', async () => {
    await using _usual = await occupy(4_717);
    const { link } = await serve(['serve']);
    expect(Number(link.port)).toBeGreaterThan(0);
    expect(link.port).not.toBe('4717');
  });

  it.each(['-1', '65536', 'http', '80.5', ''])('"%s" is invalid', async (port) => {
    const result = await runCli(['serve', `--port=${port}`]);
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(result.stderr).toContain('0 to 65535');
  });
});

it('warns if others on the network can reach it', async () => {
  const { cli, link, stop } = await serve(['serve', '--host', '0.0.0.0', '--port', '0']);
  expect(link.hostname).toBe('127.0.0.1');
  await stop();
  expect((await cli.result).stderr).toContain('Anyone on the network with the link');
});

describe('`npm start`', () => {
  it('serves the screens to a browser without the desktop app', async () => {
    const env = { CI: '1', ELECTRON_OVERRIDE_DIST_PATH: dataDir };
    const cli = stack.use(startCli(['start', '--data-dir', dataDir], { env }));
    const note = async () => JSON.parse(await readFile(path.join(dataDir, 'host.json'), 'utf8'));
    await expect.poll(() => note().catch(() => null)).not.toBeNull();
    const page = await (await fetch(new URL((await note()).url).origin)).text();
    expect(page).toContain('<div id="root">');
    cli.kill('SIGTERM');
    const { exitCode, stderr } = await cli.result;
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/^Electron is not installed: Rolewatch opens in your browser/);
  });

  it('only serves if asked to', async () => {
    const { cli, link, stop } = await serve(['start', '--no-open', '--port', '0']);
    expect(await (await fetch(link.origin)).text()).toContain('<div id="root">');
    await stop();
    expect((await cli.result).stderr).not.toContain('Electron');
  });
});

/** Takes a port on 127.0.0.1, unless another program has it. */
async function occupy(port: number): Promise<AsyncDisposable> {
  const server = createServer();
  const { promise, resolve } = Promise.withResolvers<void>();
  server.once('error', () => resolve());
  server.listen(port, '127.0.0.1', () => resolve());
  await promise;
  return { [Symbol.asyncDispose]: async () => void server.close() };
}
