import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { methods } from '#contract/methods.ts';
import { openTestDatabase, watched } from '#tests/support/database.ts';
import { storeMany } from '#tests/support/stored-postings.ts';
import { createLibraryCall } from './calls.ts';
import { createTurns } from './turns.ts';

describe('turns', () => {
  it('let nothing wait if nothing goes first', async () => {
    await createTurns().letPass();
  });

  it('let what goes first end, also what begins meanwhile', async () => {
    const turns = createTurns();
    const ended: string[] = [];
    const [one, two] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const first = turns.first(() => one.promise).then(() => ended.push('one'));
    const last = turns.letPass().then(() => ended.push('last'));
    const second = turns.first(() => two.promise).then(() => ended.push('two'));
    one.resolve();
    await first;
    two.resolve();
    await Promise.all([second, last]);
    expect(ended).toEqual(['one', 'two', 'last']);
  });

  it('go on after a failure', async () => {
    const turns = createTurns();
    const failing = turns.first(() => Promise.reject(new Error('no such table')));
    const last = turns.letPass();
    await expect(failing).rejects.toThrow('no such table');
    await last;
  });

  it('take in a message that came while the thread was busy', async () => {
    const turns = createTurns();
    const { port1, port2 } = new MessageChannel();
    const ended: string[] = [];
    port2.on('message', () => void turns.first(async () => ended.push('asked')));
    port1.postMessage('ready?');
    await once(port2, 'message');
    port1.postMessage('a key');
    await turns.letPass();
    ended.push('last');
    port1.close();
    expect(ended).toEqual(['asked', 'asked', 'last']);
  });
});

/** What only this call asks. */
const marksOf = { 'postings.list': 'max(seq) AS last', counting: 'group_concat' };

describe('a list that is asked for while others count', () => {
  it.each([
    ['postings.facets', { filter: { query: 'engineer' } }],
    ['postings.facets', { filter: {} }],
    ['postings.places', { filter: {} }],
    ['insights.get', {}],
  ] as const)('is read before %s goes on', async (method, input) => {
    await using db = await openTestDatabase();
    await storeMany(db, 50);
    const asked: string[] = [];
    const call = createLibraryCall(watched(db, (sql) => asked.push(sql)));
    const counting = call(method, input);
    await call('postings.list', { filter: { query: 'engineer' } });
    expect(asked.filter((sql) => sql.includes(marksOf.counting))).toEqual([]);
    await counting;
    expect(asked.some((sql) => sql.includes(marksOf.counting))).toBe(true);
  });

  it('is the only kind of call, with one opening, that others let pass', () => {
    const goes = (when: string) =>
      Object.entries(methods).flatMap(([name, row]) =>
        'goes' in row && row.goes === when ? [name] : [],
      );
    expect(goes('first')).toEqual(['postings.list', 'postings.get']);
    expect(goes('last')).toContain('postings.snippets');
  });
});
