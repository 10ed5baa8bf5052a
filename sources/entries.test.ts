import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { webDocument } from '#tests/support/fetch-context.ts';
import { listedIn, readEntries } from './entries.ts';
import { required } from './fields/lenient.ts';
import { rawPosting } from './fields/raw-posting.ts';

const read = (...bodies: readonly string[]) =>
  readEntries(
    bodies.map((body, n) => webDocument(`https://vendor.example/${n}`, { body })),
    {
      list: 'jobs',
      schema: z.object({ id: required, title: required }),
      posting: ({ id, title }) => rawPosting({ externalId: id, title }),
    },
  );

describe('readEntries', () => {
  it('reads every readable entry of several documents, and reports the rest', () => {
    const { postings, skipped } = read('{"jobs":[{"id":1,"title":"A"}]}', '{broken');
    expect(postings).toHaveLength(1);
    expect(skipped).toMatchObject([{ what: 'https://vendor.example/1' }]);
  });

  it('throws if no document is readable', () => {
    expect(() => read('{broken', '{"error":1}')).toThrow(/the JSON is broken/);
  });

  it('does not read a message as an empty board', () => {
    expect(() => read('{"jobs":{"message":"temporarily unavailable"}}')).toThrow(
      expect.objectContaining({ code: 'unreadable_content' }),
    );
  });

  it('keeps the other openings if one has no id', () => {
    const jobs = [{ id: 1 }, { id: 2 }].map((said) => ({ ...said, title: 'Clerk' }));
    const document = webDocument('https://vendor.example/', { body: JSON.stringify({ jobs }) });
    const { postings, skipped } = readEntries([document], {
      list: 'jobs',
      schema: z.object({ id: required, title: required }),
      posting: ({ id, title }) => rawPosting({ externalId: id === '1' ? '' : id, title }),
    });
    expect(postings.map(({ externalId }) => externalId)).toEqual(['2']);
    expect(skipped).toEqual([{ what: 'Clerk', reason: 'it has no id' }]);
  });

  it('is empty for no documents', () => {
    expect(read()).toEqual({ postings: [], skipped: [] });
  });

  it('reads past a byte order mark', () => {
    expect(read('\ufeff{"jobs":[{"id":1,"title":"A"}]}').postings).toHaveLength(1);
  });
});

describe('listedIn', () => {
  it.each([
    ['a list', [1, 2], [1, 2]],
    ['an object with a list', { jobs: [1] }, [1]],
    ['an empty list written as an object', { jobs: {} }, []],
    ['an empty list written as null', { jobs: null }, []],
    ['a message in place of the list', { jobs: { message: 'temporarily unavailable' } }, null],
    ['a word in place of the list', { jobs: 'later', id: 1 }, null],
    ['a single opening', { id: 1 }, [{ id: 1 }]],
    ['an error', { error: 'x' }, null],
    ['a text', 'x', null],
    ['null', null, null],
  ])('finds the entries of %s', (_name, json, entries) => {
    expect(listedIn(json, 'jobs')).toEqual(entries);
  });
});
