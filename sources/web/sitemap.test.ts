import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { sourceSuite } from '#tests/suites/source.ts';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { hasRecordings, recording } from '#tests/support/recordings.ts';
import { readSitemaps } from './read-sitemaps.ts';
import { sitemap } from './sitemap.ts';
import { readSitemap } from './sitemap-file.ts';

const careers = 'https://acme.example/careers';
const at = (path: string) => `https://acme.example${path}`;
const file = at('/sitemap.xml');
const entry = (path: string, lastmod?: string) =>
  `<url><loc>${at(path)}</loc>${lastmod === undefined ? '' : `<lastmod>${lastmod}</lastmod>`}</url>`;
const urls = (...entries: readonly string[]) => `<urlset>${entries.join('')}</urlset>`;
const index = (...paths: readonly string[]) =>
  `<sitemapindex>${paths.map((path) => `<sitemap><loc>${at(path)}</loc></sitemap>`).join('')}</sitemapindex>`;
const job = (title: string) =>
  `<script type="application/ld+json">{"@type":"JobPosting","title":"${title}"}</script>`;
const jobs = { [at('/jobs/101')]: job('Clerk'), [at('/jobs/102')]: job('Cook') };
const two = urls(entry('/'), entry('/about'), entry('/jobs/101'), entry('/jobs/102'));

const fetchFrom = async (
  answers: Readonly<Record<string, Answer>>,
  previous: Readonly<Record<string, string>> = {},
  slug = careers,
) => {
  const context = createFetchContext({ answers, previous });
  const fetched = await sitemap.fetch(slug, context);
  const { postings } = sitemap.parse({ documents: fetched.documents, slug, url: slug });
  const asked = context.requests.map(({ url }) => url.replace('https://acme.example', ''));
  return { fetched, titles: postings.map(({ title }) => title), asked };
};

