import { expect, it } from 'vitest';
import { readListing } from './read-listing.ts';

const url = 'https://www.acme.example/careers';
const head = '<tr><th>Department</th><th>Location</th><th>Post</th></tr>';
const job = (title: string) => `<td><a href="/careers/${title}">${title}</a></td>`;

const read = (rows: string, header = head) =>
  readListing({
    url,
    html: `<body><h1>Vacancies</h1><table>${header}${rows}</table></body>`,
  }).openings.map(({ title, department, place }) => [title, department, place]);

const expected = [
  ['Signaller', 'Railways', 'Upper Haven'],
  ['Porter', 'Railways', 'Upper Haven'],
  ['Clerk', 'Paperwork', 'Lower Haven'],
];

it.each([
  [
    'two cells that reach down',
    `<tr><td rowspan="2">Railways</td><td rowspan="2">Upper Haven</td>${job('Signaller')}</tr><tr>${job('Porter')}</tr><tr><td>Paperwork</td><td>Lower Haven</td>${job('Clerk')}</tr>`,
  ],
  [
    'the first cell reaching down',
    `<tr><td rowspan="2">Railways</td><td>Upper Haven</td>${job('Signaller')}</tr><tr><td>Upper Haven</td>${job('Porter')}</tr><tr><td>Paperwork</td><td>Lower Haven</td>${job('Clerk')}</tr>`,
  ],
  [
    'a cell in the middle reaching down',
    `<tr><td>Railways</td><td rowspan="2">Upper Haven</td>${job('Signaller')}</tr><tr><td>Railways</td>${job('Porter')}</tr><tr><td>Paperwork</td><td>Lower Haven</td>${job('Clerk')}</tr>`,
  ],
  [
    'bodies of their own',
    `<tbody><tr><td rowspan="2">Railways</td><td rowspan="2">Upper Haven</td>${job('Signaller')}</tr><tr>${job('Porter')}</tr></tbody><tbody><tr><td>Paperwork</td><td>Lower Haven</td>${job('Clerk')}</tr></tbody>`,
  ],
  [
    'a cell that reaches past the end',
    `<tr><td rowspan="2">Railways</td><td rowspan="2">Upper Haven</td>${job('Signaller')}</tr><tr>${job('Porter')}</tr><tr><td rowspan="9">Paperwork</td><td rowspan="9">Lower Haven</td>${job('Clerk')}</tr>`,
  ],
  [
    'spans that are no numbers',
    `<tr><td rowspan="x">Railways</td><td rowspan="0">Upper Haven</td>${job('Signaller')}</tr><tr><td rowspan="-1">Railways</td><td>Upper Haven</td>${job('Porter')}</tr><tr><td>Paperwork</td><td>Lower Haven</td>${job('Clerk')}</tr>`,
  ],
])('reads a table with %s', (_name, rows) => {
  expect(read(rows)).toEqual(expected);
});

it('reads a table whose title reaches over two columns', () => {
  const header = '<tr><th colspan="2">Post</th><th>Location</th></tr>';
  const rows = `<tr><td>1</td>${job('Porter')}<td>Upper Haven</td></tr><tr><td>2</td>${job('Clerk')}<td>Lower Haven</td></tr>`;
  expect(read(rows, header)).toEqual([
    ['Porter', null, 'Upper Haven'],
    ['Clerk', null, 'Lower Haven'],
  ]);
});

it('reads openings in the days of a calendar', () => {
  const day = (n: number, inside = '') => `<td><span>${n}</span>${inside}</td>`;
  const event = (title: string) =>
    `<div class="e"><a href="/season-jobs/${title}">${title}</a><br>Leeds</div>`;
  const rows = `<tr>${day(1, event('Lifeguard') + event('Cook'))}${day(2)}${day(3, event('Gardener'))}</tr><tr>${day(4)}${day(5, event('Porter'))}${day(6)}</tr>`;
  const html = `<body><h1>Season jobs by start date</h1><table>${rows}</table></body>`;
  const { openings } = readListing({ url, html });
  expect(openings.map(({ title, place }) => [title, place])).toEqual(
    ['Lifeguard', 'Cook', 'Gardener', 'Porter'].map((title) => [title, 'Leeds']),
  );
});

it.each([
  [
    'a heading',
    (title: string) =>
      `<div class="j"><h3>${title} <small>Leeds</small></h3><p>Full-time</p></div>`,
  ],
  [
    'a link',
    (title: string) => `<li><a href="/jobs/${title}">${title} <small>Leeds</small></a></li>`,
  ],
  [
    'an accordion',
    (title: string) =>
      `<details><summary>${title} <small>Leeds</small></summary><p>Full-time</p></details>`,
  ],
  [
    'a button',
    (title: string) =>
      `<div class="j"><button>${title} <small>Leeds</small></button><p>Full-time</p></div>`,
  ],
  [
    'small print before it',
    (title: string) =>
      `<div class="j"><h3><small>Leeds</small> ${title}</h3><p>Full-time</p></div>`,
  ],
])('keeps small print out of a title in %s', (_name, item) => {
  const html = `<body><h2>Open positions</h2>${['Porter', 'Night Baker'].map(item).join('')}</body>`;
  const { openings } = readListing({ url, html });
  expect(openings.map(({ title, place }) => [title, place])).toEqual([
    ['Porter', 'Leeds'],
    ['Night Baker', 'Leeds'],
  ]);
});

it('keeps "(m/w/d)" in small print as part of the title', () => {
  const html = `<body><h2>Jobs</h2>${['Koch', 'Fahrer'].map((title) => `<h3>${title} <small>(m/w/d)</small></h3><p>Vollzeit</p>`).join('')}</body>`;
  expect(readListing({ url, html }).openings.map(({ title }) => title)).toEqual([
    'Koch (m/w/d)',
    'Fahrer (m/w/d)',
  ]);
});
