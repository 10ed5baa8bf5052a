import { describe, expect, it } from 'vitest';
import { boxAttribute, type Pointed, type PointedAt } from '#core/page-look.ts';
import { readPageTree } from './page-tree.ts';
import { blocksOf, pointAt } from './point.ts';
import { readTree } from './read-listing.ts';

const url = 'https://acme.example/join';

/** Words that no dictionary of roles has: only a person sees that these are openings. */
const titles = ['Dough whisperer', 'Crumb poet', 'Oven keeper', 'Flour sculptor', 'Crust critic'];
const places = ['Berlin', 'Hamburg', 'Berlin', 'Munich', 'Hamburg'];

const treeOf = (body: string) =>
  readPageTree({ url, html: `<!doctype html><title>Acme</title><body>${body}</body>` });

const menu =
  '<nav class="menu"><a href="/">Home</a><a href="/bread">Our bread</a></nav><div class="cookie-banner"><p>We use cookies</p><button>No</button></div>';
const around = (list: string) =>
  `${menu}<main><h1>Join us</h1><p>We bake by the lake.</p>${list}</main><footer><a href="/imprint">Imprint</a></footer>`;
const listOf = (row: (title: string, n: number) => string): string => titles.map(row).join('');

const found = (pointed: Pointed): readonly string[] =>
  pointed.kind === 'list'
    ? pointed.openings.map(({ title, place }) => `${title} | ${place ?? ''}`)
    : [pointed.fault];
const at = (title: string): PointedAt => ({ by: 'title', title });
const faultOf = (pointed: Pointed): string => (pointed.kind === 'none' ? pointed.fault : 'a list');

const forms: Readonly<Record<string, string>> = {
  'a list of links': `<ul class="x1">${listOf((title, n) => `<li><a href="/join/${n}">${title}</a></li>`)}</ul>`,
  'cards with headings': `<div class="grid">${listOf(
    (title, n) =>
      `<div class="card"><h3>${title}</h3><p>${places[n]}</p><a href="/join/${n}">More</a></div>`,
  )}</div>`,
  'a table': `<table><tr><th>What</th><th>Where</th></tr>${listOf(
    (title, n) => `<tr><td>${title}</td><td>${places[n]}</td></tr>`,
  )}</table>`,
  'boxes without names': `<div>${listOf(
    (title, n) => `<div><div><span>${title}</span></div><div><span>${places[n]}</span></div></div>`,
  )}</div>`,
  'details to open': listOf(
    (title) => `<details class="q"><summary>${title}</summary><p>You love bread.</p></details>`,
  ),
  'articles in sections': ['Kitchen', 'Shop']
    .map(
      (name, part) =>
        `<section class="part"><h2>${name}</h2>${titles
          .slice(part * 3, part * 3 + 3)
          .map(
            (title, n) =>
              `<article class="job-x"><a href="/join/${part}${n}">${title}</a></article>`,
          )
          .join('')}</section>`,
    )
    .join(''),
  'class names of a bundler': `<div class="css-1a2b3c">${listOf(
    (title, n) =>
      `<a class="css-9z8y7x" href="/join/${n}"><span class="css-4d5e6f">${title}</span><span class="css-77aa88">${places[n]}</span></a>`,
  )}</div>`,
};

describe('one opening stands for all that are built like it', () => {
  it.each(Object.entries(forms))('in %s', (_name, list) => {
    const tree = treeOf(around(list));
    for (const title of titles) {
      const pointed = pointAt(tree, at(title), false);
      expect(found(pointed).map((each) => each.split(' | ')[0])).toEqual(titles);
    }
  });

  it.each(Object.entries(forms))('and its recipe reads the same again, in %s', (_name, list) => {
    const tree = treeOf(around(list));
    const pointed = pointAt(tree, at(titles[1] ?? ''), false);
    if (pointed.kind === 'none') throw new Error(pointed.fault);
    const { openings } = readTree(treeOf(around(list)), pointed.recipe);
    expect(openings.map(({ title }) => title)).toEqual(titles);
    expect(pointed.recipe).toMatchObject({
      ...{ means: 'listing', isDrawn: false, isPointed: true },
      proof: { openings: 5, agreed: 5, of: 5 },
    });
  });

  it('with the place beside the title', () => {
    const pointed = pointAt(
      treeOf(around(forms['cards with headings'] ?? '')),
      at('Crumb poet'),
      true,
    );
    expect(found(pointed)).toEqual(titles.map((title, n) => `${title} | ${places[n]}`));
  });

  it.each(['Hamburg', 'More'])('if another part of it is pointed at: %s', (text) => {
    const pointed = pointAt(treeOf(around(forms['cards with headings'] ?? '')), at(text), true);
    expect(found(pointed).map((each) => each.split(' | ')[0])).toEqual(titles);
  });

  it.each([
    ['in other letters', 'CRUMB POET'],
    ['with blanks', '  Crumb   poet '],
    ['only begun', 'Crumb po'],
    ['a part of it', 'poet'],
  ])('if its title is typed %s', (_how, title) => {
    const pointed = pointAt(treeOf(around(forms['a list of links'] ?? '')), at(title), false);
    expect(found(pointed)).toHaveLength(5);
  });
});