describe('sitemap', () => {
  it.each<[string, Readonly<Record<string, Answer>>, string?]>([
    ['the usual address', { [file]: two }],
    ['another usual address', { [at('/sitemap_index.xml')]: index('/a.xml'), [at('/a.xml')]: two }],
    [
      'robots.txt',
      {
        [at('/robots.txt')]: `User-agent: *\nDisallow:\n SITEMAP: ${at('/x.xml')}`,
        [at('/x.xml')]: two,
      },
    ],
    [
      'an index of indexes',
      { [file]: index('/a.xml'), [at('/a.xml')]: index('/b.xml.gz'), [at('/b.xml.gz')]: two },
    ],
    ['a plain list', { [at('/s.txt')]: `${at('/jobs/101')}\n${at('/jobs/102')}\n` }, at('/s.txt')],
    ['the sitemap given as the address', { [at('/jobs.xml')]: two }, at('/jobs.xml')],
    [
      'CDATA and blanks',
      { [file]: two.replaceAll(/<loc>(.*?)<\/loc>/g, '<loc>\n <![CDATA[$1]]>\n</loc>') },
    ],
  ])('is found by %s', async (_name, answers, slug) => {
    const { titles, fetched } = await fetchFrom({ ...jobs, ...answers }, {}, slug);
    expect([titles, fetched.complete]).toEqual([['Clerk', 'Cook'], true]);
  });

  it('reads files with jobs in their names first, and none of other pages', async () => {
    const files = index(
      '/sitemap-1.xml',
      '/post-sitemap.xml',
      '/products.xml',
      '/sitemap-jobs.xml',
    );
    const { asked, fetched } = await fetchFrom({
      ...jobs,
      [file]: files,
      [at('/sitemap-1.xml')]: urls(entry('/')),
      [at('/sitemap-jobs.xml')]: two,
    });
    const read = asked.filter((path) => path.endsWith('.xml'));
    expect([read, fetched.complete]).toEqual([
      ['/sitemap.xml', '/sitemap-jobs.xml', '/sitemap-1.xml'],
      true,
    ]);
  });

  it('fetches only pages that look like openings', async () => {
    const { asked } = await fetchFrom({
      ...jobs,
      [file]: urls(
        entry('/jobs/101'),
        entry('/jobs/102'),
        entry('/blog/2026'),
        entry('/jobs/a.pdf'),
      ),
    });
    expect(asked.filter((path) => !/robots|sitemap/.test(path))).toEqual([
      '/jobs/101',
      '/jobs/102',
    ]);
  });

  it('reads an opening in several languages once', async () => {
    const both = ['/en/jobs/101', '/de/jobs/101'];
    const links = both
      .map((path) => `<xhtml:link rel="alternate" hreflang="x" href="${at(path)}"/>`)
      .join('');
    const { titles } = await fetchFrom({
      [file]: urls(...both.map((path) => entry(path).replace('</url>', `${links}</url>`))),
      [at('/en/jobs/101')]: job('Clerk'),
      [at('/de/jobs/101')]: job('Schreiber'),
    });
    expect(titles).toEqual(['Clerk']);
  });

  it('asks again only for pages with a new date', async () => {
    const before = urls(entry('/jobs/101', '2026-01-01'), entry('/jobs/102', '2026-01-01'));
    const { asked, titles, fetched } = await fetchFrom(
      {
        [file]: urls(entry('/jobs/101', '2026-01-01'), entry('/jobs/102', '2026-02-02')),
        [at('/jobs/102')]: job('Chef'),
      },
      { [file]: before, ...jobs },
    );
    expect(asked.filter((path) => path.startsWith('/jobs'))).toEqual(['/jobs/102']);
    expect([titles.toSorted(), fetched.complete]).toEqual([['Chef', 'Clerk'], true]);
  });

  it('asks for every page without a date', async () => {
    const { asked } = await fetchFrom({ ...jobs, [file]: two }, { [file]: two, ...jobs });
    expect(asked.filter((path) => path.startsWith('/jobs'))).toHaveLength(2);
  });

  it('does not ask again for a page that held no opening, until it changes', async () => {
    const dated = urls(
      entry('/jobs/101', '2026-01-01'),
      entry('/jobs/how-we-hire', '2026-01-01'),
      entry('/jobs/our-team', '2026-01-01'),
    );
    const answers = {
      [file]: dated,
      ...jobs,
      [at('/jobs/how-we-hire')]: '<h1>Hiring</h1>',
      [at('/jobs/our-team')]: '<h1>Team</h1>',
    };
    const { fetched } = await fetchFrom(answers);
    const kept = [...fetched.documents, ...(fetched.remembered ?? [])];
    const again = await fetchFrom(
      answers,
      Object.fromEntries(kept.map(({ url, body }) => [url, body])),
    );
    expect(again.asked.filter((path) => path.startsWith('/jobs'))).toEqual([]);
    expect(again.titles).toEqual(['Clerk']);
  });

  it('keeps a changed opening whose page fails, and asks for it again', async () => {
    const failing = new AppError('server_error', { url: at('/jobs/102'), status: 500 });
    const dated = (day: string) => urls(entry('/jobs/101', day), entry('/jobs/102', day));
    const { fetched, titles } = await fetchFrom(
      { ...jobs, [file]: dated('2026-02-02'), [at('/jobs/102')]: failing },
      { [file]: dated('2026-01-01'), ...jobs },
    );
    expect([titles, fetched.complete]).toEqual([['Clerk', 'Cook'], false]);
    const stored = Object.fromEntries(fetched.documents.map(({ url, body }) => [url, body]));
    const again = await fetchFrom({ ...jobs, [file]: dated('2026-02-02') }, stored);
    expect(again.asked).toContain('/jobs/102');
    expect([again.titles.toSorted(), again.fetched.complete]).toEqual([['Clerk', 'Cook'], true]);
  });

  it('does not list an opening whose page is gone', async () => {
    const { titles, fetched } = await fetchFrom({ [file]: two, [at('/jobs/101')]: job('Clerk') });
    expect([titles, fetched.complete]).toEqual([['Clerk'], true]);
  });

  it('keeps no other addresses of a large file', async () => {
    const { fetched } = await fetchFrom({ ...jobs, [file]: two });
    expect(fetched.documents[0]?.body).not.toContain('/about');
  });

  it.each([
    ['no sitemap', {}],
    ['a page in its place', { [file]: '<html><body>Not found</body></html>' }],
    ['a sitemap without openings', { [file]: urls(entry('/'), entry('/about')) }],
    ['pages without data', { [file]: two, [at('/jobs/101')]: 'x', [at('/jobs/102')]: 'x' }],
    ['an index of itself', { [file]: index('/sitemap.xml') }],
  ])('finds no openings in %s', async (_name, answers) => {
    await expect(fetchFrom(answers)).rejects.toMatchObject({ code: 'no_openings_found' });
  });

  it.each([
    ['an address that is a sitemap', two, true],
    ['an index', index('/a.xml'), true],
    ['a page', '<html><body>urlset</body></html>', false],
    ['a feed', '<rss><channel></channel></rss>', false],
  ])('recognises %s', (_name, html, isOne) => {
    expect(sitemap.match({ url: new URL(file), html }) !== null).toBe(isOne);
  });

  it('proves a site by the page of an opening, and by nothing less', async () => {
    const probe = (answers: Readonly<Record<string, Answer>>) =>
      sitemap.probe?.(careers, createFetchContext({ answers }));
    expect((await probe({ ...jobs, [file]: two }))?.ids).toHaveLength(2);
    expect(await probe({ [file]: two, [at('/jobs/101')]: 'x' })).toBeNull();
  });
});

