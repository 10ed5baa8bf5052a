import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { sourceSuite } from '#tests/suites/source.ts';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { hasRecordings, recording } from '#tests/support/recordings.ts';
import { listing } from './listing.ts';

const at = (path: string) => `https://www.acme.example${path}`;
const careers = at('/careers');

type Web = Readonly<Record<string, Answer | ((request: WebRequest) => Answer)>>;

const row = ([path, title, place]: readonly string[]) =>
  `<li><a href="${path}">${title}</a><span class="place">${place}</span></li>`;
const list = (...rows: readonly (readonly string[])[]) =>
  `<html><body><h1>Careers</h1><h2>Open positions</h2><ul class="jobs">${rows.map(row).join('')}</ul></body></html>`;
const text = 'You bake bread before the sun is up, and sell it when it is. '.repeat(4);
const page = (title: string, more = '') =>
  `<html><head><title>${title} | Acme</title></head><body><nav>Home Jobs</nav><main><h1>${title}</h1>${more}<p>${text}</p></main><footer>Imprint</footer></body></html>`;

const baker = ['/careers/baker', 'Night Baker', 'Leeds'] as const;
const sorter = ['/careers/sorter', 'Letter Sorter and Packer', 'York'] as const;
const both = list(baker, sorter);
const pages = { [at(baker[0])]: page(baker[1]), [at(sorter[0])]: page(sorter[1]) };
const failure = new AppError('server_error', { url: at('/careers/sorter'), status: 500 });

async function scan(answers: Web, previous: readonly WebDocument[] = []) {
  const bodies = Object.fromEntries(previous.map(({ url, body }) => [url, body]));
  const context = createFetchContext({ answers, previous: bodies });
  const fetched = await listing.fetch(careers, { ...context, sourceLabel: 'List of openings' });
  const { postings } = listing.parse({ documents: fetched.documents, slug: careers, url: careers });
  return { context, fetched, postings, titles: postings.map(({ title }) => title) };
}

describe('a list of openings without data for machines', () => {
  it('is read with the pages of its openings', async () => {
    const { postings, fetched } = await scan({ [careers]: both, ...pages });
    expect(fetched).toMatchObject({ complete: true, omitted: [] });
    expect(postings).toMatchObject([
      {
        externalId: at(baker[0]),
        title: 'Night Baker',
        url: at(baker[0]),
        locations: [{ text: 'Leeds' }],
        descriptionText: text.trim(),
      },
      { title: 'Letter Sorter and Packer', locations: [{ text: 'York' }] },
    ]);
  });

  it('keeps of an opening’s page only what it says', async () => {
    const { fetched } = await scan({ [careers]: both, ...pages });
    const kept = fetched.documents.find(({ url }) => url === at(baker[0]));
    expect(kept?.body).not.toMatch(/Imprint|<nav/);
  });

  it('fills the gaps of the list from the opening’s page', async () => {
    const facts =
      '<dl><dt>Department</dt><dd>Ovens</dd><dt>Contract</dt><dd>Part-time</dd><dt>Location</dt><dd>Hull</dd></dl>';
    const { postings } = await scan({
      [careers]: both,
      ...pages,
      [at(baker[0])]: page(baker[1], facts),
    });
    expect(postings[0]).toMatchObject({
      department: 'Ovens',
      employmentType: 'part_time',
      locations: [{ text: 'Leeds' }],
    });
  });

  it('takes the data of those openings’ pages that have some', async () => {
    const data =
      '<script type="application/ld+json">{"@type":"JobPosting","title":"Baker by night","description":"<p>Bake.</p>","employmentType":"FULL_TIME"}</script>';
    const { postings } = await scan({ [careers]: both, ...pages, [at(baker[0])]: data });
    expect(postings[0]).toMatchObject({
      title: 'Night Baker',
      employmentType: 'full_time',
      descriptionText: 'Bake.',
    });
  });

  it('reads all pages of the list', async () => {
    const next = '<nav class="pagination"><a href="/careers?page=2">2</a></nav></body>';
    const { titles, fetched } = await scan({
      [careers]: list(baker, ['/careers/cook', 'Cook', 'Hull']).replace('</body>', next),
      [at('/careers?page=2')]: list(sorter, ['/careers/driver', 'Van Driver', 'Hull']),
      ...pages,
      [at('/careers/cook')]: page('Cook'),
      [at('/careers/driver')]: page('Van Driver'),
    });
    expect([titles, fetched.complete]).toEqual([
      ['Night Baker', 'Cook', 'Letter Sorter and Packer', 'Van Driver'],
      true,
    ]);
  });

  it('is not whole if a script brings more of it', async () => {
    const { fetched } = await scan({
      [careers]: both.replace('</body>', '<button>Load more jobs</button></body>'),
      ...pages,
    });
    expect(fetched.complete).toBe(false);
  });

  it('lists an opening whose page fails, without its text', async () => {
    const { postings, fetched } = await scan({
      [careers]: both,
      ...pages,
      [at(sorter[0])]: failure,
    });
    expect(fetched).toMatchObject({
      complete: true,
      omitted: [{ what: `the text of ${at(sorter[0])}` }],
    });
    expect(postings[1]).toMatchObject({ title: 'Letter Sorter and Packer', descriptionText: '' });
  });

  it('keeps the text of an opening whose page fails now', async () => {
    const first = await scan({ [careers]: both, ...pages });
    const { postings } = await scan(
      { [careers]: both, ...pages, [at(sorter[0])]: failure },
      first.fetched.documents,
    );
    expect(postings[1]?.descriptionText).toBe(text.trim());
  });

  it('leaves out an opening whose page is gone, or leads back to the list', async () => {
    const third = ['/careers/cook', 'Cook', 'Hull'] as const;
    const fourth = ['/careers/driver', 'Van Driver', 'Hull'] as const;
    const fifth = ['/careers/clerk', 'Clerk', 'Hull'] as const;
    const { titles } = await scan({
      [careers]: list(baker, sorter, third, fourth, fifth),
      ...pages,
      [at(third[0])]: new AppError('page_not_found', { url: at(third[0]), status: 404 }),
      [at(fourth[0])]: page('Van Driver'),
      [at(fifth[0])]: page('Clerk'),
    });
    expect(titles).toEqual(['Night Baker', 'Letter Sorter and Packer', 'Van Driver', 'Clerk']);
  });

  it('takes no text from a page about another thing', async () => {
    const { postings } = await scan({
      [careers]: both,
      ...pages,
      [at(sorter[0])]: page('Our story'),
    });
    expect(postings.map(({ descriptionText }) => descriptionText !== '')).toEqual([true, false]);
  });

  it('is no list of openings if its pages are about other things', async () => {
    const rows = ['a', 'b', 'c', 'd'].map((name) => [
      `/careers/${name}`,
      `Manager ${name}${name}`,
      'Hull',
    ]);
    const others = rows.map(([path = '']) => [at(path), page('Our story')] as const);
    await expect(
      scan({ [careers]: list(...rows), ...Object.fromEntries(others) }),
    ).rejects.toMatchObject({ code: 'no_openings_found' });
  });

  it('asks no page of another site, and no file', async () => {
    const { context, titles } = await scan({
      [careers]: list(
        baker,
        ['https://other.example/jobs/1-cook', 'Cook', 'Hull'],
        ['/files/jobs/driver.pdf', 'Van Driver', 'Hull'],
      ),
      ...pages,
    });
    expect(titles).toEqual(['Night Baker', 'Cook', 'Van Driver']);
    expect(context.requests.map(({ url }) => url)).toEqual([careers, at(baker[0])]);
  });

  it('is empty if it says so and had openings before', async () => {
    const first = await scan({ [careers]: both, ...pages });
    const none =
      '<html><body><h1>Careers</h1><p>We have no open positions at the moment.</p></body></html>';
    const { fetched } = await scan({ [careers]: none }, first.fetched.documents);
    expect(fetched).toMatchObject({ complete: true, isEmpty: true });
    await expect(scan({ [careers]: none })).rejects.toMatchObject({ code: 'no_openings_found' });
  });
});