describe('a part of the page that is no list of openings is refused', () => {
  const list = forms['a list of links'] ?? '';
  it.each([
    ['a menu', at('Our bread'), 'menu'],
    ['a footer', at('Imprint'), 'menu'],
    ['a cookie banner', at('We use cookies'), 'consent'],
    ['a sentence', at('We bake by the lake.'), 'alone'],
    ['a title that is not there', at('Cheese mage'), 'nothing'],
    ['a title without letters', at('???'), 'nothing'],
    ['an element that is not there', { by: 'node', node: 99_999 }, 'nothing'],
    ['a place on a page without a picture', { by: 'place', x: 5, y: 5 }, 'nothing'],
  ] as const)('%s', (_name, pointed, fault) => {
    expect(faultOf(pointAt(treeOf(around(list)), pointed, false))).toBe(fault);
  });

  it('a list of one', () => {
    const one = '<ul class="x1"><li><a href="/join/1">Dough whisperer</a></li></ul>';
    expect(faultOf(pointAt(treeOf(around(one)), at('Dough whisperer'), false))).toBe('alone');
  });

  it('an offer without an opening', () => {
    const more = `<ul class="x1">${listOf((title, n) => `<li><a href="/join/${n}">${title}</a></li>`)}<li><a href="/join/9">Unsolicited application</a></li></ul>`;
    const pointed = pointAt(treeOf(around(more)), at('Unsolicited application'), false);
    expect(pointed.kind).toBe('none');
  });

  it.each([
    ['two lines', '<p>We bake by the lake</p><p>12 openings</p>'],
    ['a line and a sentence', '<p>We bake by the lake</p><p>Call us.</p>'],
    ['sentences', '<p>We bake by the lake.</p><p>We love it here.</p><p>Call us at noon.</p>'],
    ['lines that all say the same', '<p>We bake by the lake</p>'.repeat(4)],
    ['questions and answers', '<dl><dt>Who are you?</dt><dd>We bake by the lake</dd></dl>'],
  ])('%s', (_name, body) => {
    const tree = treeOf(`<main>${body}</main>`);
    expect(faultOf(pointAt(tree, at('We bake by the lake'), false))).toBe('alone');
  });

  it('an empty page', () => {
    expect(faultOf(pointAt(treeOf(''), at('Baker'), false))).toBe('nothing');
  });
});

const boxed = (x: number, y: number, width: number, height: number) =>
  ` ${boxAttribute}="${x} ${y} ${width} ${height}"`;
const seen = treeOf(
  `<main${boxed(0, 0, 1280, 900)}><h1${boxed(20, 10, 200, 40)}>Join us</h1><ul class="x1"${boxed(20, 100, 600, 250)}>${listOf(
    (title, n) =>
      `<li${boxed(20, 100 + n * 50, 600, 50)}><a href="/join/${n}"${boxed(30, 110 + n * 50, 150, 20)}>${title}</a> <span${boxed(300, 110 + n * 50, 80, 20)}>${places[n]}</span></li>`,
  )}</ul></main>`,
);

describe('a place in a picture', () => {
  it.each([
    ['on a title', 60, 165],
    ['beside a title', 500, 165],
    ['on a place', 320, 165],
    ['at the edge of a row', 22, 151],
  ])('%s is in a row of the list', (_name, x, y) => {
    const pointed = pointAt(seen, { by: 'place', x, y }, true);
    expect(found(pointed).map((each) => each.split(' | ')[0])).toEqual(titles);
    if (pointed.kind === 'none') throw new Error(pointed.fault);
    expect(pointed.openings[1]?.box).toEqual({ x: 20, y: 150, width: 600, height: 50 });
  });

  it.each([
    ['in a margin', 1_000, 800],
    ['outside of the page', 5_000, 5_000],
    ['before the page', -10, -10],
  ])('%s is nothing', (_name, x, y) => {
    expect(faultOf(pointAt(seen, { by: 'place', x, y }, true))).toBe('nothing');
  });
});

describe('the parts to choose from with the keyboard', () => {
  it('are the rows, each once, in order and by name', () => {
    const blocks = blocksOf(seen);
    expect(blocks.map(({ name }) => name)).toEqual(titles);
    expect(blocks[0]?.box).toEqual({ x: 20, y: 100, width: 600, height: 50 });
  });

  it('lead to the list that they are in', () => {
    for (const { node } of blocksOf(seen)) {
      expect(found(pointAt(seen, { by: 'node', node }, true))).toHaveLength(5);
    }
  });

  it('leave out menus and what the page does not show', () => {
    const page = treeOf(
      `<nav><a href="/"${boxed(0, 0, 50, 20)}>Home</a></nav><ul class="x1">${listOf((title, n) => `<li><a href="/join/${n}">${title}</a></li>`)}</ul>`,
    );
    expect(blocksOf(page)).toEqual([]);
  });
});
