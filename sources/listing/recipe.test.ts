import { describe, expect, it } from 'vitest';
import type { Recipe } from '#core/recipe.ts';
import type { WebDocument } from '#core/web-document.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { listing } from './listing.ts';

const url = 'https://www.acme.example/careers';
const titles = ['Night Baker', 'Letter Sorter and Packer', 'Van Driver', 'Shift Manager'] as const;
const page = (body: string) => `<html><body><h1>Careers</h1>${body}</body></html>`;

/** The same openings, marked up in ways that share no class and no element. */
const asList = (names: readonly string[]) =>
  page(
    `<h2>Open positions</h2><ul class="jobs">${names.map((name) => `<li class="job"><h3>${name}</h3><p>Leeds</p></li>`).join('')}</ul>`,
  );
const asTable = (names: readonly string[]) =>
  page(
    `<table><tr><th>Position</th><th>Location</th></tr>${names.map((name) => `<tr class="r"><td>${name}</td><td>Leeds</td></tr>`).join('')}</table>`,
  );

async function scan(
  html: string,
  recipe: Recipe | null = null,
  previous: readonly WebDocument[] = [],
) {
  const bodies = Object.fromEntries(previous.map((document) => [document.url, document.body]));
  const context = createFetchContext({ answers: { [url]: html }, previous: bodies });
  const fetched = await listing.fetch(url, { ...context, recipe });
  const { postings } = listing.parse({ ...fetched, slug: url, url });
  return { ...fetched, titles: postings.map(({ title }) => title) };
}

const selectors = (item: string, title: string): Recipe => ({
  means: 'listing',
  item,
  fields: { title },
  isDrawn: false,
  proof: { openings: 4, agreed: 4, of: 4 },
});

describe('a list that was read', () => {
  it.each([
    ['by its names', asList(titles), 'li.job', 'h3'],
    [
      'by the elements around it',
      asList(titles).replaceAll(' class="job"', ''),
      'ul.jobs li',
      'h3',
    ],
    ['of a table', asTable(titles), 'tr.r', 'td'],
    [
      'without any class',
      page(
        `<h2>Vacancies</h2>${titles.map((name) => `<details><summary>${name}</summary><p>Location: Leeds</p></details>`).join('')}`,
      ),
      'details',
      'summary',
    ],
  ])('is remembered as selectors: %s', async (_name, html, item, title) => {
    const { recipe } = await scan(html);
    expect(recipe).toMatchObject({ means: 'listing', item, fields: { title }, isDrawn: false });
  });

  it('is read by them at the next scan', async () => {
    const first = await scan(asList(titles));
    const again = await scan(asList(titles.slice(1)), first.recipe, first.documents);
    expect(again).toMatchObject({ titles: titles.slice(1), recipe: first.recipe, complete: true });
  });

  it('is found again after the page was built in another way', async () => {
    const first = await scan(asList(titles));
    const again = await scan(asTable(titles), first.recipe, first.documents);
    expect(again).toMatchObject({ titles, complete: true, recipe: { item: 'tr.r' } });
  });

  it('closes nothing if the new page shows other openings', async () => {
    const first = await scan(asList(titles));
    const others = ['Crane Operator', 'Tea Buyer', 'Ship Cook'];
    const again = await scan(asTable(others), first.recipe, first.documents);
    expect(again).toMatchObject({ titles: others, complete: false, recipe: first.recipe });
    expect(again.omitted[0]?.reason).toBe(
      'the page has changed: 0 of 4 known openings were found on it',
    );
  });

  it('keeps its selectors while they find most of the known openings', async () => {
    const first = await scan(asList(titles));
    const more = asList(titles).replace(
      '<h2>',
      '<div class="x"><h4>Cook</h4><p>Hull</p></div><h2>',
    );
    expect((await scan(more, first.recipe, first.documents)).recipe).toEqual(first.recipe);
  });
});

describe('selectors that a user wrote', () => {
  const odd = page(
    titles
      .map((_name, n) => `<div class="zeile"><span class="was">Aufgabe Nummer ${n}x</span></div>`)
      .join(''),
  );

  it('find openings that nothing else would', async () => {
    await expect(scan(odd)).rejects.toMatchObject({ code: 'no_openings_found' });
    const { titles: read } = await scan(odd, selectors('div.zeile', 'span.was'));
    expect(read).toEqual(titles.map((_name, n) => `Aufgabe Nummer ${n}x`));
  });

  it.each(['li:nth-child(2)', '>>>', 'a['])(
    'cost nothing if nobody can read them: %s',
    async (item) => {
      expect((await scan(asList(titles), selectors(item, 'h3'))).titles).toEqual(titles);
    },
  );
});

