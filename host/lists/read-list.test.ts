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

describe('a list of companies', () => {
  it.each([
    ['an address a line', `${url}\nhttps://b.example/jobs\n`, [url, 'https://b.example/jobs']],
    ['lines of Windows', `${url}\r\nhttps://b.example\r\n`, [url, 'https://b.example']],
    [
      'lines of old Macs',
      `name,url\rAcme,${url}\rBeta,${other}`,
      [`Acme: ${url}`, `Beta: ${other}`],
    ],
    ['an address without a scheme', 'acme.example/jobs', ['https://acme.example/jobs']],
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
    ['a quote that never ends', `"Acme, ${url}`, [`"Acme: ${url}`]],
    ['names alone', 'Stripe\nAcme, Inc.\n', ['Stripe', 'Acme, Inc.']],
    ['what is there already', `${url}\nACME\n${url}/\nAcme`, [url, 'ACME', 'as 1', 'as 2']],
    [
      'commas in an address',
      `${url}?a=1,2\n${other}?a=1,2`,
      [`${url}?a=1%2C2`, `${other}?a=1%2C2`],
    ],
    [
      'a table of Markdown',
      `| Company | Careers |\n|---|---|\n| **Acme** | [Jobs](${url}) |\n| Beta | ${other} |`,
      [`Acme: ${url}`, `Beta: ${other}`],
    ],
    [
      'links of Markdown',
      `[Acme](${url})\n[Beta](${other}) - nice`,
      [`Acme: ${url}`, `Beta: ${other}`],
    ],
    [
      'YAML',
      `companies:\n  - name: Acme\n    url: ${url} # x\n  - name: "Beta"\n    careers_url: ${other}`,
      [`Acme: ${url}`, `Beta: ${other}`],
    ],
    [
      'fields below each other',
      `Company: Acme\nWebsite: https://acme.example\nCareers: ${url}\n\nCompany: Beta\nCareers: ${other}`,
      [`Acme: ${url}`, `Beta: ${other}`],
    ],
    ['our own export', `name,url,source,open\r\n'=Acme,${url},lever,12\r\n`, [`=Acme: ${url}`]],
    ['nothing', '', []],
  ])('may hold %s', (_what, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ['lines', `# mine\n\n${url}\nname\n${other}`, [3, 4, 5]],
    ['rows that take two lines', `"Acme\nInc",${url}\n${other}`, [2, 3]],
    ['entries', `["${url}",\n\n"${other}"]`, [1, 2]],
  ])('says where each company is: %s', (_what, text, expected) => {
    expect(readList(text).map(({ line }) => line)).toEqual(expected);
  });
});

describe('a long list', () => {
  const many = <T>(make: (i: number) => T): readonly T[] =>
    Array.from({ length: 65_000 }, (_, i) => make(i));

  it.each([
    ['lines', many((i) => `https://jobs.lever.co/c${i}`).join('\n')],
    ['CSV', `name,url\n${many((i) => `Company ${i},https://jobs.lever.co/c${i}`).join('\n')}`],
    [
      'nested OPML',
      `<opml><body>${many((i) => `<outline text="a" htmlUrl="https://jobs.lever.co/c${i}">`).join('')}`,
    ],
  ])('of 65,000 is read whole: %s', (_what, text) => {
    expect(readList(text)).toHaveLength(65_000);
  });

  it('beyond the limit is refused', () => {
    const text = Array.from({ length: 100_001 }, (_, i) => `Acme ${i}`).join('\n');
    expect(() => readList(text)).toThrowError('The list has more than 100000 rows');
  });
});
