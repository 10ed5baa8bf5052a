import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody, parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings } from '#tests/support/recordings.ts';
import { greenhouse } from './greenhouse.ts';

const board = 'https://boards-api.greenhouse.io/v1/boards/acme/jobs';
const job = { id: 1, title: 'Engineer' };
const parsed = (fields: object) =>
  parseBody(greenhouse, JSON.stringify({ jobs: [{ ...job, ...fields }] })).postings[0];

describe.skipIf(!hasRecordings)('greenhouse on recordings', () => {
  it.each([
    ['greenhouse/gitlab_board.json', 2],
    ['greenhouse/amplitude_board.json', 2],
    ['greenhouse/gong_board.json', 3],
    ['greenhouse/gong_job_detail.json', 1],
    ['greenhouse/discord_job_detail_questions.json', 1],
  ])('reads every opening of %s', (name, count) => {
    const { postings, skipped } = parseRecording(greenhouse, name);
    expect([postings.length, skipped]).toEqual([count, []]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
  });

  it('reads the fields of a board', () => {
    const { postings } = parseRecording(greenhouse, 'greenhouse/gitlab_board.json');
    expect(postings[0]).toMatchObject({
      externalId: '8503792002',
      title: 'Account Executive - Italy',
      company: 'GitLab',
      locations: [{ text: 'Remote, Italy' }],
      workplace: null,
      department: 'EMEA - Commercial',
      postedAt: '2026-04-17T05:58:03-04:00',
    });
    expect(postings[1]?.title).toBe('AI Engineer');
  });

  it('decodes the content once', () => {
    const [posting] = parseRecording(greenhouse, 'greenhouse/gitlab_board.json').postings;
    expect(posting?.descriptionText).toMatch(/^GitLab is the intelligent orchestration platform/);
    expect(posting?.descriptionHtml).toMatch(/^<div><p>GitLab is/);
    expect(posting?.descriptionText).not.toMatch(/&(amp|nbsp|lt|quot);/);
  });

  it('reads another board', () => {
    const { postings } = parseRecording(greenhouse, 'greenhouse/amplitude_board.json');
    expect(postings.map(({ title }) => title)).toEqual([
      'Customer Data Scientist - Experimentation',
      'Emerging Account Executive (India)',
    ]);
    expect(postings[0]).toMatchObject({
      externalId: '8636903002',
      locations: [{ text: 'London, UK' }],
      department: 'Solutions Consulting',
    });
  });

  it('splits a line of several places', () => {
    const { postings } = parseRecording(greenhouse, 'greenhouse/gong_board.json');
    expect(postings[0]?.externalId).toBe('4679941006');
    expect(postings[0]?.locations.map(({ text }) => text)).toEqual([
      'Austin',
      'Chicago',
      'New York City',
      'Salt Lake City',
      'San Francisco',
    ]);
    expect(postings.at(-1)?.title).toBe('Backend Engineer');
  });

  it('reads a detail document', () => {
    const [posting] = parseRecording(greenhouse, 'greenhouse/gong_job_detail.json').postings;
    expect(posting).toMatchObject({
      externalId: '4679941006',
      url: 'https://job-boards.greenhouse.io/gongio/jobs/4679941006',
    });
    expect(posting?.descriptionText).toMatch(
      /^Trimmed for fixture\.\n\nEducation & learning stipend\./,
    );
  });

  it('reads a detail document with questions', () => {
    const name = 'greenhouse/discord_job_detail_questions.json';
    expect(parseRecording(greenhouse, name).postings[0]).toMatchObject({
      externalId: '8485797002',
      title: 'Data Scientist, Analytics',
      company: 'Discord',
      locations: [{ text: 'San Francisco Bay Area' }],
    });
  });
});

describe('greenhouse', () => {
  it('keeps the board when one posting is odd, and says which', () => {
    const body = JSON.stringify({ jobs: [job, { title: 'No id' }, null, { id: 2 }] });
    const { postings, skipped } = parseBody(greenhouse, body);
    expect(postings).toHaveLength(1);
    expect(skipped).toEqual([
      { what: 'No id', reason: 'it has no id' },
      { what: 'an opening', reason: 'it is no object' },
      { what: '2', reason: 'it has no title' },
    ]);
  });

  it('keeps the posting when one field is odd', () => {
    const odd = { location: 'Berlin', departments: {}, content: 5, metadata: 'x', offices: [null] };
    expect(parsed(odd)).toMatchObject({ externalId: '1', locations: [], department: null });
  });

  it('gives a posting without address its public one', () => {
    expect(parsed({})?.url).toBe('https://job-boards.greenhouse.io/acme/jobs/1');
  });

  it('falls back on the offices where no location is named', () => {
    const offices = [{ name: 'HQ', location: 'Oslo, Norway' }, { name: 'Paris' }];
    expect(parsed({ offices })?.locations.map(({ text }) => text)).toEqual([
      'Oslo, Norway',
      'Paris',
    ]);
  });

  const seattle = { name: 'Seattle', location: 'Seattle, WA' };
  const austin = { name: 'Austin, TX', location: null };
  const remote = { name: 'Remote', location: null };

  it.each([
    ['Hybrid', [seattle], 'Seattle, WA', 'hybrid'],
    ['In-Office', [austin], 'Austin, TX', 'onsite'],
    ['On-site', [seattle, austin], 'Seattle, WA; Austin, TX', 'onsite'],
    ['Hybrid', [remote, seattle], 'Seattle, WA', 'hybrid'],
    ['Hybrid', [], '', 'hybrid'],
    ['Vor Ort', [{ name: 'Ulm' }], 'Ulm', 'onsite'],
    ['Flexible', [seattle], 'Seattle, WA', null],
    ['Multiple Locations', [seattle, austin], 'Seattle, WA; Austin, TX', null],
    ['N/A', [seattle], 'Seattle, WA', null],
    ['Remote or On-site', [seattle], 'Seattle, WA', null],
    ['Remote', [seattle], 'Remote', 'remote'],
    ['Remote - US', [seattle], 'Remote - US', null],
    ['Berlin, Germany', [seattle], 'Berlin, Germany', null],
  ])(
    'takes the place from the offices where "%s" stands in its stead (%j)',
    (name, offices, places, workplace) => {
      const read = parsed({ location: { name }, offices });
      expect([read?.locations.map(({ text }) => text).join('; '), read?.workplace]).toEqual([
        places,
        workplace,
      ]);
    },
  );

  it('reads a field of several values as all of them', () => {
    const metadata = [
      { name: 'Employment Type', value: ['Full-time', 'Part-time'] },
      { name: 'Workplace Type', value: ['Remote', 'On-site'] },
    ];
    expect(parsed({ metadata })).toMatchObject({ employmentType: null, workplace: null });
  });

  it('reads the pay of a detail in whole units', () => {
    const range = {
      min_cents: 9000000,
      max_cents: 12000000,
      currency_type: 'USD',
      title: 'Annual salary',
    };
    expect(parsed({ pay_input_ranges: [range] })?.salary).toEqual({
      min: 90_000,
      max: 120_000,
      currency: 'USD',
      period: 'year',
    });
  });

  it('reads what the employer says in fields of its own', () => {
    const metadata = [
      { name: 'Workplace Type', value: 'Hybrid' },
      { name: 'Employment Type', value: ['Part-time'] },
    ];
    expect(parsed({ metadata })).toMatchObject({
      workplace: 'hybrid',
      employmentType: 'part_time',
    });
  });

  it('leaves a posting about HTML intact', () => {
    const content = '&lt;p&gt;Know &amp;lt;div&amp;gt; by heart&lt;/p&gt;';
    expect(parsed({ content })?.descriptionText).toBe('Know <div> by heart');
  });

  it('asks for the whole board at once', async () => {
    const context = createFetchContext({
      answers: { [`${board}?content=true`]: JSON.stringify({ jobs: [job], meta: { total: 1 } }) },
    });
    expect(await greenhouse.fetch('acme', context)).toMatchObject({
      documents: { length: 1 },
      claimed: 1,
      complete: true,
      omitted: [],
    });
  });

  it('knows a board that does not exist', async () => {
    const fetched = greenhouse.fetch('acme', createFetchContext({ answers: {} }));
    await expect(fetched).rejects.toMatchObject({
      code: 'unknown_board',
      details: { source: 'Greenhouse', slug: 'acme' },
    });
  });

  it('reports a wall that answers for the API', async () => {
    const context = createFetchContext({
      answers: { [`${board}?content=true`]: '<title>Just a moment...</title>' },
    });
    await expect(greenhouse.fetch('acme', context)).rejects.toMatchObject({
      code: 'challenge_page',
    });
  });

  it('reports a page that answers for the API', async () => {
    const context = createFetchContext({ answers: { [`${board}?content=true`]: '<p>Hello</p>' } });
    await expect(greenhouse.fetch('acme', context)).rejects.toMatchObject({
      code: 'unexpected_content',
    });
  });

  it('cannot read a document without openings', () => {
    expect(() => parseBody(greenhouse, '{"error":"x"}')).toThrow(/lists no openings/);
  });
});
