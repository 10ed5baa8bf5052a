import { describe, expect, it } from 'vitest';
import type { WebDocument } from '#core/web-document.ts';
import { listedOpenings } from './listed-openings.ts';
import { readListing } from './read-listing.ts';

const url = 'https://www.acme.example/careers';
const read = (body: string, at = url) =>
  readListing({ url: at, html: `<html><title>Careers</title><body>${body}</body></html>` });
const titles = (body: string, at = url) => read(body, at).openings.map(({ title }) => title);

const documentOf = (body: string, at = url): WebDocument => ({
  url: at,
  finalUrl: at,
  status: 200,
  contentType: 'text/html',
  body: `<html><title>Careers</title><body>${body}</body></html>`,
  etag: null,
  lastModified: null,
});

const items = (names: readonly string[], show: (name: string, n: number) => string) =>
  names.map(show).join('');

describe('the title of a row is no heading over the next row', () => {
  const rows = (names: readonly string[]) =>
    `<h2>Open positions</h2>${items(names, (name, n) => `<div class="job"><h3>${name}</h3><p>Leeds</p><a href="/jobs/${n}">Details</a></div>`)}`;

  it.each([
    [['Press Officer', 'Night Baker', 'Sorter']],
    [['Night Baker', 'Events Manager', 'Letter Carrier', 'Sorter']],
    [['News Editor', 'Blog Writer', 'Articles Editor', 'Night Baker']],
    [['Podcasts Producer', 'Letter Carrier', 'Stories Editor']],
    [['Legal Counsel', 'Archived Records Clerk', 'Letter Carrier']],
  ])('%j', (names) => {
    expect(titles(rows(names))).toEqual(names);
  });

  it('a heading between rows still is one', () => {
    const body = `${rows(['Night Baker', 'Sorter'])}<h2>Similar jobs</h2><div class="job"><h3>Cook</h3><p>Leeds</p><a href="/jobs/9">Details</a></div>`;
    expect(titles(body)).toEqual(['Night Baker', 'Sorter']);
  });
});

describe('a heading in a part of its own does not stand over the list after it', () => {
  const list = `<ul>${items(['Night Baker', 'Letter Carrier'], (name, n) => `<li><a href="/jobs/${n}">${name}</a> <span class="location">Leeds</span></li>`)}</ul>`;

  it.each([
    ['a legend', '<fieldset><legend>Job alerts</legend><label>Mail</label></fieldset>'],
    ['a filter', '<div class="filters"><h3>Search by place</h3><label>Leeds</label></div>'],
    ['a sidebar', '<aside><h3>Latest news</h3><p>We won.</p></aside>'],
    ['a fold', '<details><summary>Our blog</summary><p>Read it.</p></details>'],
    ['a table', '<table><caption>Past events</caption><tr><td>May</td></tr></table>'],
  ])('%s', (_what, before) => {
    expect(titles(`<h2>Open positions</h2>${before}${list}`)).toHaveLength(2);
  });

  it('but over one in it', () => {
    const body = `<aside><h3>Similar jobs</h3>${list}</aside>`;
    expect(titles(`<h2>Open positions</h2>${body}`)).toEqual([]);
  });
});

describe('a page with several lists', () => {
  const cards = `<h3>Bakery</h3><div>${items(['Night Baker', 'Pastry Cook', 'Oven Operator'], (name, n) => `<div class="card"><h4>${name}</h4><p>Leeds</p><p>Full-time</p><a href="/careers/${n}">More</a></div>`)}</div>`;
  const plain = (path: string) =>
    items(['Grinder of Poppies', 'Keeper of Keys', 'Friend of Bees'], (name, n) =>
      path.replace('NAME', name).replace('N', String(n)),
    );

  it.each([
    ['a list', '<li><a href="/careers/sN">NAME</a></li>', 'ul'],
    ['paragraphs', '<p><a href="/careers/sN">NAME</a></p>', 'div'],
    ['boxes', '<div class="box"><a href="/careers/sN">NAME</a> at our mill</div>', 'div'],
    ['a table', '<tr><td><a href="/careers/sN">NAME</a></td><td>our mill</td></tr>', 'table'],
    ['links alone', '<a class="line" href="/careers/sN">NAME</a>', 'section'],
  ])('takes all whose pages stand in the same place: %s', (_what, row, around) => {
    const body = `<h2>Open positions</h2>${cards}<h3>Mill</h3><${around}>${plain(row)}</${around}>`;
    const reading = read(body);
    expect(reading.openings).toHaveLength(6);
    expect(reading.unsure).toEqual([]);
  });

  it('says that one may be left, if its pages stand elsewhere', () => {
    const others = items(
      ['Keeper of Keys', 'Letter Carrier', 'Friend of Bees'],
      (name, n) => `<li><a href="/mill/${n}">${name}</a></li>`,
    );
    const { openings, unsure } = read(
      `<div class="vacancies"><h2>Open positions</h2>${cards}<h3>Mill</h3><ul>${others}</ul></div>`,
    );
    expect(openings).toHaveLength(3);
    expect(unsure).toEqual([{ what: 'Keeper of Keys', reason: 'a surer list stands beside it' }]);
  });

  it('is sure of its only list', () => {
    expect(read(`<h2>Open positions</h2>${cards}`).unsure).toEqual([]);
  });
});

