import { describe, expect, it } from 'vitest';
import type { WebDocument } from '#core/web-document.ts';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { collectOpenings } from './collect-openings.ts';
import { maxListPages } from './read-lists.ts';

const list = 'https://acme.example/jobs';
const links = (...ids: readonly number[]) =>
  ids.map((id) => `<a href="/jobs/${id}">x</a>`).join('');
const job = (id: number) =>
  `<script type="application/ld+json">{"@type":"JobPosting","title":"Job ${id}"}</script>`;
const numbers = (last: number, name = 'page') =>
  `<nav>${Array.from({ length: last }, (_, n) => `<a href="?${name}=${n + 1}">${n + 1}</a>`).join('')}</nav>`;

async function read(pages: Readonly<Record<string, Answer>>, start = list) {
  const jobs = Array.from({ length: 99 }, (_, n) => [`${list}/${101 + n}`, job(101 + n)]);
  const answers = Object.fromEntries([
    ...jobs,
    ...Object.entries(pages).map(([query, answer]) => [list + query, answer]),
  ]);
  const context = createFetchContext({ answers });
  const fetched = await collectOpenings(start, context);
  return {
    asked: context.requests.map(({ url }) => url).filter((url) => !/\/jobs\/\d{3}$/.test(url)),
    openings: fetched.documents.map(({ url }) => Number(url.slice(-3))).sort(),
    complete: fetched.complete,
    claimed: fetched.claimed,
    reasons: fetched.omitted.map(({ reason }) => reason),
  };
}

describe('every page of a list is read, each once', () => {
  it('follows numbers in their order, and fetches the first page once', async () => {
    const pager = numbers(3);
    const found = await read({
      '': links(101) + pager,
      '?page=2': links(102) + pager,
      '?page=3': links(103) + pager,
    });
    expect(found).toMatchObject({
      asked: [list, `${list}?page=2`, `${list}?page=3`],
      openings: [101, 102, 103],
      complete: true,
    });
  });

  it('finds the pages that only a later page names', async () => {
    const found = await read({
      '': `${links(101)}<a href="?page=2">2</a> … <a href="?page=5">5</a>`,
      '?page=2': `${links(102)}<a href="?page=3">3</a>`,
      '?page=3': `${links(103)}<a href="?page=4">4</a>`,
      '?page=4': links(104),
      '?page=5': links(105),
    });
    expect(found).toMatchObject({ openings: [101, 102, 103, 104, 105], complete: true });
    expect(found.asked.map((url) => url.slice(-1))).toEqual(['s', '2', '3', '4', '5']);
  });

  it('goes from "Next" to "Next" by offset', async () => {
    const next = (from: number) => `<a class="next" href="?start=${from}">Next ›</a>`;
    const found = await read({
      '': links(101) + next(20),
      '?start=20': `<a href="?start=0">Previous</a>${links(102)}${next(40)}`,
      '?start=40': `<a href="?start=20">Previous</a>${links(103)}`,
    });
    expect(found).toMatchObject({ openings: [101, 102, 103], complete: true });
    expect(found.asked).toEqual([list, `${list}?start=20`, `${list}?start=40`]);
  });

  it('asks for the pages of the filtered list that it began with', async () => {
    const found = await read(
      { '?team=data': links(101) + numbers(2), '?page=2&team=data': links(102) },
      `${list}?team=data`,
    );
    expect(found).toMatchObject({ openings: [101, 102], complete: true });
  });

  it('tries the page that a script would ask for', async () => {
    const button = '<div class="pagination"><button data-page="2">2</button></div>';
    const found = await read({ '': links(101) + button, '?page=2': links(102) + button });
    expect(found).toMatchObject({ openings: [101, 102], complete: true });
  });

  it('reads the pages before the one that it began with', async () => {
    const pager = numbers(2);
    const found = await read(
      { '?page=1': links(101) + pager, '?page=2': links(102) + pager },
      `${list}?page=2`,
    );
    expect(found).toMatchObject({ openings: [101, 102], complete: true });
  });
});

