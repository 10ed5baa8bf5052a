import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import { oneAnswer, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody, parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings, recording } from '#tests/support/recordings.ts';
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

  it('tells openings apart that share a requisition', () => {
    const { postings } = parseRecording(greenhouse, 'greenhouse/gong_board.json');
    expect(postings.map(({ externalId }) => externalId)).toEqual([
      '4679941006',
      '4678879006',
      '999000111',
    ]);
  });

  it.each(['greenhouse/unknown_board_404.json', 'greenhouse/unknown_job_404.json'])(
    'takes %s for no list, even without its status',
    async (name) => {
      const answers = { [`${board}?content=true&pay_transparency=true`]: recording(name) };
      await expect(greenhouse.fetch('acme', createFetchContext({ answers }))).rejects.toMatchObject(
        { code: 'unreadable_content' },
      );
      expect(() => parseRecording(greenhouse, name)).toThrow(/lists no openings/);
    },
  );

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
  it('keeps the board when one posting is odd, and names that posting', () => {
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

  it('gives a posting without an address its public one', () => {
    expect(parsed({})?.url).toBe('https://job-boards.greenhouse.io/acme/jobs/1');
  });

  it('falls back on the offices if no location is named', () => {
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
    'takes the place from the offices if the location reads "%s" (%j)',
    (name, offices, places, workplace) => {
      const read = parsed({ location: { name }, offices });
      expect([read?.locations.map(({ text }) => text).join('; '), read?.workplace]).toEqual([
        places,
        workplace,
      ]);
    },
  );

  it('reads all values of a field with several', () => {
    const metadata = [
      { name: 'Employment Type', value: ['Full-time', 'Part-time'] },
      { name: 'Workplace Type', value: ['Remote', 'On-site'] },
    ];
    expect(parsed({ metadata })).toMatchObject({ employmentType: null, workplace: null });
  });

  const range = (min: unknown, max: unknown, title: unknown = null, currency = 'USD') => ({
    min_cents: min,
    max_cents: max,
    currency_type: currency,
    title,
  });

  it.each([
    ['a year', [range(9_000_000, 12_000_000, 'Annual Salary:')], [90_000, 120_000, 'USD', 'year']],
    ['an hour', [range(2_250, 3_000, 'Hourly Rate:')], [22.5, 30, 'USD', 'hour']],
    ['a small sum', [range(4_500, 6_000, 'Zone A')], [45, 60, 'USD', 'hour']],
    ['just below 250', [range(null, 24_900)], [null, 249, 'USD', 'hour']],
    ['250 and more', [range(20_000, 25_000)], [200, 250, 'USD', null]],
    ['a large sum', [range(9_000_000, 12_000_000, '')], [90_000, 120_000, 'USD', null]],
    ['a large sum with zero', [range(9_000_000, 0)], [90_000, null, 'USD', null]],
    ['amounts as text', [range('9000000', '12000000')], [90_000, 120_000, 'USD', null]],
    ['one end', [range(9_000_000, null, 'Annual')], [90_000, null, 'USD', 'year']],
    [
      'several places',
      [range(9_000_000, 12_000_000, 'NYC Annual'), range(8_000_000, 11_000_000, 'Annual, Ohio')],
      [80_000, 120_000, 'USD', 'year'],
    ],
    [
      'several currencies',
      [range(9_000_000, 12_000_000, 'Annual'), range(1_000, 99_999_900, 'Annual', 'EUR')],
      [90_000, 120_000, 'USD', 'year'],
    ],
    [
      'a year and an hour',
      [range(9_000_000, 12_000_000, 'Annual'), range(4_500, 6_000, 'Hourly')],
      [90_000, 120_000, 'USD', 'year'],
    ],
    [
      'earnings on target beside it',
      [range(20_000_000, 24_000_000, 'Annual OTE'), range(10_000_000, 12_000_000, 'Annual base')],
      [100_000, 120_000, 'USD', 'year'],
    ],
  ])('reads the pay for %s', (_name, pay_input_ranges, [min, max, currency, period]) => {
    expect(parsed({ pay_input_ranges })?.salary).toEqual({ min, max, currency, period });
  });

  it.each([
    ['no range', []],
    ['null', null],
    ['an implausible range', [range(15_000, 22_500_000, 'Annual')]],
    ['earnings on target', [range(9_000_000, 12_000_000, 'On-Target Earnings')]],
    ['words for amounts', [range('competitive', 'negotiable')]],
    ['no object', ['90000']],
  ])('reads no pay from %s', (_name, pay_input_ranges) => {
    expect(parsed({ pay_input_ranges })).toMatchObject({ externalId: '1', salary: null });
  });

  const custom = (name: string, value: unknown) => ({ name, value_type: 'currency_range', value });
  const money = { unit: 'USD', min_value: '172800.0', max_value: '297000.0' };
  const wage = { unit: 'USD', min_value: 22.5, max_value: 30 };

  it.each([
    ['a range', [custom('Hiring Range', money)], [172_800, 297_000, null]],
    ['its name', [custom('Annual Base Salary', money)], [172_800, 297_000, 'year']],
    ['a small range', [custom('Pay Range', wage)], [22.5, 30, 'hour']],
    [
      'a field beside it',
      [{ name: 'Pay Frequency', value: 'Annual' }, custom('Pay Range', money)],
      [172_800, 297_000, 'year'],
    ],
    [
      'the first of two currencies',
      [custom('Range: US', money), custom('Range: UK', { ...money, unit: 'GBP' })],
      [172_800, 297_000, null],
    ],
    ['one of several', [custom('Bonus', wage), custom('Range', money)], [172_800, 297_000, null]],
    ['one filled field', [custom('A', null), custom('B', money)], [172_800, 297_000, null]],
  ])('reads pay in the employer’s own fields from %s', (_name, metadata, [min, max, period]) => {
    expect(parsed({ metadata })?.salary).toEqual({ min, max, currency: 'USD', period });
  });

  it.each([
    ['a field without a value', [custom('Hiring Range', null)]],
    ['a bonus', [custom('Target Bonus', money)]],
    ['earnings on target', [custom('OTE', money)]],
    ['equity', [custom('Equity value', money)]],
    ['a field of another type', [{ name: 'Range', value_type: 'number_range', value: money }]],
    ['a text', [custom('Hiring Range', '90,000 to 120,000')]],
    ['null for all fields', null],
  ])('reads no pay in the employer’s own fields from %s', (_name, metadata) => {
    expect(parsed({ metadata })).toMatchObject({ externalId: '1', salary: null });
  });

  it('prefers the list’s pay to the employer’s own fields', () => {
    const pay_input_ranges = [range(9_000_000, 12_000_000, 'Annual')];
    const metadata = [custom('Hiring Range', money)];
    expect(parsed({ pay_input_ranges, metadata })?.salary).toMatchObject({ min: 90_000 });
  });

  it('keeps openings apart that share all but their id', () => {
    const shared = { title: 'Engineer', requisition_id: '77', internal_job_id: 5 };
    const body = JSON.stringify({ jobs: [1, 2, 3, 4, 5].map((id) => ({ id, ...shared })) });
    const { postings } = parseBody(greenhouse, body);
    expect(postings.map(({ externalId }) => externalId)).toEqual(['1', '2', '3', '4', '5']);
  });

  it('reads the employer’s custom fields', () => {
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
      answers: {
        [`${board}?content=true&pay_transparency=true`]: JSON.stringify({
          jobs: [job],
          meta: { total: 1 },
        }),
      },
    });
    expect(await greenhouse.fetch('acme', context)).toMatchObject({
      documents: { length: 1 },
      claimed: 1,
      complete: true,
      omitted: [],
    });
  });

  it('reports a board that does not exist', async () => {
    const fetched = greenhouse.fetch('acme', createFetchContext({ answers: {} }));
    await expect(fetched).rejects.toMatchObject({
      code: 'unknown_board',
      details: { source: 'Acme Boards', slug: 'acme' },
    });
  });

  it('reports a wall that answers for the API', async () => {
    const context = createFetchContext({
      answers: {
        [`${board}?content=true&pay_transparency=true`]: '<title>Just a moment...</title>',
      },
    });
    await expect(greenhouse.fetch('acme', context)).rejects.toMatchObject({
      code: 'challenge_page',
    });
  });

  it('reports a page that answers for the API', async () => {
    const context = createFetchContext({
      answers: { [`${board}?content=true&pay_transparency=true`]: '<p>Hello</p>' },
    });
    await expect(greenhouse.fetch('acme', context)).rejects.toMatchObject({
      code: 'unexpected_content',
    });
  });

  it('cannot read a document without openings', () => {
    expect(() => parseBody(greenhouse, '{"error":"x"}')).toThrow(/lists no openings/);
  });
});

sourceSuite('greenhouse', {
  opening: {
    jobs: [
      {
        id: 1,
        title: 'Clerk',
        company_name: 'Acme',
        location: { name: 'Ulm' },
        departments: [{ name: 'Post' }],
        content: '<p>Sort letters.</p>',
      },
    ],
  },
  lists: oneAnswer(
    'https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true&pay_transparency=true',
    'jobs',
  ),
});