describe('openings that are filled', () => {
  const row = (title: string, note: string) =>
    `<div class="job"><h3>${title}</h3><span>Leeds</span> <em>${note}</em></div>`;
  const open = row('Letter Carrier', 'apply by 3 May 2027') + row('Sorter', 'Full-time');

  it.each([
    ['Filled'],
    ['Position filled'],
    ['This position is closed'],
    ['no longer available'],
    ['bereits besetzt'],
    ['Stelle vergeben'],
    ['Poste pourvu'],
    ['Vacante cubierta'],
    ['Vaga encerrada'],
    ['vervuld'],
    ['募集終了'],
  ])('a row that says “%s” is none', (note) => {
    expect(titles(`<h2>Open positions</h2>${row('Night Baker', note)}${open}`)).toEqual([
      'Letter Carrier',
      'Sorter',
    ]);
  });

  it.each([
    ['Closes on 3 May'],
    ['Closing date: 3 May 2027'],
    ['not yet filled'],
    ['noch nicht besetzt'],
    ['ab sofort zu besetzen'],
  ])('a row that says “%s” is one', (note) => {
    expect(titles(`<h2>Open positions</h2>${row('Night Baker', note)}${open}`)).toHaveLength(3);
  });

  it.each([
    ['<s>Night Baker</s>'],
    ['<del>Night Baker</del>'],
    ['<strike>Night Baker</strike>'],
    ['<b><s>Night Baker</s></b>'],
    ['<span style="text-decoration: line-through">Night Baker</span>'],
  ])('a title that is struck through is none: %s', (title) => {
    expect(titles(`<h2>Open positions</h2>${row(title, 'Full-time')}${open}`)).toEqual([
      'Letter Carrier',
      'Sorter',
    ]);
  });

  it.each([
    ['Recently filled'],
    ['Zuletzt besetzt'],
    ['Récemment pourvus'],
    ['Filled roles'],
    ['Redan tillsatta'],
  ])('rows under “%s” are none', (heading) => {
    const filled = row('Night Baker', 'March') + row('Pastry Cook', 'May');
    expect(titles(`<h1>Jobs</h1><h2>${heading}</h2>${filled}`)).toEqual([]);
  });

  it.each([
    ['All our positions are currently filled.'],
    ['Derzeit sind alle Stellen besetzt.'],
    ['Tous nos postes sont pourvus.'],
    ['Alle vacatures zijn momenteel vervuld.'],
    ['Alla våra tjänster är tillsatta.'],
  ])('“%s” says that no position is open', (text) => {
    expect(read(`<h1>Jobs</h1><p>${text}</p>`).saysNone).toBe(true);
  });
});

