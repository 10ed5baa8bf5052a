import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import { pagedAnswers, sourceSuite } from '#tests/suites/source.ts';
import { type Answer, createFetchContext, webDocument } from '#tests/support/fetch-context.ts';
import { parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings, recording } from '#tests/support/recordings.ts';
import { detect } from '../detect.ts';
import { eightfold } from './eightfold.ts';

const slug = 'acme.eightfold.ai';
const careers = `https://${slug}/careers`;
const newUrl = (start: number) => `https://${slug}/api/pcsx/search?domain=acme.com&start=${start}`;
const oldUrl = `https://${slug}/api/apply/v2/jobs?domain=acme.com&start=0`;
const mapUrl = `https://${slug}/careers/sitemap.xml?domain=acme.com`;
const detailUrl = `https://${slug}/api/pcsx/position_details?position_id=1&domain=acme.com&hl=en`;
const page = '<code id="pcsx-data">{&#34;domain&#34;: &#34;acme.com&#34;}</code>';
const list = (positions: readonly object[], count = positions.length) =>
  JSON.stringify({ status: 200, data: { positions, count } });
const refused = { status: 403, body: '{"message": "PCSX is not enabled for this user."}' };

const run = async (answers: Readonly<Record<string, Answer>>) => {
  const context = createFetchContext({ answers: { [careers]: page, ...answers } });
  const fetched = await eightfold.fetch(slug, context);
  const parsed = eightfold.parse({ ...fetched, slug, url: '' });
  return { fetched, ...parsed, asked: context.requests.map(({ url }) => url) };
};

