import { describe, expect, it } from 'vitest';
import { readList } from './read-list.ts';

const url = 'https://jobs.lever.co/acme';
const other = 'https://jobs.lever.co/beta';

const read = (text: string) =>
  readList(text).map((row) => {
    if (row.kind === 'company') return row.name === null ? row.url : `${row.name}: ${row.url}`;
    if (row.kind === 'name') return row.name;
    return row.kind === 'repeated' ? `as ${row.firstLine}` : `refused ${row.line}`;
  });

describe('the links of HTML', () => {
  it('are companies with their lines: browser bookmarks', () => {
    const bookmarks = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<TITLE>Bookmarks</TITLE>
<DL><p>
  <DT><H3>Jobs</H3>
  <DL><p>
    <DT><A HREF="${url}" ADD_DATE="1760000000">Acme &amp; Co</A>
    <DT><A HREF="${other}?a=1&amp;b=2">Beta</A>
  </DL><p>
</DL><p>`;
    expect(readList(bookmarks)).toMatchObject([
      { line: 6, name: 'Acme & Co', url },
      { line: 7, name: 'Beta', url: `${other}?a=1&b=2` },
    ]);
  });

  it('of bookmarks are careers pages, if any looks like one', () => {
    const bookmarks = (...links: readonly string[]) =>
      `<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n${links.map((href) => `<DT><A HREF="${href}">Acme</A>`).join('\n')}`;
    const weather = 'https://weather.example/berlin';
    expect(read(bookmarks(weather, url, 'https://acme.example/careers/'))).toEqual([
      'refused 3',
      `Acme: ${url}`,
      'Acme: https://acme.example/careers',
    ]);
    expect(read(bookmarks('https://acme.example/'))).toEqual(['Acme: https://acme.example']);
  });

  it.each([
    [`<p>See <a class="x" href='${url}'><b>Acme</b></a></p>`, [`Acme: ${url}`]],
    [`<a href="#top">Top</a><a href="${url}">${url}</a>`, [url]],
    ['<a href="javascript:alert(1)">x</a>', ['refused 1']],
    ['<html>\n<a href="/jobs">Jobs</a>', ['refused 2']],
    [`<a href="${url}">Acme<a href="${other}">Beta`, [`Acme: ${url}`, `Beta: ${other}`]],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('an OPML list', () => {
  const opml = (outlines: string) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n<body>\n${outlines}\n</body></opml>`;

  it.each([
    [
      'the page',
      `<outline text="Acme" xmlUrl="https://a.example/feed" htmlUrl="${url}"/>`,
      `Acme: ${url}`,
    ],
    ['the feed where there is no page', `<outline text="Acme" xmlUrl="${url}"/>`, `Acme: ${url}`],
    [
      'the title rather than the text',
      `<outline text="x" title="Acme" htmlUrl="${url}"/>`,
      `Acme: ${url}`,
    ],
    [
      'characters that are spelt out',
      `<outline text="A &amp; B" htmlUrl="${url}?a=1&amp;b=2"/>`,
      `A & B: ${url}?a=1&b=2`,
    ],
    ['other spellings', `<OUTLINE TEXT='Acme' HTMLURL='${url}'></OUTLINE>`, `Acme: ${url}`],
    ['no name', `<outline htmlUrl="${url}"/>`, url],
  ])('gives %s', (_what, outline, expected) => {
    expect(read(opml(outline))).toEqual([expected]);
  });

  it('may have folders', () => {
    const folder = `<outline text="Jobs"><outline text="A" htmlUrl="${url}"/></outline>`;
    expect(read(opml(folder))).toEqual([`A: ${url}`]);
  });

  it('is read up to the point where it is cut off', () => {
    expect(read(`<opml><body><outline text="A" htmlUrl="${url}"/><outline te`)).toEqual([
      `A: ${url}`,
    ]);
  });

  it('gives the line of each company', () => {
    const outlines = `<outline htmlUrl="${url}"/>\n<outline\n  htmlUrl="${other}"/>`;
    expect(readList(opml(outlines)).map(({ line }) => line)).toEqual([4, 6]);
  });

  it('keeps custom entities as they are', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>`;
    expect(
      read(`${bomb}<opml><body><outline text="A&b;" htmlUrl="${url}"/></body></opml>`),
    ).toEqual([`A&b;: ${url}`]);
  });
});

describe('a table of HTML', () => {
  const row = (...cells: readonly string[]) =>
    `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  it.each([
    [row('Company', 'Careers') + row('Acme', `<a href="${url}">Jobs</a>`)],
    [`<tr><th>Company<th>Careers<tr><td>Acme<td>${url}`],
    [row('City', 'Company', 'URL') + row('Berlin', '<b>Acme</b>', `<a href="${url}">x</a>`)],
    [row('Firma', 'Website', 'Karriere') + row('Acme', 'https://acme.example', url)],
    [row('My list') + row('Company', 'Careers', 'Notes') + row('Acme', url, `not ${other}`)],
  ])('is read by its heading: %s', (table) => {
    expect(read(`<table>${table}</table>`).at(-1)).toBe(`Acme: ${url}`);
  });

  it('that only lays out a page is read as links', () => {
    expect(
      read(`<table>${row(`<a href="${url}">Acme</a>`, `<a href="${other}">Beta</a>`)}`),
    ).toEqual([`Acme: ${url}`, `Beta: ${other}`]);
  });
});

it.each(['Jobs', 'Careers', 'View all openings', 'Apply now', 'here', 'Website'])(
  'generic link words are no name: %s',
  (label) => {
    expect(read(`<p><a href="${url}">${label}</a></p>`)).toEqual([url]);
  },
);

it.each([
  `<ul><li>Acme: ${url}</ul>`,
  `<?xml version="1.0"?><urlset><url><loc>${url}</loc></url></urlset>`,
  `<?xml version="1.0"?><plist><dict><key>URL</key><string>${url}</string></dict></plist>`,
  `<html><script>x("${other}")</script><p>${url}</html>`,
  `<html><p>See <b>${url}</b>.</html>`,
])('an address in the text counts like a link: %s', (text) => {
  expect(read(text)).toEqual([url]);
});
