import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { RawPosting } from '#core/posting.ts';
import { oneAnswer, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody, parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings } from '#tests/support/recordings.ts';
import { hibob } from './hibob.ts';

// The answers below are made from the facts about HiBob.
const url = 'https://acme.careers.hibob.com/api/job-ad';
const parsed = (said: object) =>
  parseBody(hibob, JSON.stringify({ jobAdDetails: [{ id: '1', title: 'Clerk', ...said }] }))
    .postings[0];

describe.skipIf(!hasRecordings)('hibob on recordings', () => {
  it('reads every opening', () => {
    const { postings, skipped } = parseRecording(hibob, 'hibob/job_ad.json');
    expect(skipped).toEqual([]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
    expect(postings).toMatchObject([
      {
        externalId: '05ee8195-b8d4-4590-a36e-5187cd4974b2',
        title: 'Senior Clinical Trial Associate',
        url: 'https://acme.careers.hibob.com/jobs/05ee8195-b8d4-4590-a36e-5187cd4974b2',
        locations: [{ text: 'USA', country: 'United States' }],
        workplace: 'hybrid',
        department: '1023-Clin Ops - R&D',
        employmentType: 'full_time',
        salary: null,
        postedAt: '2026-07-17T00:00:00Z',
        descriptionText: 'Job description redacted for testing.\n\nRequirements redacted.',
      },
      { workplace: 'remote', postedAt: '2026-08-21T00:00:00Z' },
    ]);
  });
});

describe('hibob', () => {
  it('reads pay, and a country without a site', () => {
    const pay = {
      payTransparencyMinSalary: 50_000,
      payTransparencyMaxSalary: '60000',
      payTransparencyPayPeriod: 'Annual',
      payTransparencyCurrency: 'GBP',
    };
    expect(parsed({ ...pay, country: 'Malta', workspaceTypeId: 'on_site' })).toMatchObject({
      salary: { min: 50_000, max: 60_000, currency: 'GBP', period: 'year' },
      locations: [{ text: 'Malta', country: 'Malta' }],
      workplace: 'onsite',
    });
  });

  it('names the site’s own page as the referrer', async () => {
    const context = createFetchContext({ answers: { [url]: '{"jobAdDetails":[]}' } });
    await hibob.fetch('acme', context);
    expect(context.requests[0]?.headers).toEqual({
      referer: 'https://acme.careers.hibob.com/jobs',
    });
  });

  it.each([
    ['https://acme.careers.hibob.com/jobs/1', 'acme'],
    ['https://www.hibob.com/careers', null],
    ['https://careers.hibob.com/', null],
    ['https://acme.careers.hibob.com.example.com/', null],
  ])('reads the board in %s', (address, slug) => {
    expect(hibob.match({ url: new URL(address), html: null })?.slug ?? null).toBe(slug);
  });

  it.each([
    ['no board', {}, 'unknown_board'],
    ['a refusal', { [url]: new AppError('access_denied', { url, status: 401 }) }, 'access_denied'],
    ['a page', { [url]: '<html></html>' }, 'unexpected_content'],
  ])('knows %s', async (_name, answers, code) => {
    const context = createFetchContext({ answers });
    await expect(hibob.fetch('acme', context)).rejects.toMatchObject({ code });
  });
});

sourceSuite('hibob', {
  opening: { jobAdDetails: [{ id: '1', title: 'Clerk', site: 'Ulm' }] },
  lists: oneAnswer(url, 'jobAdDetails'),
});
