import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { pagedAnswers, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody } from '#tests/support/parse-recording.ts';
import { hireology } from './hireology.ts';

// Made from the facts: there are no recordings of Hireology.
const address = (page: number) =>
  `https://api.hireology.com/v2/public/careers/acme?page=${page}&page_size=500`;
const answer = (count: number | undefined, ...data: readonly object[]) =>
  JSON.stringify({ data, count, page: 1, page_size: 500 });
const job = {
  id: 2827500,
  name: 'Technician',
  created_at: '2026-07-27T19:10:31.370Z',
  status: 'Open',
  employment_status: 'Full Time - hourly',
  job_description: '<p>Repair cars.</p>',
  locations: [{ city: 'Lincoln', state: 'NE', zip_code: '68521' }],
  remote: false,
  job_family: { id: 9, name: 'Service' },
  career_site_url: 'https://careers.hireology.com/acme/2827500/description',
  organization: { name: 'Acme of Lincoln' },
  compensation: {
    is_comp_range: true,
    comp_single_amount: '0.0',
    comp_range_min: '25.0',
    comp_range_max: '35.5',
    comp_period: 'hour',
  },
};
const parsed = (fields: object) =>
  parseBody(hireology, answer(1, { ...job, ...fields })).postings[0];

describe('hireology', () => {
  it.each([
    ['https://careers.hireology.com/acme/2827500/description', 'acme'],
    ['https://acme.hireology.careers/', 'acme'],
    [address(1), 'acme'],
    ['https://api.hireology.com/v2/public/careers/jobs/2827500', undefined],
    ['https://www.hireology.com/', undefined],
    ['https://careers.hireology.com.example/acme', undefined],
  ])('finds the company in %s', (url, slug) => {
    expect(hireology.match({ url: new URL(url), html: null })?.slug).toBe(slug);
  });

  it('reads the fields of a job', () => {
    expect(parsed({})).toMatchObject({
      externalId: '2827500',
      title: 'Technician',
      company: 'Acme of Lincoln',
      url: job.career_site_url,
      locations: [{ text: 'Lincoln, NE', city: 'Lincoln', region: 'NE' }],
      workplace: null,
      department: 'Service',
      employmentType: 'full_time',
      salary: { min: 25, max: 35.5, currency: null, period: 'hour' },
      postedAt: '2026-07-27T19:10:31.370Z',
      descriptionText: 'Repair cars.',
    });
  });

  it.each([
    [{ is_comp_range: false, comp_single_amount: '95' }, 95],
    [{ is_comp_range: true, comp_range_min: '0', comp_range_max: '0' }, undefined],
    [null, undefined],
  ])('reads the pay of %j', (compensation, min) => {
    expect(parsed({ compensation })?.salary?.min).toBe(min);
  });

  it('leaves out a job that is not open', () => {
    expect(parsed({ status: 'Closed' })).toBeUndefined();
    expect(parsed({ status: null })?.title).toBe('Technician');
  });

  it('takes only a missing company for unknown', async () => {
    const refusal = new AppError('access_denied', { url: address(1), status: 401 });
    const run = (answers: Readonly<Record<string, Error>>) =>
      hireology.fetch('acme', createFetchContext({ answers }));
    await expect(run({})).rejects.toMatchObject({ code: 'unknown_board' });
    await expect(run({ [address(1)]: refusal })).rejects.toBe(refusal);
  });

  it('reads an empty board', async () => {
    const context = createFetchContext({ answers: { [address(1)]: answer(0) } });
    expect((await hireology.fetch('acme', context)).complete).toBe(true);
  });
});

sourceSuite('hireology', {
  opening: { data: [{ id: 1, name: 'Clerk', locations: [{ city: 'Ulm' }] }] },
  lists: pagedAnswers({
    request: (_offset, page) => ({ url: address(page + 1), expect: 'json' }),
    size: 500,
    answer: (openings, count) => answer(count, ...openings),
    statesTotal: true,
  }),
});
