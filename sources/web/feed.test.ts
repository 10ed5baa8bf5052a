import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import { sourceSuite } from '#tests/suites/source.ts';
import { cpuMsOf } from '#tests/support/cpu-time.ts';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody, parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings } from '#tests/support/recordings.ts';
import { feed } from './feed.ts';
import { isFeed } from './read-feed.ts';

const url = 'https://acme.example/jobs.rss';
const rss = (items: string, head = '') =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Acme</title>${head}${items}</channel></rss>`;
const item = (id: number, more = '') =>
  `<item><guid isPermaLink="false">${id}</guid><title>Clerk ${id}</title><link>https://acme.example/jobs/${id}</link>${more}</item>`;
const read = (body: string) => parseBody(feed, body, { url }).postings;
const first = (body: string) => read(body)[0];

describe.skipIf(!hasRecordings)('feeds on recordings', () => {
  it.each([
    ['rss/weworkremotely_sales.rss', 3],
    ['rss/startupjobs_feed.xml', 2],
    ['neogov/agency.rss', 2],
  ])('finds the postings of %s', (name, count) => {
    const { postings, skipped } = parseRecording(feed, name);
    expect([postings.length, skipped]).toEqual([count, []]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
  });

  it('reads the employer before the colon, and other dates', () => {
    expect(parseRecording(feed, 'rss/weworkremotely_sales.rss').postings).toMatchObject([
      {
        title: 'Account Executive DACH',
        company: 'Remote',
        employmentType: 'full_time',
        department: 'Sales and Marketing',
        postedAt: '2026-08-11T07:30:41+00:00',
        validThrough: '2026-09-10T07:30:41+00:00',
      },
      { company: 'Justworks' },
      { company: 'Amplitude', title: 'Senior Enterprise Account Executive' },
    ]);
  });

  it('reads a partner’s list of offers', () => {
    const [posting] = parseRecording(feed, 'rss/startupjobs_feed.xml').postings;
    expect(posting).toMatchObject({
      externalId: '22025',
      title: 'My hledáme stále! Přidej se k nám do týmu jako junior linux admin',
      company: 'Cloudinfrastack',
      locations: [{ text: 'Praha, Česko' }],
      employmentType: null,
      updatedAt: '2020-05-05T16:06:08+02:00',
    });
    expect(posting?.descriptionText).toMatch(/^Junior Linux Admin \(part-time\)/);
  });

  it('reads pay, place and sections of an agency', () => {
    const [manager, consultant] = parseRecording(feed, 'neogov/agency.rss').postings;
    expect(manager).toMatchObject({
      externalId: '410001',
      department: 'Information Technology',
      locations: [{ text: 'Atlanta, Georgia' }],
      salary: { min: 135_000, max: 175_000, currency: 'USD', period: 'year' },
    });
    expect(manager?.descriptionText).toContain('Own architecture and delivery governance.');
    expect(consultant).toMatchObject({ workplace: 'remote', salary: { period: 'hour' } });
  });
});

describe('feed', () => {
  it('is no JSON whose version is no text', () => {
    const body = JSON.stringify({ version: { toString: 1, valueOf: 2 }, items: [] });
    expect(() => parseBody(feed, body)).toThrow(
      expect.objectContaining({ code: 'unexpected_content' }),
    );
  });

  it('is no document whose root has the name of a member of every object', () => {
    const body = '<constructor><item><title>Clerk</title></item></constructor>';
    expect(isFeed(body)).toBe(false);
  });

  it.each([
    ['RSS', rss(item(1, '<location>Ulm</location>'))],
    [
      'RSS 1.0',
      `<rdf:RDF xmlns:rdf="x"><channel/><item rdf:about="x"><title>Clerk 1</title><link>https://acme.example/jobs/1</link><location>Ulm</location></item></rdf:RDF>`,
    ],
    [
      'Atom',
      `<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="/x"/><entry><id>tag:1</id><title type="html">Clerk 1</title><link rel="self" href="/no"/><link rel="alternate" href="https://acme.example/jobs/1"/><location>Ulm</location></entry></feed>`,
    ],
    [
      'JSON Feed',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        items: [{ id: '1', title: 'Clerk 1', url: 'https://acme.example/jobs/1', location: 'Ulm' }],
      }),
    ],
    [
      'Indeed’s form',
      `<?xml version="1.0"?><source><publisher>Acme</publisher><job><title><![CDATA[Clerk 1]]></title><referencenumber>1</referencenumber><url><![CDATA[https://acme.example/jobs/1]]></url><city>Ulm</city></job></source>`,
    ],
    [
      'a partner’s form',
      `<offers><offer><id>1</id><position>Clerk 1</position><url> https://acme.example/jobs/1 </url><cities><city>Ulm</city></cities></offer></offers>`,
    ],
    [
      'a list in capitals',
      `<Jobs><Job><Job-Id>1</Job-Id><JobTitle>Clerk 1</JobTitle><URL>https://acme.example/jobs/1</URL><Location>Ulm</Location></Job></Jobs>`,
    ],
    [
      'a list after comments and declarations',
      `\ufeff<?xml version="1.0"?>\n<!-- jobs -->\n<!DOCTYPE jobs><jobs><job><id>1</id><name>Clerk 1</name><link>https://acme.example/jobs/1</link><location><city>Ulm</city></location></job></jobs>`,
    ],
  ])('reads %s', (_name, body) => {
    expect(read(body)).toMatchObject([
      { title: 'Clerk 1', url: 'https://acme.example/jobs/1', locations: [{ text: 'Ulm' }] },
    ]);
  });

  it('reads place and pay in parts', () => {
    const fields =
      '<city>Ulm</city><country>DE</country><minimumSalary>40000</minimumSalary><salaryCurrency>EUR</salaryCurrency><salaryInterval>Year</salaryInterval>';
    expect(first(rss(item(1, fields)))).toMatchObject({
      locations: [{ city: 'Ulm', country: 'DE' }],
      salary: { min: 40_000, max: null, currency: 'EUR', period: 'year' },
    });
  });

  it('prefers the whole text to the excerpt', () => {
    const texts =
      '<description>Sort…</description><content:encoded><![CDATA[<p>Sort letters all day.</p>]]></content:encoded>';
    expect(first(rss(item(1, texts)))?.descriptionText).toBe('Sort letters all day.');
  });

  it('decodes a description that is escaped twice', () => {
    const text = '<description>&amp;lt;p&amp;gt;Sort.&amp;lt;/p&amp;gt;</description>';
    expect(first(rss(item(1, text)))?.descriptionText).toBe('Sort.');
  });

  it('takes a colon in some titles for a part of them', () => {
    const titles = ['Clerk: Letters', 'Cook', 'Driver: Nights'].map(
      (title, n) => `<item><guid>${n}</guid><title>${title}</title></item>`,
    );
    expect(read(rss(titles.join(''))).map(({ title }) => title)).toEqual([
      'Clerk: Letters',
      'Cook',
      'Driver: Nights',
    ]);
  });

  it('names the entry that it cannot read', () => {
    const { postings, skipped } = parseBody(feed, rss(`${item(1)}<item><link>/2</link></item>`), {
      url,
    });
    expect([postings.length, skipped]).toEqual([
      1,
      [{ what: 'an entry', reason: 'it has no title or address' }],
    ]);
  });
});