describe('an opening without a page of its own', () => {
  const accordion = (...entries: readonly (readonly [string, string])[]) =>
    `<html><body><h2>Open positions</h2>${entries
      .map(
        ([title, place]) =>
          `<details><summary>${title}</summary><p>Location: ${place}</p><p>${text}</p></details>`,
      )
      .join('')}</body></html>`;

  it('has an address and an id by its title and place, and its text from the list', async () => {
    const { postings } = await scan({
      [careers]: accordion(['Night Baker', 'Leeds'], ['Night Baker', 'York']),
    });
    expect(postings).toMatchObject([
      { externalId: `${careers}#night-baker--leeds`, url: `${careers}#night-baker--leeds` },
      { externalId: `${careers}#night-baker--york`, locations: [{ text: 'York' }] },
    ]);
    expect(postings[0]?.descriptionText).toContain(text.trim());
  });

  it('keeps its id if others come before it', async () => {
    const ids = async (...entries: readonly (readonly [string, string])[]) =>
      (await scan({ [careers]: accordion(...entries) })).postings.map(
        ({ externalId }) => externalId,
      );
    const [, before] = await ids(['Cook', 'Hull'], ['Night Baker', 'Leeds']);
    const [, , after] = await ids(['Cook', 'Hull'], ['Waiter', 'Hull'], ['Night Baker', 'Leeds']);
    expect(after).toBe(before);
  });

  it('has the text of the dialog that it opens', async () => {
    const html = `<html><body><h2>Open positions</h2><ul class="jobs"><li><h3>Night Baker</h3><a href="#d1">Details</a></li><li><h3>Sorter and Packer</h3><a href="#d2">Details</a></li></ul>
      <div id="d1" class="modal"><p>${text}</p></div><div id="d2" class="modal"><p>You sort.</p></div></body></html>`;
    const { postings } = await scan({ [careers]: html });
    expect(postings[0]?.descriptionText).toContain(text.trim());
    expect(postings[1]?.descriptionText).toContain('You sort.');
  });
});