describe.skipIf(!hasRecordings)('eightfold on recordings', () => {
  it.each([
    ['eightfold/pcsx_search.json', 3],
    ['eightfold/albemarle_apply_v2.json', 2],
  ])('reads every opening of %s', (name, count) => {
    const { postings, skipped } = parseRecording(eightfold, name, slug);
    expect([postings.length, skipped]).toEqual([count, []]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
  });

  it('reads the fields of both lists', () => {
    const pcsx = parseRecording(eightfold, 'eightfold/pcsx_search.json', slug).postings;
    const old = parseRecording(eightfold, 'eightfold/albemarle_apply_v2.json', slug).postings;
    expect(pcsx).toMatchObject([
      {
        externalId: '1443153815392',
        title: 'Systems Engineer, Mid-level',
        url: expect.stringMatching(/^https:\/\/.+\/careers\/job\/1443153815392$/),
        locations: [{ text: 'Sterling, VA, US' }, { text: 'Denver, CO, US' }],
        workplace: 'onsite',
        department: 'Systems Engineering',
        postedAt: new Date(1_791_158_400_000).toISOString(),
      },
      {},
      { workplace: 'remote' },
    ]);
    expect(old[0]).toMatchObject({
      externalId: '1099555326551',
      title: 'Supply Planner, Bromine S&OP',
      url: 'https://albemarle.eightfold.ai/careers/job/1099555326551',
      postedAt: '2026-08-04T00:00:00.000Z',
    });
    expect(old[0]?.locations).toHaveLength(2);
  });

  it('reads a site map with the pages of its openings', () => {
    const map = recording('eightfold/amdocs_sitemap.xml');
    const url = /<loc>(.*?563431013427445.*?)<\/loc>/.exec(map)?.[1] ?? '';
    const documents = [
      webDocument('https://jobs.amdocs.com/careers/sitemap.xml?domain=amdocs.com', { body: map }),
      webDocument(url, { body: recording('eightfold/amdocs_job_page.html') }),
    ];
    const { postings } = eightfold.parse({ documents, slug: 'jobs.amdocs.com', url: '' });
    expect(postings).toMatchObject([
      {
        externalId: '563431013427445',
        title: 'Software Support Specialist',
        company: 'Amdocs',
        url,
        employmentType: 'full_time',
        postedAt: '2026-07-27T13:21:22',
      },
    ]);
  });
});

describe('eightfold', () => {
  it.each([
    ['https://acme.eightfold.ai/careers?pid=1', slug],
    ['https://app.eightfold.ai/careers', null],
    ['https://acme.eightfold.ai.example.com/careers', null],
  ])('%s is the board %s', (url, board) => {
    expect(eightfold.match({ url: new URL(url), html: null })?.slug ?? null).toBe(board);
  });

  it('is known by the settings of a page on any host', () => {
    const url = new URL('https://jobs.acme.com/careers');
    expect(eightfold.match({ url, html: page })?.slug).toBe('jobs.acme.com');
  });

  it('reads the new list with its details', async () => {
    const { fetched, postings } = await run({
      [newUrl(0)]: list([{ id: 1, name: 'Cook', workLocationOption: 'remote_local' }]),
      [detailUrl]: JSON.stringify({ data: { id: 1, jobDescription: '<p>Soup</p>' } }),
    });
    expect(fetched).toMatchObject({ complete: true, proof: 'the site counts 1 opening' });
    expect(postings).toMatchObject([
      { title: 'Cook', workplace: 'remote', descriptionText: 'Soup' },
    ]);
  });

  it('reads the old list where the new one is not allowed', async () => {
    const { fetched, postings } = await run({
      [newUrl(0)]: refused,
      [oldUrl]: JSON.stringify({ positions: [{ id: 1, name: 'Cook', t_create: 1 }], count: 1 }),
      [`https://${slug}/api/apply/v2/jobs/1?domain=acme.com`]:
        '{"id": 1, "job_description": "Soup"}',
    });
    expect(fetched.complete).toBe(true);
    expect(postings).toMatchObject([{ title: 'Cook', descriptionText: 'Soup' }]);
  });

  it('is found on an own domain where only the old list is allowed', async () => {
    const url = 'https://jobs.acme.com/careers';
    const old = 'https://jobs.acme.com/api/apply/v2/jobs?domain=acme.com&start=0';
    const answers = {
      [url]: page,
      'https://jobs.acme.com/api/pcsx/search?domain=acme.com&start=0': refused,
      [old]: JSON.stringify({ positions: [{ id: 1, name: 'Cook', t_create: 1 }], count: 1 }),
    };
    const found = await detect(url, createFetchContext({ answers }));
    expect(found).toMatchObject({ source: 'eightfold', slug: 'jobs.acme.com' });
  });

  it('reads the site map where neither is', async () => {
    const job = `https://${slug}/careers/job/7-cook?domain=acme.com`;
    const { postings } = await run({
      [newUrl(0)]: refused,
      [oldUrl]: { body: '{"message": "Not authorized for PCSX"}' },
      [mapUrl]: `<urlset><url><loc>${job}</loc></url></urlset>`,
      [job]: '<script type="application/ld+json">{"@type":"JobPosting","title":"Cook"}</script>',
    });
    expect(postings).toMatchObject([{ externalId: '7', title: 'Cook', url: job }]);
  });

  it.each([
    [
      'a site map of the vendor itself',
      {
        [mapUrl]: '<urlset><url><loc>https://app.eightfold.ai/careers/job/7</loc></url></urlset>',
        [newUrl(0)]: '{}',
        [oldUrl]: '{}',
      },
      'unreadable_content',
    ],
    ['a firewall', { [newUrl(0)]: { status: 405, body: '' } }, 'challenge_page'],
    ['a page without a company', { [careers]: '<p>Welcome</p>' }, 'unreadable_content'],
  ])('reports %s', async (_name, answers, code) => {
    await expect(run(answers)).rejects.toMatchObject({ code });
  });

  it('knows no board at a host without a careers page', async () => {
    const context = createFetchContext({ answers: {} });
    await expect(eightfold.fetch(slug, context)).rejects.toMatchObject({ code: 'unknown_board' });
  });
});

sourceSuite('eightfold', {
  opening: { positions: [{ id: '1', name: 'Clerk', location: 'Ulm' }], count: 1 },
  slug,
  lists: pagedAnswers({
    request: (offset) => ({ url: newUrl(offset), expect: 'json' }),
    size: 10,
    answer: (openings, total) =>
      list(
        openings.map(({ id, title }) => ({ id, name: title })),
        total,
      ),
    statesTotal: true,
  }).map(([name, web, isWhole]) => [name, { ...web, [careers]: page }, isWhole] as const),
});