it.each([
  ['links', `<rss><channel>${'<link '.repeat(100_000)}</channel></rss>`],
  ['entries', `<rss><channel>${'<item><title>x'.repeat(100_000)}</channel></rss>`],
  ['attributes', `<rss total${' a="b"'.repeat(100_000)}></rss>`],
  ['comments', `${'<!--'.repeat(100_000)}<rss></rss>`],
])('endless %s are read in bounded time', (_name, body) => {
  const work = (): void => {
    feed.match({ url: new URL(url), html: body });
    expect(read(body)).toEqual([]);
  };
  expect(cpuMsOf(work)).toBeLessThan(1_000);
});

it('a feed that is gone is a page that is gone', async () => {
  const fetched = feed.fetch(url, createFetchContext({ answers: {} }));
  await expect(fetched).rejects.toMatchObject({ code: 'page_not_found' });
});

describe('entries without a text', () => {
  const page = (id: number) => `https://acme.example/jobs/${id}`;
  const posting = (id: number) =>
    `<script type="application/ld+json">{"@type":"JobPosting","title":"Page ${id}","description":"Sort letters.","jobLocation":"Ulm"}</script>`;
  const ids = [101, 102, 103, 104, 105];
  const thin = rss(ids.map((id) => item(id)).join(''));
  const scan = async (answers: Readonly<Record<string, Answer>>, previous = {}) => {
    const context = createFetchContext({ answers: { [url]: thin, ...answers }, previous });
    const fetched = await feed.fetch(url, context);
    const { postings } = feed.parse({ documents: fetched.documents, slug: url, url });
    const asked = new Set(
      context.requests.flatMap((request) => (request.url === url ? [] : request.url)),
    );
    const kept = [...fetched.documents, ...(fetched.remembered ?? [])];
    return {
      postings,
      asked,
      stored: Object.fromEntries(kept.map((each) => [each.url, each.body])),
    };
  };
  const all = Object.fromEntries(ids.map((id) => [page(id), posting(id)]));

  it('get that of their pages, and keep their title and id', async () => {
    const { postings } = await scan(all);
    expect(postings).toHaveLength(5);
    expect(postings[0]).toMatchObject({
      externalId: '101',
      title: 'Clerk 101',
      descriptionText: 'Sort letters.',
      locations: [{ text: 'Ulm' }],
    });
  });

  it('are not fetched again while the feed says the same of them', async () => {
    const { stored } = await scan(all);
    const again = await scan(all, stored);
    expect([again.asked.size, again.postings[4]?.descriptionText]).toEqual([0, 'Sort letters.']);
  });

  it('cost a few requests if their pages hold no data, and none the next time', async () => {
    const plain = Object.fromEntries(ids.map((id) => [page(id), '<h1>Clerk</h1>']));
    const { asked, postings, stored } = await scan(plain);
    expect([asked.size, postings.length]).toEqual([3, 5]);
    expect((await scan(plain, stored)).asked.size).toBe(0);
  });

  it('are read as new ones after another source', async () => {
    const { postings } = await scan(all, { 'https://api.lever.co/x': '{"jobs":[]}' });
    expect(postings[0]?.descriptionText).toBe('Sort letters.');
  });

  it('lead to no page of other sites', async () => {
    const elsewhere = thin.replaceAll('https://acme.example/', 'https://partner.example/');
    expect((await scan({ [url]: elsewhere })).asked.size).toBe(0);
  });
});

