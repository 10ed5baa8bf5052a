import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import { type ListCase, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody, parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings } from '#tests/support/recordings.ts';
import { personio } from './personio.ts';

// The feeds below are made from the facts about Personio; the recordings have no texts.
const url = 'https://acme.jobs.personio.de/xml';
const feed = (...positions: readonly string[]) =>
  `<?xml version="1.0"?><workzag-jobs>${positions.join('')}</workzag-jobs>`;
const position = (id: number, said = '') =>
  `<position><id>${id}</id><name>Clerk</name>${said}</position>`;
const text = (value: string) =>
  `<jobDescriptions><jobDescription><name>Tasks</name><value><![CDATA[${value}]]></value></jobDescription></jobDescriptions>`;
const parsed = (said: string) => parseBody(personio, feed(position(1, said))).postings[0];

describe.skipIf(!hasRecordings)('personio on recordings', () => {
  it.each([
    ['personio/rtc_rath.xml', 4],
    ['personio/clark_empty_texts.xml', 3],
  ])('reads every opening of %s', (name, count) => {
    const { postings, skipped } = parseRecording(personio, name);
    expect([postings.length, skipped]).toEqual([count, []]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
  });

  it('reads places, pay and kinds of employment', () => {
    const { postings } = parseRecording(personio, 'personio/rtc_rath.xml', 'rath');
    expect(postings[0]).toMatchObject({
      externalId: '2483204',
      title: '(Senior) Projektsteuerer Bahnbau (m/w/d)',
      company: 'RTC-Rath GmbH',
      url: 'https://rath.jobs.personio.de/job/2483204',
      locations: [{ text: 'Remote' }],
      workplace: 'remote',
      employmentType: 'full_time',
      postedAt: '2026-01-11T20:04:28+00:00',
      salary: null,
    });
    expect(postings[1]).toMatchObject({
      locations: [{ text: 'Koblenz' }, { text: 'Frankfurt am Main' }, { text: 'Bonn' }],
      salary: { min: 18.5, max: null, currency: 'EUR', period: 'hour' },
    });
    expect(postings.map(({ employmentType }) => employmentType)).toEqual([
      'full_time',
      'part_time',
      'full_time',
      'internship',
    ]);
  });

  it('keeps two openings of one name apart', () => {
    const { postings } = parseRecording(personio, 'personio/clark_empty_texts.xml');
    expect(postings.map(({ externalId }) => externalId)).toEqual(['2415353', '342554', '2335782']);
    expect(postings[2]).toMatchObject({ locations: [{ text: 'Zürich' }], descriptionText: '' });
  });
});

const run = async (answers: Parameters<typeof createFetchContext>[0]['answers']) => {
  const context = createFetchContext({ answers });
  const fetched = await personio.fetch('acme', context);
  const { postings } = personio.parse({ ...fetched, slug: 'acme', url });
  return { fetched, postings, asked: context.requests.map((request) => request.url) };
};

describe('personio', () => {
  it('joins the parts of a text under their names', () => {
    expect(parsed(text('<p>Sort letters.</p>'))?.descriptionText).toBe('Tasks\n\nSort letters.');
  });

  it('leaves open an employment in full or part time', () => {
    const said = '<employmentType>permanent</employmentType><schedule>full-or-part-time</schedule>';
    expect(parsed(said)?.employmentType).toBeNull();
  });

  it('asks for another language only if an opening has no text', async () => {
    const full = await run({ [url]: feed(position(1, text('Hallo'))) });
    expect(full.asked).toEqual([url]);
    const { asked, postings, fetched } = await run({
      [url]: feed(position(1, text('Hallo')), position(2)),
      [`${url}?language=en`]: feed(position(1), position(2, text('Hello'))),
    });
    expect(asked).toEqual([url, `${url}?language=en`]);
    expect(postings.map(({ descriptionText }) => descriptionText.split('\n').at(-1))).toEqual([
      'Hallo',
      'Hello',
    ]);
    expect(fetched.complete).toBe(true);
  });

  it('reads the board in .com if there is none in .de', async () => {
    const com = 'https://acme.jobs.personio.com/xml';
    const { postings } = await run({
      [url]: { finalUrl: 'https://www.personio.com/' },
      [com]: feed(position(1, text('Hi'))),
    });
    expect(postings[0]?.url).toBe('https://acme.jobs.personio.com/job/1');
  });

  it('asks both hosts before it doubts a board', async () => {
    const com = 'https://acme.jobs.personio.com/xml';
    const context = createFetchContext({ answers: { [com]: feed(position(7)) } });
    await expect(personio.probe?.('acme', context)).resolves.toEqual({ ids: ['7'], total: 1 });
    await expect(personio.probe?.('other', context)).resolves.toBeNull();
  });

  it.each([
    ['no board', { finalUrl: 'https://www.personio.com/' }, 'unknown_board'],
    ['a wall', { status: 403, body: '' }, 'access_denied'],
    ['a page', { body: '<html></html>' }, 'unexpected_content'],
    ['half a feed', { body: '<workzag-jobs><position>' }, 'broken_answer'],
  ])('knows %s', async (_name, answer, code) => {
    const answers = { [url]: answer, 'https://acme.jobs.personio.com/xml': answer };
    await expect(run(answers)).rejects.toMatchObject({ code });
  });

  it.each([
    ['https://acme.jobs.personio.de/job/1', 'acme'],
    ['https://acme.jobs.personio.com/?language=en', 'acme'],
    ['https://jobs.personio.de/', null],
    ['https://acme.personio.de/', null],
    ['https://acme.jobs.personio.de.example.com/', null],
  ])('reads the board in %s', (address, slug) => {
    expect(personio.match({ url: new URL(address), html: null })?.slug ?? null).toBe(slug);
  });
});

const lists: readonly ListCase[] = [
  ['one feed', { [url]: feed(position(1, text('Hi'))) }, true],
  ['an empty feed', { [url]: feed() }, true],
  ['a language that fails', { [url]: feed(position(1)) }, false],
];

sourceSuite('personio', {
  opening: { id: '1', name: 'Clerk', office: 'Ulm' },
  documentOf: (json) => {
    const fields = Object.entries(JSON.parse(json) as Record<string, string>);
    return feed(
      `<position>${fields.map(([name, value]) => `<${name}>${value}</${name}>`).join('')}</position>`,
    );
  },
  lists,
});
