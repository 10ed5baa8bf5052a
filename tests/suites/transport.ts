import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Client,
  type ConnectionState,
  createClient,
  type EventMessage,
  isCallError,
  type Transport,
} from '#contract/client.ts';
import { AppError } from '#core/errors.ts';
import { type FakeRolewatch, health, runView } from '#tests/support/fake-rolewatch.ts';

/** A transport, and the host at its other end. */
export type TransportUnderTest = AsyncDisposable & {
  readonly transport: Transport;
  readonly rolewatch: FakeRolewatch;
};

/** Ours is not the only work of a machine. */
/** What every transport promises a client. */
export function transportSuite(name: string, open: () => Promise<TransportUnderTest>): void {
  describe(name, () => {
    let opened: TransportUnderTest;
    let client: Client;
    beforeEach(async () => {
      opened = await open();
      client = createClient(opened.transport);
    });
    afterEach(() => opened[Symbol.asyncDispose]());

    /** Once the host tells this client of events. */
    const isOpen = async (): Promise<void> => {
      const states: ConnectionState[] = [];
      opened.transport.onState((state) => states.push(state));
      await expect.poll(() => states.at(-1)).toBe('open');
    };

    it('answers with the value of a call', async () => {
      expect(await client.call('health.get', {})).toEqual(health);
    });

    it('carries what people write, whatever the letters', async () => {
      const title = 'Żółć 求人 مطلوب 👩‍🚀 \u2028 "quoted"';
      opened.rolewatch.answers.set('preferences.get', { title });
      expect(await client.call('preferences.get', {})).toEqual({ title });
    });

    it('carries an answer of some megabytes', async () => {
      const rows = Array.from({ length: 50_000 }, (_, n) => ({
        n,
        text: 'An opening like others',
      }));
      opened.rolewatch.answers.set('preferences.get', { rows });
      expect(await client.call('preferences.get', {})).toEqual({ rows });
    });

    it('throws what the call throws, with its code and what to do', async () => {
      opened.rolewatch.answers.set('runs.get', new AppError('unknown_run', { id: 'r' }));
      const error = await client.call('runs.get', { id: 'r' }).catch((thrown: unknown) => thrown);
      expect(isCallError(error)).toBe(true);
      expect(error).toMatchObject({
        code: 'unknown_run',
        message: 'There is no scan r',
        hint: expect.stringContaining('cleared from the history'),
      });
    });

    it('throws where the input is not as it should be, and says where', async () => {
      await expect(client.call('jobs.list', { limit: -1 })).rejects.toMatchObject({
        code: 'invalid_input',
        message: expect.stringMatching(/^limit: ./),
      });
    });

    it('throws where there is no such method', async () => {
      await expect(client.call('jobs.destroy' as never, {} as never)).rejects.toMatchObject({
        code: 'unknown_method',
      });
    });

    it('answers with an envelope where nobody foresaw the error, without its stack', async () => {
      opened.rolewatch.answers.set('jobs.summary', new TypeError('x is not a function'));
      const reply = await opened.transport.call('jobs.summary', {});
      expect(reply).toMatchObject({ error: { code: 'internal' } });
      expect(JSON.stringify(reply)).not.toContain('.ts:');
    });

    it('tells what is so as soon as it is open, then what changes, in order', async () => {
      opened.rolewatch.present = [{ event: 'run.changed', data: runView('r', 0.1) }];
      const heard: EventMessage[] = [];
      opened.transport.onEvent((message) => heard.push(message));
      await isOpen();
      opened.rolewatch.publish({ event: 'run.changed', data: runView('r', 0.5) });
      opened.rolewatch.publish({ event: 'run.changed', data: runView('r', 1) });
      await expect.poll(() => heard.length).toBe(3);
      expect(heard.map(({ data }) => data)).toEqual([
        runView('r', 0.1),
        runView('r', 0.5),
        runView('r', 1),
      ]);
    });

    it('tells a listener of the events it asked for', async () => {
      const heard: unknown[] = [];
      client.on('run.changed', (run) => heard.push(run.progress));
      await isOpen();
      opened.rolewatch.publish({ event: 'health.changed', data: health });
      opened.rolewatch.publish({ event: 'run.changed', data: runView('r', 0.5) });
      await expect.poll(() => heard).toEqual([0.5]);
    });

    it('tells nothing to who no longer listens', async () => {
      const stopped: unknown[] = [];
      const heard: unknown[] = [];
      const stop = client.on('run.changed', (run) => stopped.push(run));
      client.on('run.changed', (run) => heard.push(run));
      await isOpen();
      stop();
      opened.rolewatch.publish({ event: 'run.changed', data: runView('r', 0.5) });
      await expect.poll(() => heard).toHaveLength(1);
      expect(stopped).toEqual([]);
    });
  });
}