describe('a feed is found', () => {
  const careers = new URL('https://acme.example/careers');
  const slugOn = (html: string) => feed.match({ url: careers, html })?.slug ?? null;
  const alternate = (href: string, title = '', type = 'application/rss+xml') =>
    `<link rel="alternate" type="${type}" title="${title}" href="${href}">`;

  it.each([
    ['a named feed', alternate('/x.rss')],
    ['Atom', alternate('/x.rss', '', 'application/atom+xml; charset=utf-8')],
    ['JSON Feed', alternate('/x.rss', '', 'application/feed+json')],
    [
      'a feed of jobs after that of the site',
      alternate('/feed') + alternate('/x.rss', 'Acme Jobs'),
    ],
    ['a feed of jobs after that of a blog', alternate('/blog.rss', 'Blog') + alternate('/x.rss')],
  ])('by %s', (_name, html) => {
    expect(slugOn(html)).toBe('https://acme.example/x.rss');
  });

  it.each(['/jobs.rss', '/jobs/feed/', '/vacatures.xml', '/export/stellenangebote.xml'])(
    'by a link to %s',
    (href) => {
      expect(slugOn(`<a href="${href}">RSS</a>`)).toBe(`https://acme.example${href}`);
    },
  );

  it.each([
    ['comments', alternate('/careers/feed/', 'Acme » Careers Comments Feed')],
    ['a blog', alternate('/blog/feed', 'Blog')],
    ['news', '<a href="/news/jobs.rss">RSS</a>'],
    ['oEmbed', alternate('/wp-json/oembed/1.0/embed', '', 'application/json+oembed')],
    ['a style sheet', '<link rel="alternate stylesheet" type="text/css" href="/x.css">'],
    ['a link to other XML', '<a href="/products.xml">XML</a>'],
  ])('not by %s', (_name, html) => {
    expect(slugOn(html)).toBeNull();
  });

  it('at its own address', () => {
    expect(feed.match({ url: new URL(url), html: rss(item(1)) })).toMatchObject({ slug: url });
  });

  const probe = (answer: Answer, at = url) =>
    feed.probe?.(at, createFetchContext({ answers: { [at]: answer } }));

  it.each<[string, string, string?]>([
    ['links to openings', rss(item(101) + item(102))],
    [
      'fields of jobs',
      rss('<item><title>Clerk</title><link>/x</link><joblisting:jobId>1</joblisting:jobId></item>'),
    ],
    ['its form', '<source><job><title>Clerk</title><url>/x</url></job></source>'],
    ['its name, if it is empty', rss('')],
  ])('and believed by %s', async (_name, body) => {
    expect(await probe(body)).not.toBeNull();
  });

  it.each<[string, Answer]>([
    [
      'posts',
      rss('<item><title>We grow</title><link>https://acme.example/blog/we-grow</link></item>'),
    ],
    [
      'comments on the careers page',
      rss(
        '<item><title>By: Ann</title><link>https://acme.example/jobs/clerk-1234#comment-3</link></item>',
      ),
    ],
    ['products', '<offers><offer><title>Chair</title><price>9</price></offer></offers>'],
    ['other JSON', '{"jobs":[]}'],
    ['a page', '<html><body>jobs</body></html>'],
  ])('and not believed with %s', async (_name, body) => {
    expect(await probe(body)).toBeNull();
  });
});

