import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type ChildHandle,
  type ChildSpec,
  exitOf,
  type Launcher,
} from '#host/supervisor/launcher.ts';
import { forkNode } from '#host/supervisor/spawned-child.ts';
import { becomeReady } from '#tests/support/electron/app.ts';
import { forkUtility } from '../../electron/fork-utility.ts';

const launchers: readonly (readonly [string, Launcher])[] = [
  ['forkNode', forkNode],
  ['forkUtility, over the double', forkUtility],
];
beforeAll(becomeReady);

const spec: ChildSpec = {
  entry: path.resolve(import.meta.dirname, '../fixtures/talking-child.ts'),
  args: ['talk'],
  env: { ...process.env, GREETING: 'a test' },
  execArgv: ['--no-warnings'],
};

const nextMessage = (child: ChildHandle) =>
  new Promise<unknown>((resolve) => {
    const off = child.onMessage((message) => {
      off();
      resolve(message);
    });
  });

const nextLine = (child: ChildHandle, wanted: 'stdout' | 'stderr') =>
  new Promise<string>((resolve) => {
    child.onLine((line, stream) => {
      if (stream === wanted) resolve(line);
    });
  });

describe.each(launchers)('%s', (_, launcher) => {
  it('hears what the child says', async () => {
    const child = launcher.launch(spec);
    expect(await nextMessage(child)).toEqual({ type: 'ready' });
    child.kill('SIGKILL');
  });

  it('carries what a structured clone can', async () => {
    const child = launcher.launch(spec);
    await nextMessage(child);
    const sent = { map: new Map([[1, new Date(0)]]), bytes: new Uint8Array([1, 2]), big: 2n };
    child.send(sent);
    expect(await nextMessage(child)).toEqual({ heard: sent });
    child.kill('SIGKILL');
  });

  it('passes on the environment and the options of Node', async () => {
    const child = launcher.launch(spec);
    const lines = await Promise.all([nextLine(child, 'stdout'), nextLine(child, 'stderr')]);
    expect(lines).toEqual(['hello from a test', 'options: --no-warnings']);
    child.kill('SIGKILL');
  });

  it('tells the code that the child ended with', async () => {
    const child = launcher.launch({ ...spec, args: ['crash'] });
    expect(await exitOf(child)).toEqual({ code: 3, signal: null });
  });

  it('tells of the end also to who asks later', async () => {
    const child = launcher.launch({ ...spec, args: ['crash'] });
    await exitOf(child);
    expect(await exitOf(child)).toMatchObject({ code: 3 });
  });

  it('takes messages and signals for a child that has ended', async () => {
    const child = launcher.launch({ ...spec, args: ['crash'] });
    await exitOf(child);
    child.send({ type: 'exit' });
    expect(() => child.kill('SIGKILL')).not.toThrow();
  });

  it('accepts an entry as a URL', async () => {
    const entry = new URL('../fixtures/talking-child.ts', import.meta.url);
    const child = launcher.launch({ ...spec, entry });
    expect(await nextMessage(child)).toEqual({ type: 'ready' });
    child.kill('SIGKILL');
  });

  it('tells of an entry that does not exist by the end of the child', async () => {
    const child = launcher.launch({ ...spec, entry: '/nowhere/entry.ts' });
    expect(await exitOf(child)).toEqual({ code: 1, signal: null });
  });
});
