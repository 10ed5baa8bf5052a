import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Handlers } from '#contract/api.ts';
import { longDeadlineMs, type MethodRow, usualDeadlineMs } from '#contract/define.ts';
import { methods } from '#contract/methods.ts';
import { AppError } from '#core/errors.ts';
import type { Topic } from '#core/topic.ts';
import type { Library } from '#library/client.ts';
import { createDispatch } from './dispatch.ts';

type Asked = { readonly where: string; readonly input: unknown };

/** A dispatch that records every call; its library can fail. */
function open({ fails = false } = {}) {
  const changed: Topic[] = [];
  const asked: Asked[] = [];
  const answer = (where: string) => async (input: unknown) => {
    asked.push({ where, input });
    return 'answer';
  };
  const library = {
    call: async (task: string, input: unknown) => {
      if (fails) throw new AppError('database_busy', {});
      return await answer(`library ${task}`)(input);
    },
  } as unknown as Pick<Library, 'call'>;
  const handlers = {
    'jobs.list': answer('host jobs.list'),
    'jobs.get': answer('host jobs.get'),
  } as unknown as Partial<Handlers>;
  const call = createDispatch(handlers, library, {
    changed: (topics) => changed.push(...topics),
  });
  return { asked, changed, call };
}

describe('dispatch', () => {
  it('calls the host for its methods, with defaults filled in', async () => {
    const { call, asked } = open();
    expect(await call('jobs.list', {})).toBe('answer');
    expect(asked).toEqual([{ where: 'host jobs.list', input: { limit: 100 } }]);
  });

  it('calls the library for methods that touch the database', async () => {
    const { call, asked } = open();
    await call('companies.get', { company: 'Acme' });
    expect(asked).toEqual([{ where: 'library companies.get', input: { company: 'Acme' } }]);
  });

  it.each(['companies.destroy', 'toString', '__proto__', ''])(
    'rejects the unknown method "%s"',
    async (method) => {
      const { call, asked } = open();
      await expect(call(method as never, {} as never)).rejects.toMatchObject({
        code: 'unknown_method',
      });
      expect(asked).toEqual([]);
    },
  );

  it('rejects a method without a handler', async () => {
    const { call } = open();
    await expect(call('health.get', {})).rejects.toMatchObject({ code: 'unknown_method' });
  });

  it.each([
    ['jobs.list', { limit: -1 }, 'limit'],
    ['jobs.list', { limit: 10, order: 'newest' }, 'jobs.list'],
    ['jobs.list', { statuses: ['waiting', 'lost'] }, 'statuses.1'],
    ['jobs.get', {}, 'id'],
    ['jobs.get', null, 'jobs.get'],
  ] as const)('refuses %s with %j and names the field', async (method, input, path) => {
    const { call, asked } = open();
    await expect(call(method, input as never)).rejects.toMatchObject({
      code: 'invalid_input',
      details: { path, reason: expect.any(String) },
    });
    expect(asked).toEqual([]);
  });

  it('reports the topics that a call changed', async () => {
    const { call, changed } = open();
    await call('companies.add', { url: 'https://jobs.lever.co/acme' });
    await call('companies.list', {});
    expect(changed).toEqual(['companies']);
  });

  it('reports no change for a failed call', async () => {
    const { call, changed } = open({ fails: true });
    await expect(call('companies.add', { url: 'x' })).rejects.toMatchObject({
      code: 'database_busy',
    });
    expect(changed).toEqual([]);
  });
});

describe('an unanswered call', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** A dispatch whose answers come when the test says, or never. */
  function openSlow() {
    const answer = Promise.withResolvers<unknown>();
    const library = { call: () => answer.promise } as unknown as Pick<Library, 'call'>;
    const [changed, late] = [vi.fn(), vi.fn()];
    const handlers = { 'jobs.list': () => answer.promise } as unknown as Partial<Handlers>;
    return { answer, changed, late, call: createDispatch(handlers, library, { changed, late }) };
  }

  it.each([
    ['by the library', 'companies.list'],
    ['by the host', 'jobs.list'],
  ] as const)('%s times out at its deadline, and the host hears of it', async (_where, method) => {
    const { call, late } = openSlow();
    const asked = call(method, {}).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(usualDeadlineMs - 1);
    expect(late).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(await asked).toMatchObject({ code: 'timed_out', details: { method } });
    expect(late).toHaveBeenCalledExactlyOnceWith(method, usualDeadlineMs);
  });

  it('may take longer if its row allows', async () => {
    const { call, answer, late } = openSlow();
    const asked = call('companies.remove', { company: 'acme' });
    await vi.advanceTimersByTimeAsync(usualDeadlineMs * 2);
    answer.resolve('a long text');
    expect(await asked).toBe('a long text');
    expect(late).not.toHaveBeenCalled();
  });

  it('reports its change once it finishes after all', async () => {
    const { call, answer, changed } = openSlow();
    const asked = call('companies.add', { url: 'x' }).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(usualDeadlineMs);
    expect(await asked).toMatchObject({ code: 'timed_out' });
    expect(changed).not.toHaveBeenCalled();
    answer.resolve({});
    await vi.waitFor(() => expect(changed).toHaveBeenCalledExactlyOnceWith(['companies']));
  });

  it('leaves no timer behind once answered', async () => {
    const { call, answer } = openSlow();
    answer.resolve([]);
    await call('companies.list', {});
    expect(vi.getTimerCount()).toBe(0);
  });
});

it('gives long deadlines only to calls over all data, and a deadline to every call', () => {
  const rows: readonly (readonly [string, MethodRow])[] = Object.entries(methods);
  const patient = rows.filter(([, { deadlineMs }]) => deadlineMs === longDeadlineMs);
  expect(patient.map(([name]) => name)).toEqual(
    expect.arrayContaining([
      ...['companies.import', 'companies.remove', 'runs.clear', 'runs.start'],
      ...['queues.retryAll', 'queues.clean', 'sources.detect', 'sources.parse', 'models.test'],
      ...['demo.open', 'data.erase'],
    ]),
  );
  const longest = Math.max(...rows.map(([, { deadlineMs = usualDeadlineMs }]) => deadlineMs));
  expect(longest).toBe(longDeadlineMs);
});