describe('the selectors of further fields', () => {
  const rows = titles.map(
    (name, n) =>
      `<div class="zeile"><b class="was">${name}</b><i class="x">Gate ${n}</i><i class="y">Ovens</i><i class="z">3 shifts</i><a class="mehr" href="/careers/${n}">More</a><a class="form" href="/form/${n}">Form</a></div>`,
  );
  const html = page(`<h2>Open positions</h2>${rows.join('')}`);
  const recipeFor = (fields: object) =>
    ({ ...selectors('div.zeile', '.was'), fields: { title: '.was', ...fields } }) as Recipe;
  const read = async (fields: object) => {
    const recipe = recipeFor(fields);
    const context = { ...createFetchContext({ answers: { [url]: html } }), recipe };
    const fetched = await listing.fetch(url, context);
    return listing.parse({ ...fetched, slug: url, url }).postings[1];
  };

  it.each([
    ['place', { place: '.x' }, { locations: [{ text: 'Gate 1' }] }],
    ['department', { department: 'i.y' }, { department: 'Ovens' }],
    ['link', { link: '.form' }, { url: 'https://www.acme.example/form/1' }],
    ['nothing in the row', { department: '.none' }, { department: null }],
    ['what nobody can read', { department: '>>>' }, { department: null }],
  ])('find the %s', async (_what, fields, expected) => {
    expect(await read(fields)).toMatchObject({ title: 'Letter Sorter and Packer', ...expected });
  });
});

describe('several lists of one page are one recipe', () => {
  const bakery = ['Night Baker', 'Pastry Cook', 'Oven Operator'];
  const post = ['Letter Carrier', 'Letter Sorter', 'Van Driver'];
  const list = (names: readonly string[], row: (name: string) => string) => names.map(row).join('');
  const item = (name: string) => `<li class="job"><h3>${name}</h3><p>Leeds</p></li>`;
  const card = (name: string) =>
    `<div class="card"><h4>${name}</h4><p>Leeds</p><p>Full-time</p><a href="/careers/${name.replaceAll(' ', '-')}">More</a></div>`;
  const line = (name: string) =>
    `<li><a href="/careers/${name.replaceAll(' ', '-')}">${name}</a> <span class="location">Leeds</span></li>`;

  it.each([
    ['of one form', item, item],
    ['of cards and lines', card, line],
    ['of lines and cards', line, card],
  ])('%s', async (_form, first, second) => {
    const both = (more: readonly string[] = []) =>
      page(
        `<h2>Bakery: open positions</h2><ul>${list(bakery, first)}</ul><h2>Post: open positions</h2><ul>${list([...post, ...more], second)}</ul>`,
      );
    const made = await scan(both());
    expect(made.titles).toEqual([...bakery, ...post]);
    expect(made.recipe?.means).toBe('listing');
    const again = await scan(both(['Stamp Designer']), made.recipe, made.documents);
    expect(again.titles).toEqual([...bakery, ...post, 'Stamp Designer']);
    expect(again.recipe).toEqual(made.recipe);
  });
});

it('says how many rows of a list had a title', async () => {
  const rows = [...titles, ''].map((name) => `<li class="job"><h3>${name}</h3><p>Leeds</p></li>`);
  const html = page(`<h2>Open positions</h2><ul>${rows.join('')}</ul>`);
  const { proof } = await scan(html, selectors('li.job', 'h3'));
  expect(proof).toBe('every page of the list was read; 4 of 5 rows had a title');
  expect((await scan(asList(titles), selectors('li.job', 'h3'))).proof).toBe(
    'every page of the list was read',
  );
});

describe('a list that the user pointed at', () => {
  const odd = ['Crumb poet', 'Oven keeper', 'Rye dreamer', 'Salt librarian'];
  const html = page(
    `<ul>${odd.map((name) => `<li><a href="/careers/${name.split(' ')[0]}">${name}</a></li>`).join('')}</ul>`,
  );
  const answers = {
    [url]: html,
    ...Object.fromEntries(
      odd.map((name) => [
        `${url}/${name.split(' ')[0]}`,
        `<html><body><h1>About the lake</h1>${'<p>The lake is blue in the morning and green at night.</p>'.repeat(20)}</body></html>`,
      ]),
    ),
  };
  const read = (isPointed: boolean) => {
    const recipe = { ...selectors('li', 'a'), isPointed } as Recipe;
    return listing.fetch(url, { ...createFetchContext({ answers }), recipe });
  };

  it('is one, though the pages behind it say nothing of openings', async () => {
    const fetched = await read(true);
    const { postings } = listing.parse({ ...fetched, slug: url, url });
    expect(postings.map(({ title }) => title)).toEqual(odd);
  });

  it('is none otherwise', async () => {
    await expect(read(false)).rejects.toMatchObject({ code: 'no_openings_found' });
  });
});
