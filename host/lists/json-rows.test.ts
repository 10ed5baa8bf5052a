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

describe('JSON', () => {
  it.each([
    ['addresses', `["${url}"]`, [url]],
    ['companies', `\ufeff [{"name": " Acme ", "url": "${url}"}]`, [`Acme: ${url}`]],
    [
      'other words',
      `[{"careersUrl": "${url}", "company": "Acme", "website": "https://acme.example"}]`,
      [`Acme: ${url}`],
    ],
    ['a list in an object', `{"companies":[{"name":"Acme","url":"${url}"}]}`, [`Acme: ${url}`]],
    [
      'a list deep in objects',
      `{"version":2,"data":{"items":[{"title":"Acme","href":"${url}"}]}}`,
      [`Acme: ${url}`],
    ],
    [
      'names and addresses in pairs',
      `{"Acme":"${url}","Beta":{"url":"${other}"}}`,
      [`Acme: ${url}`, `Beta: ${other}`],
    ],
    ['groups', `{"ai":["${url}"],"banks":["${other}","Stripe"]}`, [url, other, 'Stripe']],
    [
      'addresses in an object of the company',
      `[{"name":"Acme","links":{"twitter":"https://x.com/a","careers":"${url}"}}]`,
      [`Acme: ${url}`],
    ],
    [
      'one value a line',
      `{"name":"Acme","url":"${url}"}\n{"name":"Beta","url":"${other}"}\n`,
      [`Acme: ${url}`, `Beta: ${other}`],
    ],
    ['names without addresses', '[{"name":"Acme","url":null},"Beta"]', ['Acme', 'Beta']],
  ])('may hold %s', (_what, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ['breaks off', `\n["${url}",\n "x`, 3, '"x'],
    ['breaks in the middle', `[\n"${url}",\noops,\n"${url}"]`, 3, 'oops,'],
    ['begins with empty lines', '\n\n[\noops]', 4, 'oops]'],
    ['is nothing but brackets', '['.repeat(100_000), 1, '['.repeat(200)],
  ])('refuses %s, with the line', (_how, text, line, shown) => {
    expect(readList(text)).toMatchObject([
      {
        line,
        text: shown,
        kind: 'refused',
        error: { message: 'It is not valid JSON' },
      },
    ]);
  });

  it.each([['7'], ['null'], ['{"foo":"Acme"}'], ['{"url":"not a url"}'], ['""'], ['true']])(
    'loses only the entry that names no company: %s',
    (entry) => {
      const text = `["${url}", ${entry}, {"url": "${other}", "name": null}]`;
      expect(read(text)).toEqual([url, 'refused 2', other]);
    },
  );

  it('is not followed endlessly into its depth', () => {
    expect(read(`${'['.repeat(5_000)}"${url}"${']'.repeat(5_000)}`)).toEqual(['refused 1']);
  });

  it('shows at most one line of a long entry', () => {
    const [entry] = readList(JSON.stringify([{ text: 'x'.repeat(5_000) }]));
    expect(entry?.text).toHaveLength(200);
  });
});

describe('a table in JSON', () => {
  it.each([
    [
      [
        ['Company', 'Careers'],
        ['Acme', url],
        ['Beta', other],
      ],
    ],
    [
      {
        values: [
          ['City', 'Company', 'URL'],
          ['Bonn', 'Acme', url],
          ['Bonn', 'Beta', other],
        ],
      },
    ],
    [
      {
        columns: ['name', 'url'],
        index: [0, 1],
        data: [
          ['Acme', url],
          ['Beta', other],
        ],
      },
    ],
    [{ name: ['Acme', 'Beta'], url: [url, other] }],
    [{ name: { '0': 'Acme', '1': 'Beta' }, url: { '0': url, '1': other } }],
    [
      [
        ['Acme', url],
        ['Beta', other],
      ],
    ],
  ])('keeps names and addresses together: %j', (value) => {
    expect(read(JSON.stringify(value))).toEqual([`Acme: ${url}`, `Beta: ${other}`]);
  });
});

describe('a company in JSON', () => {
  it.each([
    [{ name: 'Acme', urls: [url, 'https://x.com/acme'] }],
    [{ company: { name: 'Acme', website: 'https://acme.example' }, careers: url }],
    [{ name: 'Acme', url: `${url} (old)` }],
    [{ name: 'Acme', careers: [url] }],
    [{ name: 'Acme', url: `\u200b${url}` }],
  ])('has one name and one address: %j', (value) => {
    expect(read(JSON.stringify([value]))).toEqual([`Acme: ${url}`]);
  });

  it('is each entry of a list, but not the title of the list', () => {
    expect(read(JSON.stringify({ title: 'Mine', urls: [url, other] }))).toEqual([url, other]);
  });
});

it('an invalid line costs only itself if each line is a value', () => {
  const line = (name: string, address: string) => JSON.stringify({ name, url: address });
  const text = `${line('Acme', url)}\n\n{"name": oops}\n# mine\n${line('Beta', other)}\n`;
  expect(read(text)).toEqual([`Acme: ${url}`, 'refused 3', `Beta: ${other}`]);
});