const web = (body: string, more: Readonly<Record<string, string>> = {}) => ({
  [url]: body,
  ...more,
});
const total = (count: number) => `<opensearch:totalResults>${count}</opensearch:totalResults>`;
const next = '<atom:link rel="next" href="/jobs.rss?page=2"/>';

sourceSuite('feed', {
  slug: url,
  documentOf: (json) => `{"version":"https://jsonfeed.org/version/1","items":[${json}]}`,
  opening: { id: '1', title: 'Clerk', location: 'Ulm', content_html: '<p>Sort letters.</p>' },
  lists: [
    ['a plain feed', web(rss(item(1) + item(2))), false],
    ['an empty feed', web(rss('')), false],
    ['a total that is reached', web(rss(item(1) + item(2), total(2))), true],
    ['a total beyond the feed', web(rss(item(1) + item(2), total(3))), false],
    ['a feed that says it is complete', web(rss(item(1), '<fh:complete/>')), true],
    [
      'a list of jobs that says how many',
      web(`<source><jobcount>1</jobcount><job><title>A</title><id>1</id></job></source>`),
      true,
    ],
    [
      'a list of jobs that does not',
      web(`<source><job><title>A</title><id>1</id></job></source>`),
      false,
    ],
    ['all pages', web(rss(item(1), next), { [`${url}?page=2`]: rss(item(2)) }), true],
    ['a page that fails', web(rss(item(1), next)), false],
    [
      'a page that repeats',
      web(rss(item(1), next), { [`${url}?page=2`]: rss(item(1), next) }),
      false,
    ],
  ],
});