describe('a further page that adds nothing', () => {
  const next = '<a href="?page=9">Next</a>';

  it.each([
    ['has no openings and leads back to the list', '<p>No results</p><a href="/jobs">All</a>'],
    ['repeats the page before, as ends of lists do', links(102) + next],
  ])('is the end of a list with only "Next" if it %s', async (_name, last) => {
    const found = await read({
      '': `${links(101)}<a href="?page=2">Next</a>`,
      '?page=2': `${links(102)}<a href="?page=3">Next</a>`,
      '?page=3': last,
    });
    expect(found).toMatchObject({ openings: [101, 102], complete: true });
  });

  it.each([
    ['has no openings and speaks of no list', '<h1>We are down for maintenance</h1>'],
    ['is the first page again', `${links(101)}<a href="?page=2">Next</a>`],
  ])('leaves the list unproven if it %s', async (_name, second) => {
    const found = await read({
      '': `${links(101)}<a href="?page=2">Next</a>`,
      '?page=2': second,
    });
    expect(found).toMatchObject({ openings: [101], complete: false });
  });

  it('leaves the list unproven if the site counts it as one', async () => {
    const pager = numbers(3);
    const found = await read({
      '': links(101) + pager,
      '?page=2': links(102) + pager,
      '?page=3': links(102) + pager,
    });
    expect(found.reasons).toEqual(['the page repeats an earlier one']);
  });

  it('ends the reading if all pages are alike', async () => {
    const body = links(101) + numbers(40);
    const pages = Array.from({ length: 40 }, (_, n) => [n === 0 ? '' : `?page=${n + 1}`, body]);
    const found = await read(Object.fromEntries(pages));
    expect(found).toMatchObject({ asked: { length: 2 }, complete: false });
  });
});

describe('endless pages', () => {
  it('are read up to the limit, and the rest is reported', async () => {
    const pages = Array.from({ length: maxListPages + 9 }, (_, n) => [
      n === 0 ? '' : `?page=${n + 1}`,
      `${links(101 + n)}<a href="?page=${n + 2}">Next</a>`,
    ]);
    const found = await read(Object.fromEntries(pages));
    expect(found).toMatchObject({ asked: { length: maxListPages }, reasons: ['too many pages'] });
  });
});

describe('what a page says about its list', () => {
  it('reports more openings than it lists', async () => {
    const found = await read({ '': `<p>Showing 1–2 of 53 jobs</p>${links(101, 102)}` });
    expect(found).toMatchObject({
      claimed: 53,
      complete: false,
      reasons: ['the site lists 2 of 53'],
    });
  });

  it('names a control that needs a script', async () => {
    const found = await read({ '': `${links(101)}<button>Mehr Stellen laden</button>` });
    expect(found.reasons).toEqual(['only a script of the page brings them']);
  });

  it('is ignored on an opening’s own page', async () => {
    const body = `${job(101)}<a href="?page=2">Next</a><button>Load more</button><p>53 jobs</p>`;
    const found = await read({ '/101': body }, `${list}/101`);
    expect(found).toMatchObject({ complete: true, claimed: null });
  });
});