describe.skipIf(!hasRecordings)('a recorded sitemap', () => {
  it('is read with its dates', () => {
    const read = readSitemap(recording('eightfold/amdocs_sitemap.xml'), file);
    expect([read?.pages.length, read?.isCut, read?.pages[1]?.lastmod]).toEqual([
      8,
      false,
      '2026-04-27T09:33:47Z',
    ]);
  });
});

it('a sitemap of the largest allowed size is read in a few seconds', async () => {
  const alternate = '<xhtml:link rel="alternate" hreflang="de" href="https://acme.example/de/1"/>';
  const entries = Array.from({ length: 50_000 }, (_, n) =>
    entry(`/jobs/${10_000 + n}`).replace('</url>', `${alternate.replace('/1"', `/${n}"`)}</url>`),
  );
  const context = createFetchContext({ answers: { [file]: urls(...entries) } });
  const started = process.cpuUsage();
  const read = await readSitemaps(new URL(file), context);
  const { user } = process.cpuUsage(started);
  expect([read.entries.length, read.lost]).toEqual([50_000, []]);
  expect(user / 1_000).toBeLessThan(5_000);
});

const failure = new AppError('server_error', { url: file, status: 500 });

sourceSuite('sitemap', {
  slug: careers,
  documentOf: (json) => `<script type="application/ld+json">${json}</script>`,
  opening: { '@type': 'JobPosting', title: 'Clerk', jobLocation: 'Ulm' },
  lists: [
    ['a sitemap read to its end', { ...jobs, [file]: two }, true],
    ['a sitemap that breaks off', { ...jobs, [file]: two.replace('</urlset>', '') }, false],
    [
      'a file that fails',
      { ...jobs, [file]: index('/a.xml', '/b.xml'), [at('/a.xml')]: two, [at('/b.xml')]: failure },
      false,
    ],
    [
      'a file that is a page',
      {
        ...jobs,
        [file]: index('/a.xml', '/b.xml'),
        [at('/a.xml')]: two,
        [at('/b.xml')]: '<html></html>',
      },
      false,
    ],
    ['a page that fails', { ...jobs, [file]: two, [at('/jobs/102')]: failure }, false],
    [
      'indexes that nest too deep',
      {
        ...jobs,
        [file]: index('/a.xml', '/j.xml'),
        [at('/j.xml')]: two,
        [at('/a.xml')]: index('/b.xml'),
        [at('/b.xml')]: index('/c.xml'),
      },
      false,
    ],
    [
      'more files than one scan reads',
      {
        ...jobs,
        [file]: index('/jobs.xml', ...Array.from({ length: 60 }, (_, n) => `/s${n}.xml`)),
        [at('/jobs.xml')]: two,
        ...Object.fromEntries(
          Array.from({ length: 60 }, (_, n) => [at(`/s${n}.xml`), urls(entry('/'))]),
        ),
      },
      false,
    ],
  ],
});
