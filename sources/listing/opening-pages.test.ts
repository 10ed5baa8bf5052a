import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import type { WebDocument } from '#core/web-document.ts';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { listing } from './listing.ts';

const at = (path: string) => `https://www.acme.example${path}`;
const careers = at('/careers');
const day = (n: number) => `2026-12-${String(n).padStart(2, '0')}`;

type Row = { readonly name: string; readonly place?: string; readonly note?: string };

const row = ({ name, place = 'Leeds', note = '' }: Row) =>
  `<li><a href="/careers/${name.toLowerCase()}">${name}</a><span class="place">${place}</span><em>${note}</em></li>`;
const list = (rows: readonly Row[]) =>
  `<html><body><h2>Open positions</h2><ul class="jobs">${rows.map(row).join('')}</ul></body></html>`;
const page = (title: string, text: string) =>
  `<html><title>${title}</title><main><h1>${title}</h1><p>${text.repeat(8)}</p></main></html>`;
const missing = new AppError('page_not_found', { url: careers, status: 404 });

const names = ['Baker', 'Sorter', 'Driver', 'Clerk', 'Cook', 'Nurse'];
const rows: readonly Row[] = names.map((name) => ({ name }));
const work = 'You do this work before the sun is up. ';

type Site = {
  readonly rows?: readonly Row[];
  readonly pages?: Readonly<Record<string, Answer>>;
};

/** One scan of the site, after those of earlier days. */
async function scan({ rows: shown = rows, pages = {} }: Site, today: string, last?: Scan) {
  const own = shown.map(({ name }): [string, Answer] => [
    at(`/careers/${name.toLowerCase()}`),
    pages[name] ?? page(name, work),
  ]);
  const previous = Object.fromEntries((last?.documents ?? []).map((each) => [each.url, each]));
  const answers = { [careers]: list(shown), ...Object.fromEntries(own) };
  const context = { ...createFetchContext({ answers, previous, today }), recipe: last?.recipe };
  const { documents, recipe, complete } = await listing.fetch(careers, {
    ...context,
    recipe: last?.recipe ?? null,
  });
  const { postings } = listing.parse({ documents, slug: careers, url: careers, recipe });
  const asked = context.requests.map(({ url }) => url).filter((url) => url !== careers);
  return { documents, recipe, complete, postings, asked: asked.map(nameIn) };
}

type Scan = {
  readonly documents: readonly WebDocument[];
  readonly recipe?: Awaited<ReturnType<typeof listing.fetch>>['recipe'];
};

const nameIn = (url: string): string =>
  names.find((name) => url.endsWith(`/${name.toLowerCase()}`)) ?? url.slice(careers.length + 1);
const textsOf = ({ postings }: Awaited<ReturnType<typeof scan>>) =>
  postings.map(({ title, descriptionText }) => [title, descriptionText.slice(0, 16)]);
const before = names.map((name) => [name, 'You do this work']);

describe('the pages of openings', () => {
  it('are not asked for again in the same week, and say what they said', async () => {
    const first = await scan({}, day(1));
    const second = await scan({ pages: { Baker: missing } }, day(7), first);
    expect([first.asked.length, second.asked]).toEqual([6, []]);
    expect(textsOf(second)).toEqual(before);
  });

  it.each([
    ['a new opening', [...rows, { name: 'Tutor' }], ['tutor']],
    ['another place', rows.with(1, { name: 'Sorter', place: 'York' }), ['Sorter']],
    ['a date', rows.with(2, { name: 'Driver', note: '3 December 2026' }), ['Driver']],
    ['an age', rows.with(2, { name: 'Driver', note: '2 days ago' }), []],
    ['another order', rows.toReversed(), []],
    ['one less', rows.slice(1), []],
  ])('are asked for where the list shows it: %s', async (_what, shown, asked) => {
    const first = await scan({}, day(1));
    expect((await scan({ rows: shown }, day(2), first)).asked).toEqual(asked);
  });

  it('are asked for after a week: a changed text is found', async () => {
    const first = await scan({}, day(1));
    const changed = { pages: { Cook: page('Cook', 'You cook for the whole town. ') } };
    const again = await scan(changed, day(8), await scan(changed, day(3), first));
    expect(again.asked).toEqual(names);
    expect(textsOf(again)[4]).toEqual(['Cook', 'You cook for the']);
  });

  it('are asked for a few at a time where there are many', async () => {
    const many = { rows: Array.from({ length: 60 }, (_, n) => ({ name: `Porter-${n}` })) };
    const asked: string[][] = [];
    let last = await scan(many, day(1));
    for (let n = 9; n < 15; n += 1) {
      last = await scan(many, day(n), last);
      asked.push(last.asked);
    }
    expect(asked.map(({ length }) => length)).toEqual([12, 12, 12, 12, 12, 0]);
    expect(new Set(asked.flat()).size).toBe(60);
  });

  it('of an opening that is gone are asked for at each scan', async () => {
    const first = await scan({ pages: { Clerk: missing } }, day(1));
    const second = await scan({ pages: { Clerk: missing } }, day(2), first);
    const back = await scan({}, day(3), second);
    expect([first, second, back].map(({ postings }) => postings.length)).toEqual([5, 5, 6]);
    expect([second.asked, back.asked]).toEqual([['Clerk'], ['Clerk']]);
  });

  const fault: Readonly<Record<string, Answer>> = {
    'are missing': missing,
    'lead back to the list': { body: list(rows), finalUrl: careers },
    'are about another thing': page('Back soon', 'We are mending our site. '),
    'are empty': '<div id="app"></div>',
  };

  it.each(Object.keys(fault))('that all %s, a week later, cost no opening', async (how) => {
    const first = await scan({}, day(1));
    const broken = Object.fromEntries(names.map((name) => [name, fault[how] ?? '']));
    expect(textsOf(await scan({ pages: broken }, day(8), first))).toEqual(before);
  });

  it('of new openings that are missing are no fault where the others stand', async () => {
    const first = await scan({}, day(1));
    const shown = [...rows, { name: 'Tutor' }, { name: 'Porter' }];
    const pages = { Tutor: missing, Porter: missing };
    const { postings, asked } = await scan({ rows: shown, pages }, day(2), first);
    expect(postings.map(({ title }) => title)).toEqual(names);
    expect(asked).toEqual(['tutor', 'porter', ...names.slice(0, 5)]);
  });

  it('of new openings that are missing are a fault where the others are, too', async () => {
    const first = await scan({}, day(1));
    const shown = [...rows, { name: 'Tutor' }];
    const broken = Object.fromEntries([...names, 'Tutor'].map((name) => [name, missing]));
    const { postings, complete } = await scan({ rows: shown, pages: broken }, day(2), first);
    expect([postings.length, complete]).toEqual([7, true]);
  });

  it('of one opening that is about another thing now keep what they said', async () => {
    const first = await scan({}, day(1));
    const pages = { Nurse: page('Back soon', 'We are mending our site. ') };
    const later = await scan({ pages }, day(8), first);
    expect(textsOf(later)).toEqual(before);
    expect((await scan({ pages }, day(9), later)).asked).toEqual(['Nurse']);
  });
});