describe('openings without an address', () => {
  const rows = (list: readonly (readonly string[])[]) =>
    `<h2>Open positions</h2>${list.map(([title, place, more = '']) => `<li class="job"><h3>${title}</h3><span class="location">${place}</span><span class="department">${more}</span></li>`).join('')}`;
  const idsOf = (...bodies: readonly string[]) =>
    listedOpenings(
      bodies.map((body, n) => documentOf(body, n === 0 ? url : `${url}?page=${n + 1}`)),
      url,
    ).map(({ id }) => id);
  const two = [
    ['Night Baker', 'Leeds', 'Bread'],
    ['Night Baker', 'Leeds', 'Cakes'],
  ] as const;

  it('are one each, if they differ in any fact', () => {
    const ids = idsOf(rows([...two, ['Sorter', 'Leeds', 'Mail']]));
    expect(new Set(ids).size).toBe(3);
  });

  it('keep their ids when they change places', () => {
    const [first, second] = two;
    const before = listedOpenings([documentOf(rows([first, second]))], url);
    const after = listedOpenings([documentOf(rows([second, first]))], url);
    const byTeam = (list: typeof before) =>
      new Map(list.map(({ id, found }) => [found.department, id]));
    expect(byTeam(after)).toEqual(byTeam(before));
    expect(byTeam(before).size).toBe(2);
  });

  it('are one, if a script shows a row twice', () => {
    const [first, second] = two;
    expect(idsOf(rows([first, second, first]))).toHaveLength(2);
  });

  it('are one each on two pages of a list, if they differ', () => {
    const sorter = ['Sorter', 'Leeds', 'Mail'] as const;
    const carrier = ['Letter Carrier', 'Leeds', 'Mail'] as const;
    expect(idsOf(rows([two[0], sorter]), rows([two[1], carrier]))).toHaveLength(4);
  });

  it('are one, if two pages of a list show the same', () => {
    const sorter = ['Sorter', 'Leeds', 'Mail'] as const;
    expect(idsOf(rows([two[0], sorter]), rows([two[0], sorter]))).toHaveLength(2);
  });

  it('are one, if a page shows its list for narrow screens too', () => {
    const narrow = `<div>${two.map(([title, place]) => `<p class="small"><b>${title}</b> <i class="location">${place}</i></p>`).join('')}</div>`;
    expect(read(rows(two) + narrow).openings).toHaveLength(2);
  });
});

describe('the page of an opening', () => {
  const linksOf = (link: (n: number) => string) =>
    read(
      `<h2>Open positions</h2>${items(['Night Baker', 'Sorter', 'Letter Carrier'], (name, n) => `<div class="job"><h3>${name}</h3><p>Leeds</p>${link(n)}</div>`)}`,
    ).openings.map(({ url: address }) => address);

  it.each([
    ['Mehr dazu'],
    ['Fiche complète'],
    ['Conheça a função'],
    ['Over deze baan'],
    ['→ Full profile'],
  ])('is where the only link of its row leads: “%s”', (label) => {
    expect(linksOf((n) => `<p><a href="/x/${n}">${label}</a></p>`)).toEqual(
      [0, 1, 2].map((n) => `https://www.acme.example/x/${n}`),
    );
  });

  it.each([
    ['a word in a sentence', (n: number) => `<p>You work with <a href="/x/${n}">our mill</a>.</p>`],
    ['a mail address', () => '<p><a href="mailto:jobs@acme.example">Write to us</a></p>'],
    ['a part of the page', (n: number) => `<p><a href="#job-${n}">Read on</a></p>`],
    ['the form of all openings', () => '<a href="/form">Apply now</a>'],
    [
      'one of several links',
      (n: number) => `<a href="/x/${n}">Our mill</a><a href="/y/${n}">Our town</a>`,
    ],
  ])('is not %s', (_what, link) => {
    expect(linksOf(link)).toEqual([null, null, null]);
  });
});

describe('a list without names and words for it', () => {
  const list = `<div>${items(['Night Baker', 'Poppy Grinder', 'Sorter', 'Keeper of Keys'], (name) => `<div class="box"><h3>${name}</h3><p>Our mill</p></div>`)}</div>`;

  it.each([
    ['We are looking for people in the following positions.'],
    ['Wir suchen für folgende Stellen Verstärkung.'],
    ['Nous recrutons pour les postes suivants.'],
    ['Estas são as nossas vagas.'],
    ['Vi søger til følgende stillinger.'],
  ])('is one if “%s” stands over it', (sentence) => {
    const plain = `<h1>Acme</h1><p>SENTENCE</p>${list}`;
    expect(titles(plain.replace('SENTENCE', sentence))).toHaveLength(4);
    expect(titles(plain.replace('SENTENCE', 'Since 1868.'))).toEqual([]);
  });

  it.each([
    ['We have no open positions.'],
    ['Keine offenen Stellen.'],
    ['Join our talent pool.'],
    ['Aucune offre pour le moment.'],
    ['Don’t see the right role?'],
  ])('is none if “%s” stands over it', (sentence) => {
    expect(titles(`<h1>Acme</h1><p>${sentence}</p>${list}`)).toEqual([]);
  });
});