describe('the id of an opening', () => {
  it('does not depend on the search that its address names', async () => {
    const rows = (visit: string) =>
      list(
        ['/jobs/2000133941/?searchId='.concat(visit), 'Cook', 'Ulm'],
        ['/jobs/2000120375/?searchId='.concat(visit), 'Driver', 'Ulm'],
      );
    const ids = async (visit: string) =>
      (await scan({ [careers]: rows(visit) })).postings.map(({ externalId }) => externalId);
    expect(await ids('aaa')).toEqual(await ids('bbb'));
  });
});

describe('match', () => {
  const match = (html: string | null) => listing.match({ url: new URL(careers), html });

  it('is less sure than any page with data', () => {
    expect(match(both)).toMatchObject({
      slug: careers,
      evidence: '2 openings in a list: “Night Baker”, “Letter Sorter and Packer”',
    });
    expect(match(both)?.confidence).toBeLessThan(0.4);
  });

  it('finds nothing in an address alone, or a page without openings', () => {
    expect([match(null), match('<h1>Careers</h1><p>Soon</p>')]).toEqual([null, null]);
  });
});

describe.skipIf(!hasRecordings)('a recorded page', () => {
  const read = (name: string, url: string) =>
    listing.match({ url: new URL(url), html: recording(`html-listing/${name}.html`) });
  const postingsOn = (name: string, url: string) => {
    const body = recording(`html-listing/${name}.html`);
    const document = {
      url,
      finalUrl: url,
      status: 200,
      contentType: 'text/html',
      body,
      etag: null,
      lastModified: null,
    };
    return listing.parse({ documents: [document], slug: url, url }).postings;
  };

  it('of Stack Overflow lists 25 openings', () => {
    const postings = postingsOn('stackoverflow_jobs', 'https://stackoverflow.com/jobs');
    expect(postings).toHaveLength(25);
    expect(postings.slice(0, 2)).toMatchObject([
      {
        title: 'Big Data Developer',
        url: expect.stringContaining('/jobs/365589/'),
        locations: [{ text: 'Berlin, Germany' }],
      },
      {
        title: 'Search Engine Backend Engineer (m/f)',
        salary: { min: 50_000, max: 60_000, currency: 'EUR' },
      },
    ]);
  });

  it('of jobs.cz lists 30 openings, in Czech', () => {
    const postings = postingsOn('jobscz_listing', 'https://beta.www.jobs.cz/prace/programator/');
    expect(postings).toHaveLength(30);
    expect(postings.slice(0, 2)).toMatchObject([
      {
        title: 'Senior JavaScript Developer',
        externalId: 'https://beta.www.jobs.cz/rpd/2000133941',
        locations: [{ text: 'Praha – Karlín' }],
      },
      { title: 'Python vývojář(ka)', url: expect.stringContaining('/rpd/2000120375/') },
    ]);
  });

  it('of jobs.cz without a match has none', () => {
    expect(
      read('jobscz_listing_empty', 'https://beta.www.jobs.cz/prace/datovy-analytik/'),
    ).toBeNull();
  });

  it('of Loxo lists 22 openings', () => {
    const postings = postingsOn('loxo_fitnext_listing', 'https://fitnext.app.loxo.co/fitnext');
    expect(postings).toHaveLength(22);
    expect(postings[0]).toMatchObject({
      title: 'Forward Deployed Engineer',
      url: 'https://fitnext.app.loxo.co/job/NDI0NzQtZWloemhlZHR5ZzFlaWp4Zg==',
      employmentType: 'full_time',
      workplace: 'remote',
    });
    expect(postings.at(-1)?.title).toBe('Talent Operations');
  });

  it.each([
    ['jobscz_job_en', 'https://beta.www.jobs.cz/rpd/2000130345/'],
    ['loxo_fitnext_detail', 'https://app.loxo.co/job/NDI0NzQtN3RzZTNpa2M2NDJ5emowdg=='],
    ['talentclue_decathlon_job', 'https://decathlon.talentclue.com/es/node/1/2'],
  ])('%s of one opening is no list', (name, url) => {
    expect(read(name, url)).toBeNull();
  });
});

sourceSuite('listing', {
  slug: careers,
  documentOf: (json) => {
    const { title, place } = JSON.parse(json) as { readonly title: string; readonly place: string };
    return list(['/careers/clerk', title, place]);
  },
  opening: { title: 'Clerk', place: 'Ulm' },
  lists: [
    ['a list on one page', { [careers]: both, ...pages }, true],
    ['a list that breaks off', { [careers]: both.slice(0, -20), ...pages }, false],
    [
      'a second page that fails',
      {
        [careers]: both.replace('</body>', '<a rel="next" href="/careers?page=2">Next</a></body>'),
        [at('/careers?page=2')]: failure,
        ...pages,
      },
      false,
    ],
    [
      'fewer openings than it states',
      { [careers]: both.replace('<ul', '<p>12 open positions</p><ul'), ...pages },
      false,
    ],
    [
      'a page without openings',
      { [careers]: '<html><body><h1>Careers</h1></body></html>' },
      'no_openings_found',
    ],
  ],
});
