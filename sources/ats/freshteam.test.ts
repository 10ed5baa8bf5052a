import { describe, expect, it } from 'vitest';
import { type ListCase, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody } from '#tests/support/parse-recording.ts';
import { freshteam } from './freshteam.ts';

// Made from the facts: there are no recordings of Freshteam.
const url = 'https://acme.freshteam.com/hire/widgets/jobs.json';
const branches = [
  { id: 5, location: 'Belo Horizonte, Brazil', city: 'Belo Horizonte', country_code: 'BR' },
  { id: 6, city: 'Ulm', country_code: 'DE' },
];
const answer = (...jobs: readonly object[]) =>
  JSON.stringify({ jobs, branches, job_roles: [{ id: 9, name: 'Marketing' }] });
const parsed = (fields: object) =>
  parseBody(freshteam, answer({ id: 1, title: 'Clerk', ...fields })).postings[0];
const run = (answers: Parameters<typeof createFetchContext>[0]['answers']) =>
  freshteam.fetch('acme', createFetchContext({ answers }));

describe('freshteam', () => {
  it.each([
    ['https://acme.freshteam.com/jobs/2OU7qEKgG4DR/clerk', 'acme'],
    [url, 'acme'],
    ['https://www.freshteam.com/', undefined],
    ['https://acme.freshteam.com.example/jobs', undefined],
  ])('finds the company in %s', (address, slug) => {
    expect(freshteam.match({ url: new URL(address), html: null })?.slug).toBe(slug);
  });

  it('joins a job with its branch and its role', () => {
    expect(
      parsed({
        url: 'https://acme.freshteam.com/jobs/x/clerk',
        branch_id: 5,
        job_role_id: 9,
        job_type: 2,
        remote: 'true',
        created_at: '2025-02-06T19:22:55.000Z',
        description: '<p>Sort letters.</p>',
      }),
    ).toMatchObject({
      externalId: '1',
      url: 'https://acme.freshteam.com/jobs/x/clerk',
      locations: [{ text: 'Belo Horizonte, Brazil', city: 'Belo Horizonte' }],
      workplace: 'remote',
      department: 'Marketing',
      employmentType: null,
      postedAt: '2025-02-06T19:22:55.000Z',
      descriptionText: 'Sort letters.',
    });
  });

  it('reads a branch in parts, no branch, and an address without one', () => {
    expect(parsed({ branch_id: '6', remote: false, unique_id: 'x1' })).toMatchObject({
      url: 'https://acme.freshteam.com/jobs/x1',
      locations: [{ text: 'Ulm, DE' }],
      workplace: null,
    });
    expect(parsed({})).toMatchObject({ locations: [], department: null, url: null });
  });

  it.each([{ deleted: true }, { status: 'on_hold' }])('leaves out a job with %j', (fields) => {
    expect(parsed(fields)).toBeUndefined();
  });

  it('takes the page of an unknown company for no answer', async () => {
    await expect(run({ [url]: '<html><h1>404</h1></html>' })).rejects.toMatchObject({
      code: 'unexpected_content',
    });
  });
});

const jobs = (count: number) =>
  answer(...Array.from({ length: count }, (_, id) => ({ id, title: 'Clerk' })));
const lists: readonly ListCase[] = [
  ['one answer', { [url]: jobs(3) }, true],
  ['an empty list', { [url]: jobs(0) }, true],
  ['as many as the vendor gives', { [url]: jobs(1_000) }, false],
];

sourceSuite('freshteam', {
  opening: { jobs: [{ id: 1, title: 'Clerk', branch: { location: 'Ulm' } }] },
  lists,
});
