import { describe, expect, it } from 'vitest';
import { seconds } from '#core/duration.ts';
import { defaultSettings } from '#core/settings.ts';
import { fakeChild } from '#tests/support/fake-child.ts';
import { startLocalServer } from '#tests/support/local-server.ts';
import { superviseVllm, type VllmDeps, vllmPolicy } from './vllm-child.ts';

const failedStart = { readyAt: null, endedAt: 10_000 };
const shortLife = { readyAt: 0, endedAt: 5_000 };
const longLife = { readyAt: 0, endedAt: 600_000 };

describe('vllmPolicy', () => {
  it('gives up at once where another start cannot help', () => {
    expect(vllmPolicy([failedStart], 'no_gpu').kind).toBe('give-up');
    expect(vllmPolicy([failedStart], 'weights').kind).toBe('give-up');
  });

  it('waits longer each time, and gives up after four', () => {
    const kinds = [1, 2, 3, 4].map((n) => vllmPolicy(Array(n).fill(failedStart), 'port'));
    expect(kinds).toEqual([
      { kind: 'restart', delayMs: seconds(5) },
      { kind: 'restart', delayMs: seconds(10) },
      { kind: 'restart', delayMs: seconds(20) },
      { kind: 'give-up', failedStarts: 4 },
    ]);
  });

  it('starts again after a card ran out of memory in the middle of work, a few times', () => {
    expect(vllmPolicy([shortLife], 'memory').kind).toBe('restart');
    expect(vllmPolicy(Array(4).fill(shortLife), 'memory').kind).toBe('give-up');
    expect(vllmPolicy([...Array(3).fill(shortLife), longLife], 'memory').kind).toBe('restart');
  });
});

const wanted = { isWanted: () => true, whenWanted: async () => undefined };

function supervise(over: Partial<VllmDeps> = {}) {
  const written: string[] = [];
  const hear: ((line: string) => void)[] = [];
  const children: ReturnType<typeof fakeChild>[] = [];
  const spawned: { readonly args: readonly string[]; readonly env: NodeJS.ProcessEnv }[] = [];
  const vllm = superviseVllm({
    settings: () => defaultSettings,
    demand: wanted,
    cwd: '/',
    output: { write: (line) => void written.push(line) },
    onState: () => undefined,
    onProgress: () => undefined,
    find: async () => ({ name: 'vllm', path: '/bin/vllm', origin: 'system' }),
    gpus: async () => null,
    spawn: (_program, args, { env = {} }) => {
      const child = fakeChild();
      children.push(child);
      spawned.push({ args, env });
      return {
        ...child,
        onLine(listener) {
          hear.push((line) => listener(line, 'stdout'));
          return () => undefined;
        },
      };
    },
    platform: 'linux',
    clock: { now: () => performance.now(), wait: async () => undefined },
    ...over,
  });
  const says = (line: string) => hear.at(-1)?.(line);
  return { vllm, children, spawned, written, says, [Symbol.asyncDispose]: () => vllm.stop(0) };
}

describe('superviseVllm', () => {
  it.each([
    ['not_installed', { find: async () => missing }],
    ['platform', { platform: 'win32' }],
    ['small_gpu', { gpus: async () => [smallCard] }],
  ] satisfies [string, Partial<VllmDeps>][])('says %s without a start', async (fault, over) => {
    await using world = supervise(over);
    await expect.poll(() => world.vllm.state().kind).toBe('gave-up');
    expect(world.vllm.problem()?.details).toMatchObject({ failure: fault });
    expect(world.vllm.address()).toBeNull();
    expect(world.children).toEqual([]);
  });

  it('tells how far its start has come, and keeps its key out of the log', async () => {
    // Its port answers nothing, so it never becomes ready.
    await using world = supervise({ clock: slowClock });
    await expect.poll(() => world.spawned.length).toBe(1);
    const key = world.spawned[0]?.env.VLLM_API_KEY ?? '';
    expect(key.length).toBeGreaterThan(30);
    world.says(`INFO Loading safetensors checkpoint shards:  33% Completed | 1/3`);
    world.says(`INFO the key is ${key}`);
    world.says('INFO Received request chatcmpl-1: prompt: the text of an opening');
    expect(world.vllm.progress()).toMatchObject({ step: 'loading' });
    expect(world.written.join('')).toContain('the key is ***');
    expect(world.written.join('')).not.toMatch(/text of an opening/);
  });

  it('explains its end by its last words, and gives up where they are final', async () => {
    await using world = supervise({ clock: slowClock });
    await expect.poll(() => world.children.length).toBe(1);
    world.says('torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 48.00 MiB');
    world.says('RuntimeError: Engine core initialization failed.');
    world.children[0]?.end(1);
    await expect.poll(() => world.vllm.state().kind).toBe('gave-up');
    expect(world.vllm.problem()?.message).toMatch(/^vLLM ran out of graphics memory \(torch/);
  });

  it('takes another port where one was taken', async () => {
    await using world = supervise({ clock: { ...slowClock, wait: async () => undefined } });
    await expect.poll(() => world.children.length).toBe(1);
    world.says('OSError: [Errno 98] Address already in use');
    world.children[0]?.end(1);
    await expect.poll(() => world.children.length).toBe(2);
    const ports = world.spawned.map(({ args }) => args[args.indexOf('--port') + 1]);
    expect(new Set(ports).size).toBe(2);
  });

  it('is restarted when its engine is dead', async () => {
    let isDead = false;
    await using server = await startLocalServer((_request, response) => {
      response.statusCode = isDead ? 503 : 200;
      response.end();
    });
    await using world = supervise({ port: async () => server.port });
    await expect.poll(() => world.vllm.address()).toMatchObject({ url: `${server.url}/v1` });
    isDead = true;
    await expect.poll(() => world.children[0]?.signals).toContain('SIGKILL');
    expect(world.vllm.address()).toBeNull();
  });
});

const missing = { name: 'vllm', missing: true, stillWorks: '', fix: '' } as const;
const smallCard = { index: 0, name: 'GT', totalMib: 2_000, freeMib: 1_900, capability: 7.5 };

/** Turns of the event loop in place of real waits, and no time that passes. */
const slowClock = {
  now: () => 0,
  wait: () => new Promise<void>((resolve) => setImmediate(resolve)),
};
