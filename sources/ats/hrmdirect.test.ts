import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import { type ListCase, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings } from '#tests/support/recordings.ts';
import { hrmdirect } from './hrmdirect.ts';

const site = 'https://acme.hrmdirect.com/employment';
const feedUrl = `${site}/xml.php`;
const tableUrl = `${site}/job-openings.php?search=true`;
const jobUrl = (id: number) => `${site}/job-opening.php?req=${id}`;

describe.skipIf(!hasRecordings)('hrmdirect on recordings', () => {
  it('reads every row of the page', () => {
    const { postings, skipped } = parseRecording(hrmdirect, 'hrmdirect/board.html');
    expect(skipped).toEqual([]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
    expect(postings).toMatchObject([
      {
        externalId: '3762934',
        title: 'CRM Product Owner',
        department: 'Operations',
        url: jobUrl(3762934),
        postedAt: '2026-07-15',
      },
      { externalId: '3779928', title: 'Senior Accountant', postedAt: '2026-08-05' },
    ]);
  });
});

// Made from the facts.
const row = (id: number, { title = 'Clerk', city = 'Norwich', region = 'VT' } = {}) => `<job>
  <title><![CDATA[${title}]]></title><date>Fri, 07 Aug 2026 04:00:00 +0100</date>
  <referencenumber>${id}</referencenumber><company>Acme Inc</company><city>${city}</city>
  <state>${region}</state><department>Post</department>
  <office>Remote</office><descriptionrich><![CDATA[<p>A teaser</p>]]></descriptionrich></job>`;
const feed = (...rows: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><source><publisher>HRM Direct</publisher>${rows.join('')}</source>`;
const table = `<html><table><tr class="reqitem" data-req-id="7"><td class="posTitle"><a href="#">Clerk</a></td></tr></table></html>`;
const job = '<html><h2>Clerk</h2><div class="jobDesc"><p>Sort letters.</p></div></html>';
const run = async (answers: Parameters<typeof createFetchContext>[0]['answers']) => {
  const fetched = await hrmdirect.fetch('acme', createFetchContext({ answers }));
  return { fetched, ...hrmdirect.parse({ ...fetched, slug: 'acme', url: '' }) };
};

describe('hrmdirect', () => {
  it.each([
    [jobUrl(7), 'acme'],
    ['https://apply.hrmdirect.com/?req_id=7', undefined],
    ['https://www.hrmdirect.com/', undefined],
    ['https://acme.hrmdirect.com.example/', undefined],
  ])('finds the company in %s', (address, slug) => {
    expect(hrmdirect.match({ url: new URL(address), html: null })?.slug).toBe(slug);
  });

  it('joins the rows of one opening with its page', async () => {
    const { fetched, postings } = await run({
      [feedUrl]: feed(row(7), row(7, { city: 'Denver' })),
      [jobUrl(7)]: job,
    });
    expect(fetched).toMatchObject({ complete: true });
    expect(postings).toMatchObject([
      {
        externalId: '7',
        title: 'Clerk',
        company: 'Acme Inc',
        url: jobUrl(7),
        locations: [{ city: 'Norwich', region: 'VT' }, { city: 'Denver' }],
        workplace: 'remote',
        department: 'Post',
        postedAt: '2026-08-07',
        descriptionText: 'Sort letters.',
      },
    ]);
  });

  it('tells an empty feed, a missing site and a page of something else', async () => {
    expect((await run({ [feedUrl]: feed() })).fetched.complete).toBe(true);
    await expect(run({})).rejects.toMatchObject({ code: 'unknown_board' });
    await expect(run({ [feedUrl]: '<html><p>Hello</p></html>' })).rejects.toMatchObject({
      code: 'unreadable_content',
    });
  });
});

const lists: readonly ListCase[] = [
  ['a feed', { [feedUrl]: feed(row(7), row(8)), [jobUrl(7)]: job }, true],
  ['the page of a site without the feed', { [tableUrl]: table, [jobUrl(7)]: job }, false],
  ['an opening without its text', { [feedUrl]: feed(row(7)), [jobUrl(7)]: '<p>Hello</p>' }, false],
];

sourceSuite('hrmdirect', {
  opening: { title: 'Clerk', city: 'Ulm' },
  documentOf: (json) =>
    feed(row(1, { ...(JSON.parse(json) as { title: string; city: string }), region: '' })),
  lists,
});
