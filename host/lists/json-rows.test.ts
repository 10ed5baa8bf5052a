import { describe, expect, it } from 'vitest';
import { readList } from './read-list.ts';

const url = 'https://jobs.lever.co/acme';
const other = 'https://jobs.lever.co/beta';

/** What each row of a list comes to. */
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
  ])('that %s is refused, with the line', (_how, text, line, shown) => {
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
    'loses just the entry that names no company: %s',
    (entry) => {
      const text = `["${url}", ${entry}, {"url": "${other}", "name": null}]`;
      expect(read(text)).toEqual([url, 'refused 2', other]);
    },
  );

  it('is not followed for ever into its depth', () => {
    expect(read(`${'['.repeat(5_000)}"${url}"${']'.repeat(5_000)}`)).toEqual(['refused 1']);
  });

  it('shows no more of a long entry than a line', () => {
    const [entry] = readList(JSON.stringify([{ text: 'x'.repeat(5_000) }]));
    expect(entry?.text).toHaveLength(200);
  });
});
