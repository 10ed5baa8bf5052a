import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { RawPosting } from '#core/posting.ts';
import { entries, sourceSuite, type Web } from '#tests/suites/source.ts';
import { type Answer, createFetchContext, webDocument } from '#tests/support/fetch-context.ts';
import { parseBody, parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings, recording } from '#tests/support/recordings.ts';
import { smartrecruiters } from './smartrecruiters.ts';

const api = 'https://api.smartrecruiters.com/v1/companies/Acme/postings';
const listUrl = (offset: number) => `${api}?limit=100&offset=${offset}`;
const entry = (id: number, name = `Job ${id}`) => ({ id: String(id), name });
const list = (ids: readonly number[], totalFound = ids.length) =>
  JSON.stringify({ totalFound, content: ids.map((id) => entry(id)) });
const detail = (id: number, text = `Text ${id}`) =>
  JSON.stringify({ ...entry(id), jobAd: { sections: { jobDescription: { text } } } });
const details = (ids: readonly number[]): Record<string, Answer> =>
  Object.fromEntries(ids.map((id) => [`${api}/${id}`, detail(id)]));
const ids = (count: number) => Array.from({ length: count }, (_, n) => n + 1);

describe.skipIf(!hasRecordings)('smartrecruiters on recordings', () => {
  it.each([
    ['smartrecruiters/westerndigital_postings.json', 10],
    ['smartrecruiters/hirevue_postings.json', 3],
    ['smartrecruiters/hirevue_detail.json', 1],
  ])('reads every opening of %s', (name, count) => {
    const { postings, skipped } = parseRecording(smartrecruiters, name, 'HireVue');
    expect([postings.length, skipped]).toEqual([count, []]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
  });

  it('reads the fields of a list', () => {
    const name = 'smartrecruiters/westerndigital_postings.json';
    expect(parseRecording(smartrecruiters, name).postings[0]).toMatchObject({
      externalId: '744000143761249',
      title: 'Technician 2, Failure Analysis Engineering',
      company: 'Western Digital',
      url: 'https://jobs.smartrecruiters.com/WesternDigital/744000143761249',
      locations: [{ text: 'Bayan Lepas, Penang, Malaysia', city: 'Bayan Lepas', country: 'MY' }],
      workplace: null,
      department: null,
      employmentType: 'full_time',
      level: 'Entry Level',
      postedAt: '2026-08-17T07:35:02.787Z',
    });
  });

  it('reads a remote posting, and a place with a part missing', () => {
    const { postings } = parseRecording(smartrecruiters, 'smartrecruiters/hirevue_postings.json');
    expect(postings[0]).toMatchObject({
      externalId: '744000138728139',
      title: 'Data Science Intern | Fully Remote US',
      locations: [{ text: 'Sandy, UT, United States' }],
      workplace: 'remote',
      department: 'Data Science',
      employmentType: 'part_time',
    });
    expect(postings[1]?.locations[0]?.text).toBe('Warsaw, Poland');
  });

  it('joins the list with its details', () => {
    const names = ['smartrecruiters/hirevue_postings.json', 'smartrecruiters/hirevue_detail.json'];
    const documents = names.map((name) => webDocument(name, { body: recording(name) }));
    const { postings } = smartrecruiters.parse({ documents, slug: 'HireVue', url: '' });
    expect(postings).toHaveLength(3);
    expect(postings[0]).toMatchObject({
      url: 'https://jobs.smartrecruiters.com/HireVue/744000138728139-data-science-intern-fully-remote-us',
      applyUrl: expect.stringMatching(/\?oga=true$/),
      locations: [{ text: 'Sandy, UT, United States' }],
    });
    expect(postings[0]?.descriptionText).toMatch(
      /^Company Description\n\nHirevue is where[\s\S]+\n\nJob Description\n\nAs a Data Science Intern/,
    );
  });
});

describe('smartrecruiters', () => {
  const parsed = (fields: object) =>
    parseBody(smartrecruiters, JSON.stringify({ ...entry(1), ...fields })).postings[0];

  it.each([
    [{ remote: true, hybrid: true }, 'hybrid'],
    [{ remote: false, hybrid: true }, 'hybrid'],
    [{ hybrid: 'true' }, 'hybrid'],
    [{ remote: true, hybrid: false }, 'remote'],
    [{ remote: true }, 'remote'],
    [{ remote: false, hybrid: false }, null],
    [{ remote: null, hybrid: null }, null],
    [{ country: 'remote' }, 'remote'],
    [{ country: 'Remote', remote: false }, 'remote'],
    [{ country: 'remote', hybrid: true }, 'hybrid'],
    [{ country: 're' }, null],
    ['Berlin', null],
  ])('reads the workplace of %j', (location, workplace) => {
    expect(parsed({ location })?.workplace).toBe(workplace);
  });

  it.each([
    [{ city: 'Ulm', country: 'remote', fullLocation: 'Ulm, , remote' }, ['Ulm'], null],
    [{ city: 'Ulm', country: 'REMOTE' }, ['Ulm'], null],
    [{ country: 'remote', fullLocation: 'Remote' }, ['Remote'], null],
    [{ country: 'remote', fullLocation: ', , remote' }, ['remote'], null],
    [{ country: 'remote' }, [], null],
    [{ city: 'Ulm', country: 'de', fullLocation: 'Ulm, Germany' }, ['Ulm, Germany'], 'DE'],
    [{ city: 'Ulm', country: 'de' }, ['Ulm, DE'], 'DE'],
  ])('reads the place of %j', (location, texts, country) => {
    const places = parsed({ location })?.locations ?? [];
    expect(places.map(({ text }) => text)).toEqual(texts);
    expect(places[0]?.country ?? null).toBe(country);
  });

  const bake = { title: 'Job Description', text: '<p>You bake.</p>' };
  const hands = { title: 'Qualifications', text: '<p>Two hands.</p>' };
  const bread = { title: 'Additional Information', text: '<p>Free bread.</p>' };

  it.each([
    ['qualifications', { qualifications: hands }, 'Qualifications\n\nTwo hands.'],
    ['the end', { additionalInformation: bread }, 'Additional Information\n\nFree bread.'],
    [
      'the last two',
      { qualifications: hands, additionalInformation: bread },
      'Qualifications\n\nTwo hands.\n\nAdditional Information\n\nFree bread.',
    ],
    [
      'one beside empty ones',
      { companyDescription: null, jobDescription: { ...bake, text: '' }, qualifications: hands },
      'Qualifications\n\nTwo hands.',
    ],
    [
      'one beside blank ones',
      { jobDescription: { ...bake, text: '<p>&nbsp;</p>' }, qualifications: hands },
      'Qualifications\n\nTwo hands.',
    ],
    ['one without a title', { jobDescription: { text: bake.text } }, 'You bake.'],
    ['none', {}, ''],
  ])('reads the text where %s is filled', (_name, sections, text) => {
    expect(parsed({ jobAd: { sections } })?.descriptionText).toBe(text);
  });

  it.each([
    ['null', { customField: null, department: null, function: null }],
    ['an object', { customField: {}, department: {}, function: {} }],
    ['a list', { customField: [null, 'x'], department: [], function: [] }],
    ['a word', { customField: 'x', department: 'x', function: 'x' }],
    ['missing', {}],
  ])('reads an opening whose fields are %s', (_name, fields) => {
    expect(parsed(fields)).toMatchObject({ title: 'Job 1', department: null, team: null });
  });

  it('goes on if the API gives ten openings a page, whatever is asked', async () => {
    const tens = [ids(10), ids(20).slice(10), ids(25).slice(20)];
    const pages = tens.map((ten, n) => [listUrl(n * 10), list(ten, 25)]);
    const answers = { ...Object.fromEntries(pages), ...details(ids(25)) };
    expect(await smartrecruiters.fetch('Acme', createFetchContext({ answers }))).toMatchObject({
      documents: { length: 28 },
      claimed: 25,
      complete: true,
    });
  });

  it('asks for the details', async () => {
    const context = createFetchContext({
      answers: { [listUrl(0)]: list(ids(20)), ...details(ids(20)) },
    });
    const fetched = await smartrecruiters.fetch('Acme', context);
    expect(fetched).toMatchObject({ documents: { length: 21 }, claimed: 20, complete: true });
  });

  it('pages until the total is reached', async () => {
    const context = createFetchContext({
      answers: {
        [listUrl(0)]: list(ids(100), 103),
        [listUrl(100)]: list([101, 102, 103], 103),
        ...details(ids(103)),
      },
    });
    expect(await smartrecruiters.fetch('Acme', context)).toMatchObject({
      documents: { length: 105 },
      claimed: 103,
      complete: true,
    });
  });

  it('asks again only for details whose entry has changed', async () => {
    const before = { content: [entry(1), entry(2, 'Old name'), entry(3)] };
    const context = createFetchContext({
      answers: { [listUrl(0)]: list([1, 2, 3, 4]), ...details([1, 2, 3, 4]) },
      previous: {
        [listUrl(0)]: JSON.stringify(before),
        [`${api}/1`]: detail(1, 'The text of before'),
        [`${api}/2`]: detail(2),
      },
    });
    const fetched = await smartrecruiters.fetch('Acme', context);
    const asked = context.requests.map(({ url }) => url);
    expect(asked).toEqual([listUrl(0), `${api}/2`, `${api}/3`, `${api}/4`]);
    expect(fetched.documents.map(({ body }) => body)).toContain(detail(1, 'The text of before'));
  });

  it('is incomplete when a detail fails', async () => {
    const error = new AppError('server_error', { url: `${api}/2`, status: 500 });
    const context = createFetchContext({
      answers: { [listUrl(0)]: list([1, 2]), ...details([1]), [`${api}/2`]: error },
    });
    expect(await smartrecruiters.fetch('Acme', context)).toMatchObject({
      documents: { length: 2 },
      complete: false,
      omitted: [{ what: `${api}/2`, reason: error.message }],
    });
  });

  it.each([
    ['half of it', '{"id":"2","na'],
    ['nothing', ''],
    ['a message', '{"message":"try again"}'],
    ['another opening', detail(3)],
  ])('neither keeps nor reuses a detail that is %s', async (_name, body) => {
    const answers = { [listUrl(0)]: list([1, 2]), ...details([1]), [`${api}/2`]: body };
    const first = await smartrecruiters.fetch('Acme', createFetchContext({ answers }));
    expect(first).toMatchObject({ complete: false, omitted: [{ what: `${api}/2` }] });
    expect(first.documents.map(({ url }) => url)).toEqual([listUrl(0), `${api}/1`]);
    const previous = { [listUrl(0)]: list([1, 2]), [`${api}/1`]: detail(1), [`${api}/2`]: body };
    const context = createFetchContext({ answers: { ...answers, ...details([2]) }, previous });
    expect(await smartrecruiters.fetch('Acme', context)).toMatchObject({ complete: true });
    expect(context.requests.map(({ url }) => url)).toEqual([listUrl(0), `${api}/2`]);
  });

  it('is complete, and keeps the entry, if a detail is gone', async () => {
    const context = createFetchContext({
      answers: { [listUrl(0)]: list([1, 2]), ...details([1]) },
    });
    const fetched = await smartrecruiters.fetch('Acme', context);
    const { postings } = smartrecruiters.parse({ ...fetched, slug: 'Acme', url: '' });
    expect(fetched).toMatchObject({ complete: true, omitted: [] });
    expect(postings.map(({ title }) => title)).toEqual(['Job 1', 'Job 2']);
  });

  it('reads the vendor’s permanent, in any language, as full time', () => {
    const body = JSON.stringify({ ...entry(1), typeOfEmployment: { id: 'permanent', label: 'X' } });
    expect(parseBody(smartrecruiters, body).postings[0]?.employmentType).toBe('full_time');
  });

  it('distrusts an empty list', async () => {
    const context = createFetchContext({ answers: { [listUrl(0)]: list([], 0) } });
    expect(await smartrecruiters.fetch('Acme', context)).toMatchObject({
      claimed: 0,
      complete: false,
      omitted: [{ what: 'an empty list' }],
    });
  });
});

const smart = 'https://api.smartrecruiters.com/v1/companies/acme/postings';
const smartList = (offset: number, from: number, count: number, totalFound?: number): Web => ({
  [`${smart}?limit=100&offset=${offset}`]: JSON.stringify({
    content: entries(from, count),
    totalFound,
  }),
});

function detailsOf(count: number): Web {
  return Object.fromEntries(
    entries(1, count).map((each) => [`${smart}/${each.id}`, JSON.stringify(each)]),
  );
}

sourceSuite('smartrecruiters', {
  opening: {
    content: [{ id: '1', name: 'Clerk', company: { name: 'Acme' }, location: { city: 'Ulm' } }],
  },
  lists: [
    ['a total that is reached', { ...smartList(0, 1, 3, 3), ...detailsOf(3) }, true],
    [
      'a total beyond the list',
      { ...smartList(0, 1, 3, 9), ...smartList(3, 0, 0, 9), ...detailsOf(3) },
      false,
    ],
    [
      'openings that come twice',
      { ...smartList(0, 1, 3, 5), ...smartList(3, 2, 2, 5), ...detailsOf(3) },
      false,
    ],
    ['no total, and a short page', { ...smartList(0, 1, 3), ...detailsOf(3) }, true],
    ['an empty list', smartList(0, 0, 0, 0), false],
  ],
});
