import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import { type ListCase, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody, parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings } from '#tests/support/recordings.ts';
import { neogov } from './neogov.ts';

const slug = 'governmentjobs.com/careers/acme';
const url = 'https://www.governmentjobs.com/SearchEngine/JobsFeed?agency=acme';
const feed = (...items: readonly string[]) =>
  `<rss xmlns:joblisting="x"><channel><title>Acme</title>${items.join('')}</channel></rss>`;
const item = (fields = '', id = 1) =>
  `<item><title>Clerk</title><joblisting:jobId>${id}</joblisting:jobId>${fields}</item>`;
const parsed = (fields: string) => parseBody(neogov, feed(item(fields))).postings[0];
const run = (answers: Parameters<typeof createFetchContext>[0]['answers']) =>
  neogov.fetch(slug, createFetchContext({ answers }));

describe.skipIf(!hasRecordings)('neogov on recordings', () => {
  it('reads the fields of each opening', () => {
    const { postings, skipped } = parseRecording(neogov, 'neogov/agency.rss');
    expect(skipped).toEqual([]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
    expect(postings).toMatchObject([
      {
        externalId: '410001',
        title: 'Enterprise Applications Manager',
        url: 'https://www.governmentjobs.com/careers/exampleagency/jobs/410001',
        locations: [{ text: 'Atlanta, Georgia' }],
        department: 'Information Technology',
        salary: { min: 135_000, max: 175_000, currency: 'USD', period: 'year' },
        postedAt: '2026-08-19T05:00:00Z',
        validThrough: '2026-09-20T04:59:00Z',
        descriptionText:
          'Lead the agency applications portfolio.\n\nOwn architecture and delivery governance.\n\n' +
          'Five years of enterprise systems leadership.\n\nA background check is required.',
      },
      {
        externalId: '410002',
        department: 'Project Management',
        workplace: 'remote',
        salary: { min: 65, max: 85, currency: 'USD', period: 'hour' },
        postedAt: '2026-08-18T14:00:00Z',
        validThrough: null,
      },
    ]);
  });
});

// Made from the facts.
describe('neogov', () => {
  it.each([
    ['https://www.governmentjobs.com/careers/acme/jobs/410001', slug],
    ['https://www.governmentjobs.com/careers/Acme?keyword=clerk', slug],
    [url, slug],
    ['https://www.schooljobs.com/careers/acme', 'schooljobs.com/careers/acme'],
    ['https://www.governmentjobs.com/jobs', undefined],
    ['https://governmentjobs.com.example/careers/acme', undefined],
  ])('finds the agency in %s', (address, expected) => {
    expect(neogov.match({ url: new URL(address), html: null })?.slug).toBe(expected);
  });

  it('reads the kind of employment, and zeros as no pay', () => {
    const fields =
      '<joblisting:jobType>Full time</joblisting:jobType><joblisting:minimumSalary>0</joblisting:minimumSalary>';
    expect(parsed(fields)).toMatchObject({ employmentType: 'full_time', salary: null });
  });

  const department = '<joblisting:department>Parks</joblisting:department>';
  const categories = (...names: readonly string[]) =>
    `<joblisting:categories>${names.map((name) => `<joblisting:category>${name}</joblisting:category>`).join('')}</joblisting:categories>`;

  it.each([
    [categories('Police'), 'Police'],
    [`${department}${categories('Police')}`, 'Parks'],
    [categories('Police', 'Fire'), null],
    [categories(), null],
    [categories(' '), null],
    ['<joblisting:categories>Police</joblisting:categories>', null],
    [department, 'Parks'],
  ])('takes a lone category for the department that is not named: %s', (fields, named) => {
    expect(parsed(fields)?.department).toBe(named);
  });

  it('tells an empty feed from a page and from an unknown agency', async () => {
    expect((await run({ [url]: feed() })).complete).toBe(true);
    await expect(run({ [url]: '<html><p>Welcome</p></html>' })).rejects.toMatchObject({
      code: 'unexpected_content',
    });
    await expect(run({})).rejects.toMatchObject({ code: 'unknown_board' });
  });
});

const lists: readonly ListCase[] = [
  ['a feed', { [url]: feed(item()) }, true],
  ['an empty feed', { [url]: feed() }, true],
  [
    'a hundred openings',
    { [url]: feed(...Array.from({ length: 100 }, (_, n) => item('', n))) },
    false,
  ],
];

sourceSuite('neogov', {
  opening: { title: 'Clerk', place: 'Ulm' },
  documentOf: (json) => {
    const { title, place } = JSON.parse(json) as { title: string; place: string };
    const fields = `<joblisting:location>${place}</joblisting:location>`;
    return feed(item(fields).replace('Clerk', title));
  },
  slug,
  lists,
});