describe('an opening that its list still links is open', () => {
  const collect = async (now: Answer, previous: Readonly<Record<string, string>>) => {
    const answers = { [list]: links(101, 102), [`${list}/101`]: job(101), [`${list}/102`]: now };
    return await collectOpenings(list, createFetchContext({ answers, previous }));
  };
  const known = { [`${list}/102`]: job(102) };
  const bodies = (documents: readonly WebDocument[] = []) =>
    Object.fromEntries(documents.map(({ url, body }) => [url, body]));

  it.each([
    ['a word of maintenance', '<h1>We are down for maintenance</h1>'],
    ['nothing', ''],
    ['half its JSON-LD', job(102).slice(0, 60)],
    ['its text without JSON-LD', '<h1>Job 102</h1>'],
    ['another page', { finalUrl: 'https://acme.example/', body: '<h1>Welcome</h1>' }],
  ])('if its page once answers with %s', async (_name, now) => {
    const fetched = await collect(now, known);
    expect(fetched.documents.map(({ body }) => body)).toEqual([job(101), job(102)]);
    expect(fetched).toMatchObject({ complete: true, omitted: [{ what: `${list}/102` }] });
  });

  it.each([
    ['is gone', undefined],
    ['leads back to the list', { finalUrl: list, body: links(101, 102) }],
  ])('but not if its page %s', async (_name, now) => {
    const answer = now ?? { status: 404 };
    const answers = { [list]: links(101, 102), [`${list}/101`]: job(101) };
    const context = createFetchContext({
      answers: now === undefined ? answers : { ...answers, [`${list}/102`]: answer },
      previous: known,
    });
    const fetched = await collectOpenings(list, context);
    expect(fetched.documents).toHaveLength(1);
    expect(fetched.complete).toBe(true);
  });

  it('even if the last scan could not fetch its page', async () => {
    const failed = await collect(new Error('reset'), known);
    expect(failed).toMatchObject({ complete: false, remembered: [{ url: `${list}/102` }] });
    const next = await collect('<h1>Back soon</h1>', bodies(failed.remembered));
    expect(next.documents.map(({ body }) => body)).toEqual([job(101), job(102)]);
  });

  it('even if the last scan could not read the list page that links it', async () => {
    const paged = { [list]: `${links(101)}<a href="?page=2">2</a>`, [`${list}/101`]: job(101) };
    const failed = await collectOpenings(
      list,
      createFetchContext({ answers: paged, previous: known }),
    );
    expect(failed).toMatchObject({ complete: false, remembered: [{ url: `${list}/102` }] });
  });

  it('and is dropped once its list no longer links it', async () => {
    const answers = { [list]: links(101), [`${list}/101`]: job(101) };
    const fetched = await collectOpenings(list, createFetchContext({ answers, previous: known }));
    expect(fetched).toMatchObject({ complete: true, documents: { length: 1 } });
    expect(fetched.remembered).toBeUndefined();
  });

  it('is reported if it is damaged and was never read', async () => {
    const fetched = await collect(`${job(102).slice(0, 60)}</script>`, {});
    expect(fetched).toMatchObject({
      complete: false,
      omitted: [{ what: `${list}/102`, reason: 'its JSON-LD is broken' }],
    });
  });

  it('fetches a damaged page in full the next time', async () => {
    const damaged = `${job(102)}<script type="application/ld+json">{"@type":"JobPosting"</script>`;
    const fetched = await collect({ body: damaged, etag: '"1"', lastModified: 'Mon' }, {});
    expect(fetched.documents.at(-1)).toMatchObject({ etag: null, lastModified: null });
  });
});

describe('a page with more links than are read is not proven whole, and says so', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, n) => `<a href="/news/${n}">x</a>`).join('');
  const items = (count: number) =>
    `<script type="application/ld+json">${JSON.stringify({
      '@type': 'ItemList',
      itemListElement: Array.from({ length: count }, () => '/jobs/101'),
    })}</script>`;
  const reason = 'the page has more than 20,000 links';

  it.each([
    ['links', links(101) + many(20_000)],
    ['links before its openings', many(20_001) + items(1)],
    ['items of a list', items(20_001)],
    ['buttons', links(101) + '<button>x</button>'.repeat(20_001)],
    ['choices', `${links(101)}<select>${'<option value="/x">x'.repeat(20_001)}</select>`],
  ])('%s', async (_kind, page) => {
    expect(await read({ '': page })).toMatchObject({
      openings: [101],
      complete: false,
      reasons: [reason],
    });
  });

  it('a later page', async () => {
    const pages = { '': links(101) + numbers(2), '?page=2': links(102) + many(20_000) };
    expect(await read(pages)).toMatchObject({ complete: false, reasons: [reason] });
  });

  it('but one at the limit is whole', async () => {
    expect(await read({ '': links(101) + many(19_998) })).toMatchObject({
      openings: [101],
      complete: true,
    });
  });

  it('and so is one with as many addresses in its scripts', async () => {
    const script = `<script>${'"//img.example/a.png",'.repeat(30_000)}</script>`;
    expect(await read({ '': links(101) + script })).toMatchObject({ complete: true });
  });
});
