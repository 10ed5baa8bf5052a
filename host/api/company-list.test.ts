import { describe, expect, it } from 'vitest';
import { companiesInText } from './company-list.ts';

const url = 'https://jobs.lever.co/acme';
/** Names and addresses of a list. */
const read = (text: string) =>
  companiesInText(text).companies.map(({ name, url }) => (name === null ? url : `${name}: ${url}`));

describe('a list of companies', () => {
  it.each([
    ['an address a line', `${url}\nhttps://b.example/jobs\n`, [url, 'https://b.example/jobs']],
    ['lines of Windows', `${url}\r\nhttps://b.example\r\n`, [url, 'https://b.example']],
    ['an address without a scheme', 'acme.example/jobs', ['acme.example/jobs']],
    ['CSV with a name', `Acme,${url}`, [`Acme: ${url}`]],
    ['CSV of other countries', `Acme;${url}\n`, [`Acme: ${url}`]],
    ['a table that was pasted', `Acme\t${url}`, [`Acme: ${url}`]],
    [
      'the careers address after the home page',
      `Acme,https://acme.example,${url}`,
      [`Acme: ${url}`],
    ],
    ['a mark at its beginning', `\ufeffAcme,${url}`, [`Acme: ${url}`]],
    ['comments and empty lines', `# mine\n\n${url}\n`, [url]],
    ['JSON of addresses', `["${url}"]`, [url]],
    ['JSON of companies', `\ufeff [{"name": " Acme ", "url": "${url}"}]`, [`Acme: ${url}`]],
    ['JSON of other words', `[{"careers_url": "${url}", "name": ""}]`, [url]],
    ['a quote that never ends', `"Acme, ${url}`, [`"Acme: ${url}`]],
    [
      'what only looks like an address',
      'Acme,https://not an address',
      ['Acme: https://not an address'],
    ],
    ['a head, and names alone', 'name,careers\nAcme\n', []],
    ['nothing', '', []],
  ])('may hold %s', (_what, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ['lines', `# mine\n\n${url}\nname\n${url}`, [3, 5]],
    ['rows that take two lines', `"Acme\nInc",${url}\n${url}`, [2, 3]],
    ['entries', `["${url}",\n\n"${url}"]`, [1, 2]],
  ])('says where each company is: %s', (_what, text, expected) => {
    expect(companiesInText(text).companies.map(({ line }) => line)).toEqual(expected);
  });
});

describe('a JSON list', () => {
  const refused = (text: string) => companiesInText(text).unreadable;

  it.each([
    ['breaks off', `\n["${url}",\n "x`, 3, '"x'],
    ['breaks in the middle', `[\n"${url}",\noops,\n"${url}"]`, 3, 'oops,'],
    ['begins with empty lines', '\n\n[\noops]', 4, 'oops]'],
  ])('that %s is refused, with the line', (_how, text, line, shown) => {
    const reason = 'it is not valid JSON';
    expect(refused(text)).toEqual([{ line, where: `Line ${line}`, text: shown, reason }]);
    expect(read(text)).toEqual([]);
  });

  it('that is none is refused', () => {
    expect(refused(`{"companies": ["${url}"]}`)).toMatchObject([
      { line: 1, reason: expect.stringContaining('not a list') },
    ]);
  });

  it.each([['7'], ['null'], ['{"name":"Acme"}'], ['{"url":""}'], ['""'], ['["x"]']])(
    'loses just the entry that names no address: %s',
    (entry) => {
      const text = `["${url}", ${entry}, {"url": "${url}", "name": null}]`;
      const reason = 'it names no address';
      expect(refused(text)).toEqual([{ line: 2, where: 'Entry 2', text: entry, reason }]);
      expect(read(text)).toEqual([url, url]);
    },
  );

  it('shows no more of a long entry than a line', () => {
    const [entry] = refused(JSON.stringify([{ text: 'x'.repeat(5_000) }]));
    expect(entry?.text).toHaveLength(200);
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

  it('gives what can be read of one that is cut off', () => {
    expect(read(`<opml><body><outline text="A" htmlUrl="${url}"/><outline te`)).toEqual([
      `A: ${url}`,
    ]);
  });

  it('says on which line each company is', () => {
    const outlines = `<outline htmlUrl="${url}"/>\n<outline\n  htmlUrl="${url}"/>`;
    expect(companiesInText(opml(outlines)).companies.map(({ line }) => line)).toEqual([4, 6]);
  });

  it('takes no time that grows with its square', () => {
    const outlines = `<outline text="A" htmlUrl="${url}"/>\n`.repeat(30_000);
    const startedAt = performance.now();
    expect(companiesInText(opml(outlines)).companies).toHaveLength(30_000);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
