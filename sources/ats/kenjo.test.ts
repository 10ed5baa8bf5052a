import { describe, expect, it } from 'vitest';
import { type ListCase, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { kenjo } from './kenjo.ts';

// Made from the facts: there are no recordings of Kenjo.
const url = 'https://acme.kenjo.io/api/controller/career-site/public/acme/positions';
const position = {
  _id: '5dde37c7913b8600132907a9',
  jobTitle: 'Clerk',
  customUrl: 'clerk',
  positionType: 'Full-time',
  companyName: 'Acme GmbH',
  officeName: 'Berlin',
};
const list = (...activePositions: readonly object[]) =>
  JSON.stringify({ companyName: 'Acme', active: true, activePositions });
const run = async (answers: Parameters<typeof createFetchContext>[0]['answers']) => {
  const fetched = await kenjo.fetch('acme', createFetchContext({ answers }));
  return { fetched, ...kenjo.parse({ ...fetched, slug: 'acme', url: '' }) };
};

describe('kenjo', () => {
  it.each([
    ['https://acme.kenjo.io/positions/clerk', 'acme'],
    ['https://careers-acme.kenjo.io/', 'careers-acme'],
    ['https://app.kenjo.io/acme/jobs', undefined],
    ['https://www.kenjo.io/', undefined],
    ['https://acme.kenjo.io.example/', undefined],
  ])('finds the company in %s', (address, slug) => {
    expect(kenjo.match({ url: new URL(address), html: null })?.slug).toBe(slug);
  });

  it('joins a position with its own answer', async () => {
    const { fetched, postings } = await run({
      [url]: list(position),
      [`${url}/clerk`]: JSON.stringify({
        ...position,
        city: 'Berlin',
        country: 'Germany',
        publishedAt: '2026-05-01T08:00:00.000Z',
        jobDescription: { html: '<p>Sort letters.</p>' },
      }),
    });
    expect(fetched).toMatchObject({ complete: true });
    expect(postings).toMatchObject([
      {
        externalId: '5dde37c7913b8600132907a9',
        title: 'Clerk',
        company: 'Acme GmbH',
        url: 'https://acme.kenjo.io/positions/clerk',
        locations: [{ text: 'Berlin', country: 'Germany' }],
        employmentType: 'full_time',
        postedAt: '2026-05-01T08:00:00.000Z',
        descriptionText: 'Sort letters.',
      },
    ]);
  });

  it('does not take the answer of another position', async () => {
    const { fetched, postings } = await run({
      [url]: list(position),
      [`${url}/clerk`]: JSON.stringify({ ...position, _id: 'other' }),
    });
    expect([fetched.complete, postings[0]?.descriptionText]).toEqual([false, '']);
  });

  it('tells an empty site from a missing one', async () => {
    expect((await run({ [url]: list() })).fetched.complete).toBe(true);
    await expect(run({})).rejects.toMatchObject({ code: 'unknown_board' });
  });
});

const listed = { _id: '1', jobTitle: 'Clerk' };
const answer = (said: object) => ({
  [url]: JSON.stringify({ activePositions: [listed], ...said }),
});
const lists: readonly ListCase[] = [
  ['one answer', answer({}), true],
  ['null for a list', answer({ activePositions: null }), false],
  ['a total beyond the list', answer({ total: 2 }), false],
  ['a detail that is another one', { [url]: list(position), [`${url}/clerk`]: '{}' }, false],
];

sourceSuite('kenjo', {
  opening: { activePositions: [{ _id: '1', jobTitle: 'Clerk', officeName: 'Ulm' }] },
  lists,
});