describe('addresses of openings', () => {
  const at = (path: string, page = url) =>
    titles(
      `<h1>Work with us</h1>${items(['Night Baker', 'Poppy Grinder', 'Sorter'], (name, n) => `<div class="row"><a href="${path}${n}">${name}</a><span>Leeds</span></div>`)}`,
      page,
    );

  it.each([
    ['/pages/job-night-'],
    ['/info/vaga-padeiro-'],
    ['/de/stelle-baecker-'],
    ['/p/vacature-bakker-'],
    ['/a/position_baker_'],
  ])('begin with a word for one: %s', (path) => {
    expect(at(path)).toHaveLength(3);
  });

  it.each([
    ['/team/join/', 'https://www.acme.example/team/join/'],
    ['/people/careers/x', 'https://www.acme.example/people/careers/'],
    ['/shop/jobs/x', 'https://www.acme.example/shop/jobs/'],
    ['/about/team/work/', 'https://www.acme.example/about/team/work/'],
    ['/store/team/', 'https://www.acme.example/store/team/'],
  ])('may stand below a careers page of any address: %s', (path, page) => {
    expect(at(path, page)).toHaveLength(3);
  });
});

describe('a table', () => {
  const table = (head: string, row: (name: string, n: number) => string) =>
    titles(
      `<h1>採用情報</h1><table><thead><tr>${head}</tr></thead><tbody>${items(['製パン係', '郵便配達員', '窓口係'], row)}</tbody></table>`,
    );
  const expected = ['製パン係', '郵便配達員', '窓口係'];

  it.each([
    [
      'first',
      (name: string, n: number) =>
        `<tr><th scope="row">${name}</th><td>札幌市</td><td><a href="/jobs/${n}">詳細</a></td></tr>`,
      '<th>職種</th><th>勤務地</th><th></th>',
    ],
    [
      'second',
      (name: string, n: number) =>
        `<tr><td>札幌市</td><th scope="row">${name}</th><td><a href="/jobs/${n}">詳細</a></td></tr>`,
      '<th>勤務地</th><th>職種</th><th></th>',
    ],
    [
      'after its department',
      (name: string) => `<tr><td>営業</td><th scope="row">${name}</th><td>札幌市</td></tr>`,
      '<th>部門</th><th>職種</th><th>勤務地</th>',
    ],
    [
      'last',
      (name: string) => `<tr><td>営業</td><td>札幌市</td><th scope="row">${name}</th></tr>`,
      '<th>部門</th><th>勤務地</th><th>職種</th>',
    ],
    [
      'in a plain cell',
      (name: string) => `<tr><td>札幌市</td><td>${name}</td><td>正社員</td></tr>`,
      '<th>勤務地</th><th>職種</th><th>雇用形態</th>',
    ],
  ])('names its rows in the column of kinds of work: %s', (_where, row, head) => {
    expect(table(head, row)).toEqual(expected);
  });
});

describe('parts of a page in a like form', () => {
  it.each([
    ['May I bring my dog?'],
    ['Darf ich meinen Hund mitbringen?'],
    ['Puis-je venir avec mon chien ?'],
    ['Skal jeg bo her?'],
    ['犬を連れて行けますか？'],
  ])('a question beside openings is none: %s', (question) => {
    const body = `<h2>Open positions</h2><ul>${items(['Night Baker', 'Letter Carrier', 'Sorter'], (name) => `<li class="fold"><h4>${name}</h4><div><p>Leeds</p></div></li>`)}</ul><ul><li class="fold"><h4>${question}</h4><div><p>Yes.</p></div></li></ul>`;
    expect(titles(body)).toEqual(['Night Baker', 'Letter Carrier', 'Sorter']);
  });

  const rows = items(
    ['Night Baker', 'Letter Carrier'],
    (name, n) => `<li><a href="/jobs/${n}">${name}</a> <span class="location">Leeds</span></li>`,
  );
  it.each([
    ['open', `<x-jobs><template shadowrootmode="open"><ul>${rows}</ul></template></x-jobs>`],
    ['closed', `<x-jobs><template shadowrootmode="closed"><ul>${rows}</ul></template></x-jobs>`],
    [
      'with a slot',
      `<x-jobs><template shadowrootmode="open"><slot></slot></template><ul>${rows}</ul></x-jobs>`,
    ],
    [
      'one in another',
      `<x-a><template shadowrootmode="open"><x-b><template shadowrootmode="open"><ul>${rows}</ul></template></x-b></template></x-a>`,
    ],
    [
      'with styles',
      `<x-jobs><template shadowrootmode="open"><style>a{}</style><ul>${rows}</ul></template></x-jobs>`,
    ],
  ])('a declared shadow root is shown: %s', (_what, body) => {
    expect(titles(`<h2>Open positions</h2>${body}`)).toHaveLength(2);
  });

  it('a template is not', () => {
    expect(titles(`<h2>Open positions</h2><template><ul>${rows}</ul></template>`)).toEqual([]);
  });
});
