import { describe, expect, it } from 'vitest';
import { type ListCase, oneAnswer, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody } from '#tests/support/parse-recording.ts';
import { deel } from './deel.ts';

// Made from the facts: there are no recordings of Deel.
const api = 'https://api-prod.letsdeel.com/guest/ats/organizations';
const settingsUrl = `${api}/acme/career_page_settings`;
const listUrl = `${api}/org-1/job_boards/board-1/job_postings`;
const settings = { [settingsUrl]: '{"organizationId":"org-1","jobBoard":{"id":"board-1"}}' };
const parsed = (fields: object) =>
  parseBody(deel, JSON.stringify([{ id: '1', title: 'Clerk ', ...fields }])).postings[0];
const run = (answers: Parameters<typeof createFetchContext>[0]['answers']) =>
  deel.fetch('acme', createFetchContext({ answers }));

describe('deel', () => {
  it.each([
    ['https://jobs.deel.com/acme/job-details/1/overview', 'acme'],
    ['https://jobs.deel.com/job-boards/acme', 'acme'],
    [settingsUrl, 'acme'],
    ['https://jobs.deel.com/job-boards', undefined],
    ['https://www.deel.com/careers', undefined],
    ['https://jobs.deel.com.example/acme', undefined],
  ])('finds the company in %s', (address, slug) => {
    expect(deel.match({ url: new URL(address), html: null })?.slug).toBe(slug);
  });

  it('reads the fields of a posting', () => {
    expect(
      parsed({
        createdAt: '2026-05-01T08:00:00.000Z',
        richtextDescription: '<p>Sort letters.</p>',
        job: {
          jobLocations: [{ location: { name: 'Zürich' } }, { location: { name: 'Remote' } }],
          jobDepartments: [{ department: { name: 'Post' } }],
          jobTeams: [{ team: { name: 'Letters' } }],
          jobEmploymentTypes: [{ employmentType: { name: 'Full-time' } }],
        },
      }),
    ).toMatchObject({
      externalId: '1',
      title: 'Clerk',
      url: 'https://jobs.deel.com/acme/job-details/1/overview',
      locations: [{ text: 'Zürich' }, { text: 'Remote' }],
      department: 'Post',
      team: 'Letters',
      employmentType: 'full_time',
      postedAt: '2026-05-01T08:00:00.000Z',
      descriptionText: 'Sort letters.',
    });
  });

  it.each([
    [true, 50_000],
    [false, undefined],
    [undefined, undefined],
  ])('shows pay only if the employer does (%s)', (isCompensationVisible, min) => {
    const currentCompensation = { minAmount: 50_000, maxAmount: 60_000, currencyIsoCode: 'EUR' };
    const { salary } = parsed({ isCompensationVisible, job: { currentCompensation } }) ?? {};
    expect(salary?.min).toBe(min);
  });

  it('asks for the board that the settings name', async () => {
    expect((await run({ ...settings, [listUrl]: '[]' })).complete).toBe(true);
    const found = await deel.probe?.(
      'acme',
      createFetchContext({ answers: { ...settings, [listUrl]: '[{"id":"7","title":"Clerk"}]' } }),
    );
    expect(found).toEqual({ ids: ['7'], total: 1 });
  });

  it('takes only missing settings for an unknown company', async () => {
    await expect(run({})).rejects.toMatchObject({ code: 'unknown_board' });
    await expect(run({ [settingsUrl]: '{}' })).rejects.toMatchObject({
      code: 'unreadable_content',
    });
    expect(await deel.probe?.('acme', createFetchContext({ answers: {} }))).toBeNull();
  });
});

const lists = oneAnswer(listUrl, 'jobPostings').map(
  ([name, web, isWhole]): ListCase => [name, { ...settings, ...web }, isWhole],
);

sourceSuite('deel', {
  opening: [{ id: '1', title: 'Clerk', job: { jobLocations: [{ location: { name: 'Ulm' } }] } }],
  lists,
});
