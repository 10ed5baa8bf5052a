import { describe, expect, it } from 'vitest';
import { pagedAnswers, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody } from '#tests/support/parse-recording.ts';
import { recruiterbox } from './recruiterbox.ts';

// Made from the facts: there are no recordings of Recruiterbox.
const address = (offset: number) =>
  `https://jsapi.recruiterbox.com/v1/openings?client_name=acme&limit=100&offset=${offset}`;
const answer = (total: number, from: number, count: number) =>
  JSON.stringify({
    meta: { offset: from, limit: 100, total },
    objects: Array.from({ length: count }, (_, n) => ({ id: `fk${from + n}`, title: 'Clerk' })),
  });
const run = (answers: Parameters<typeof createFetchContext>[0]['answers']) =>
  recruiterbox.fetch('acme', createFetchContext({ answers }));

describe('recruiterbox', () => {
  it.each([
    ['https://acme.hire.trakstar.com/jobs/fk0745', 'acme'],
    ['https://acme.recruiterbox.com/jobs', 'acme'],
    [address(0), 'acme'],
    ['https://apiv1.recruiterbox.com/', undefined],
    ['https://www.trakstar.com/', undefined],
    ['https://acme.hire.trakstar.com.example/', undefined],
  ])('finds the company in %s', (url, slug) => {
    expect(recruiterbox.match({ url: new URL(url), html: null })?.slug).toBe(slug);
  });

  it('reads the fields of an opening', () => {
    const opening = {
      id: 'fk0745',
      title: 'Clerk',
      hosted_url: 'https://acme.hire.trakstar.com/jobs/fk0745',
      location: { city: 'Boise', state: 'Idaho', country: 'United States', zipcode: '83702' },
      allows_remote: true,
      department: { name: 'Post' },
      team: 'Letters',
      position_type: 'full_time',
      description: '<p>Sort letters.</p>',
      requirements: '<p>Read.</p>',
    };
    const body = JSON.stringify({ meta: { total: 1 }, objects: [opening] });
    expect(parseBody(recruiterbox, body).postings).toMatchObject([
      {
        externalId: 'fk0745',
        url: opening.hosted_url,
        locations: [{ text: 'Boise, Idaho, United States', city: 'Boise' }],
        workplace: 'remote',
        department: 'Post',
        team: 'Letters',
        employmentType: 'full_time',
        descriptionText: 'Sort letters.\n\nRead.',
      },
    ]);
  });

  it('does not take "no remote work" for work on site', () => {
    const body = JSON.stringify({ objects: [{ id: 'a', title: 'Clerk', allows_remote: false }] });
    expect(parseBody(recruiterbox, body).postings[0]?.workplace).toBeNull();
  });

  it('goes on after a page of 99', async () => {
    const { complete, documents } = await run({
      [address(0)]: answer(120, 0, 99),
      [address(99)]: answer(120, 99, 21),
    });
    expect([complete, documents.length]).toEqual([true, 2]);
  });

  it('tells an empty board from an unknown one and from a refusal', async () => {
    const unknown = { status: 400, body: '{"client_name":"Invalid client name"}' };
    expect((await run({ [address(0)]: answer(0, 0, 0) })).complete).toBe(true);
    await expect(run({ [address(0)]: unknown })).rejects.toMatchObject({ code: 'unknown_board' });
    await expect(run({ [address(0)]: { status: 400, body: '{}' } })).rejects.toMatchObject({
      code: 'unexpected_content',
    });
  });
});

sourceSuite('recruiterbox', {
  opening: { objects: [{ id: '1', title: 'Clerk', location: { city: 'Ulm' } }] },
  lists: pagedAnswers({
    request: (offset) => ({ url: address(offset), expect: 'json' }),
    size: 100,
    answer: (objects, total) => JSON.stringify({ meta: { total }, objects }),
    statesTotal: true,
  }),
});
