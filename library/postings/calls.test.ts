import { describe, expect, it } from 'vitest';
import { methods } from '#contract/methods.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { storePostings } from '#tests/support/stored-postings.ts';
import { insights } from '../insights/insights.ts';
import { postings } from './calls.ts';

describe('postings', () => {
  it('answers every call as the contract says', async () => {
    await using db = await openTestDatabase();
    const { id } = await storePostings(db, { a: [{}], b: [{}] });
    const calls = { ...postings(db), ...insights(db) };
    const filter = { query: 'data' };
    const answers = {
      'postings.search': await calls['postings.search'](filter),
      'postings.list': await calls['postings.list']({ filter, offset: 0, limit: 100 }),
      'postings.countNew': await calls['postings.countNew']({ filter, upTo: 1 }),
      'postings.facets': await calls['postings.facets']({ filter, currency: undefined }),
      'postings.places': await calls['postings.places']({ filter, limit: 10 }),
      'postings.snippets': await calls['postings.snippets']({ ids: [id('a')], query: 'data' }),
      'postings.suggest': await calls['postings.suggest']({ query: 'enginer' }),
      'postings.get': await calls['postings.get']({ id: id('a') }),
      'postings.textChange': await calls['postings.textChange']({ id: id('a'), at: 'never' }),
      'postings.mark': await calls['postings.mark']({ ids: [id('a'), 'nobody'], isRead: true }),
      'postings.export': await calls['postings.export']({
        filter,
        format: 'csv',
        offset: 0,
        limit: 500,
      }),
      'insights.get': await calls['insights.get']({}),
      'insights.days': await calls['insights.days']({ bounds: ['2026-03-09', '2026-03-11'] }),
      'insights.model': await calls['insights.model']({}),
      'insights.readAgain': await calls['insights.readAgain']({ model: 'none' }),
      'insights.mySearch': await calls['insights.mySearch']({}),
      'counts.get': await calls['counts.get']({}),
    };
    expect(Object.keys(answers).toSorted()).toEqual(Object.keys(calls).toSorted());
    for (const method of Object.keys(answers) as (keyof typeof answers)[]) {
      expect(methods[method].output.parse(answers[method]), method).toEqual(answers[method]);
    }
    expect(answers['postings.mark']).toEqual({ changed: [id('a')] });
    expect(answers['postings.countNew']).toEqual({ count: 1 });
  });
});
