import { expect, it } from 'vitest';
import type { WebDocument } from '#core/web-document.ts';
import { listedOpenings } from './listed-openings.ts';

const url = 'https://www.acme.example/careers';

const page = (body: string, n: number): WebDocument => ({
  ...{ url: `${url}?page=${n}`, finalUrl: `${url}?page=${n}`, status: 200 },
  ...{ contentType: 'text/html', etag: null, lastModified: null },
  body: `<body><h1>Life here</h1>${body}</body>`,
});

const forms: readonly (readonly [string, (title: string, n: number) => string, string])[] = [
  ['links', (t, n) => `<li><a href="/careers/${n}">${t}</a></li>`, 'ul'],
  [
    'cards',
    (t, n) => `<article class="v"><h3><a href="/careers/${n}">${t}</a></h3><p>Kiel</p></article>`,
    'div',
  ],
  [
    'rows of a table',
    (t, n) => `<tr><td><a href="/careers/${n}">${t}</a></td><td>Kiel</td></tr>`,
    'table',
  ],
  [
    'boxes without links',
    (t) => `<div class="v"><h3>${t}</h3><p>Kiel</p><p>Vollzeit</p></div>`,
    'div',
  ],
  [
    'links around all',
    (t, n) => `<a class="v" href="/careers/${n}"><b>${t}</b><span>Kiel</span></a>`,
    'div',
  ],
];

it.each(forms)('reads the single row of a list’s last page, in %s', (_name, row, outer) => {
  const list = (titles: readonly string[], from: number) =>
    `<${outer}>${titles.map((title, n) => row(title, from + n)).join('')}</${outer}>`;
  const first = ['Bäcker', 'Fahrer', 'Verkäufer', 'Koch'];
  const pages = [page(list(first, 1), 1), page(list(['Konditor'], 9), 2)];
  const titles = listedOpenings(pages, url).map(({ found }) => found.title);
  expect(titles).toEqual([...first, 'Konditor']);
});

it.each(['Derzeit keine offenen Stellen.', 'There are no open positions.', 'Geen vacatures.'])(
  'reads none of a page that says "%s"',
  (none) => {
    const item = (title: string, n: number) => `<li><a href="/careers/${n}">${title}</a></li>`;
    const pages = [
      page(`<ul>${['Bäcker', 'Fahrer'].map(item).join('')}</ul>`, 1),
      page(`<p>${none}</p><ul>${item('Unsere Werte', 9)}</ul>`, 2),
    ];
    expect(listedOpenings(pages, url).map(({ found }) => found.title)).toEqual([
      'Bäcker',
      'Fahrer',
    ]);
  },
);

it.each(['o:p', 'li.x', 'li[x]', 'x,y', 'javascript:alert(1)li', 'job_item', 'ö-list'])(
  'reads a list of several pages whose rows are <%s>',
  (tag) => {
    const item = (title: string, n: number) =>
      `<${tag} class="job"><a href="/careers/${n}">${title}</a><span>Kiel</span></${tag}>`;
    const list = (titles: readonly string[], from: number) =>
      `<div>${titles.map((title, n) => item(title, from + n)).join('')}</div>`;
    const first = ['Bäcker', 'Fahrer', 'Verkäufer', 'Koch'];
    const pages = [page(list(first, 1), 1), page(list(['Konditor', 'Gärtner'], 9), 2)];
    const titles = listedOpenings(pages, url).map(({ found }) => found.title);
    expect(titles).toEqual([...first, 'Konditor', 'Gärtner']);
  },
);
