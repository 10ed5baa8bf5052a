import { describe, expect, it, vi } from 'vitest';
import { defaultSettings, type Settings } from '#core/settings.ts';
import { fakeChild } from '#tests/support/fake-child.ts';
import { startLocalServer } from '#tests/support/local-server.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { openModelServer } from './model-server.ts';

const always = { isWanted: () => true, whenWanted: async () => undefined };

/** A model server whose vLLM answers at once, or is missing. */
async function open(over: Partial<Settings> = {}, { isInstalled = true } = {}) {
  const http = await startLocalServer((_request, response) => response.end('{}'));
  let settings: Settings = { ...defaultSettings, llmSource: 'vllm', vllmIdleSeconds: 1, ...over };
  const world = { hasJobs: false, isInstalled };
  const onMoved = vi.fn();
  const children: ReturnType<typeof fakeChild>[] = [];
  const server = openModelServer({
    settings: () => settings,
    cwd: '/',
    notes: '/nowhere/notes.json',
    output: { write: () => undefined },
    hasJobs: async () => world.hasJobs,
    onMoved,
    onChange: () => undefined,
    log: silentLog,
    platform: 'linux',
    find: async () =>
      world.isInstalled
        ? { name: 'vllm', path: '/bin/vllm', origin: 'system' }
        : { name: 'vllm', missing: true, stillWorks: '', fix: '' },
    gpus: async () => null,
    port: async () => http.port,
    spawn: () => {
      const child = fakeChild();
      children.push(child);
      return child;
    },
  });
  return {
    server,
    world,
    children,
    onMoved,
    set: (next: Partial<Settings>) => {
      settings = { ...settings, ...next };
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await http[Symbol.asyncDispose]();
    },
  };
}

const { signal } = new AbortController();

describe('the model server', () => {
  it('is none of ours where the settings choose another', async () => {
    await using world = await open({ llmSource: 'server', llmUrl: 'http://127.0.0.1:1/v1' });
    world.world.hasJobs = true;
    world.server.look();
    world.server.wake();
    expect(world.server.view()).toBeNull();
    expect(world.server.whenUsable(always).isWanted()).toBe(true);
    expect(world.server.access()).toMatchObject({ kind: 'server', url: 'http://127.0.0.1:1/v1' });
    await world.server.settled(signal);
    expect(world.children).toEqual([]);
  });

  it('starts when jobs wait, and lets the worker begin once it answers', async () => {
    await using world = await open();
    const demand = world.server.whenUsable(always);
    expect(world.server.view()?.state).toBe('idle');
    expect(demand.isWanted()).toBe(false);
    world.world.hasJobs = true;
    world.server.look();
    await demand.whenWanted(signal);
    expect(demand.isWanted()).toBe(true);
    expect(world.server.view()?.state).toBe('ready');
    expect(world.server.access()).toMatchObject({
      kind: 'server',
      model: defaultSettings.llmModel,
    });
  });

  it('stops after a while without work, and takes its worker along', async () => {
    await using world = await open();
    world.server.wake();
    await world.server.settled(signal);
    await expect.poll(() => world.server.view()?.state).toBe('idle');
    expect(world.children[0]?.signals).toContain('SIGTERM');
    expect(world.onMoved).toHaveBeenCalledOnce();
    expect(world.server.whenUsable(always).isWanted()).toBe(false);
  });

  it('lets the worker fail with its reason if it cannot run, and tries again when asked', async () => {
    await using world = await open({}, { isInstalled: false });
    world.server.wake();
    await world.server.settled(signal);
    expect(world.server.view()).toMatchObject({
      state: 'failing',
      problem: { hint: expect.any(String) },
    });
    expect(world.server.access()).toMatchObject({ kind: 'failed', failure: 'not_installed' });
    world.world.isInstalled = true;
    world.server.wake();
    await world.server.settled(signal);
    expect(world.server.view()).toMatchObject({ state: 'ready', problem: null });
  });

  it('starts again with other settings, and ends when another model is chosen', async () => {
    await using world = await open();
    world.server.wake();
    await world.server.settled(signal);
    await world.server.renew();
    await expect.poll(() => world.children.length).toBe(2);
    world.set({ llmSource: 'server' });
    await world.server.renew();
    expect(world.children[1]?.signals).toContain('SIGTERM');
    expect(world.server.view()).toBeNull();
  });

  it('waits no longer than its caller', async () => {
    await using world = await open();
    const caller = new AbortController();
    const waiting = world.server.settled(caller.signal);
    caller.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
  });
});
