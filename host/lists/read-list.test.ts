import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseLines } from '#core/company-lines.ts';
import { decodeText } from '#core/decode-text.ts';
import { readList } from './read-list.ts';

const url = 'https://jobs.lever.co/acme';
const other = 'https://jobs.lever.co/beta';

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
    [
      'references of Markdown',
      `- [Acme][1]\n- [Beta][]\n\n[1]: ${url}\n[Beta]: <${other}> "x"`,
      [`Acme: ${url}`, `Beta: ${other}`],
    ],
    ['links of HTML in a line', `- <a class="x" href="${url}"><b>Acme</b></a>`, [`Acme: ${url}`]],
    [
      'TOML',
      `[[company]]\nname = "Acme"\nurl = "${url}"\n\n[[company]]\nname = "Beta"\nurl = "${other}"`,
      [`Acme: ${url}`, `Beta: ${other}`],
    ],
    ['a shortcut of Windows', `[InternetShortcut]\nURL=${url}\n`, [url]],
    ['signs of the Far East', `Acme，${url}\nBeta：${other}`, [`Acme: ${url}`, `Beta: ${other}`]],
    [
      'a sign that is none of ours',
      `Acme~${url}\nBeta^${other}`,
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
  ])('gives the line of each company: %s', (_what, text, expected) => {
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
  ])('of 65,000 is read in full: %s', (_what, text) => {
    expect(readList(text)).toHaveLength(65_000);
  });

  it('beyond the limit is refused', () => {
    const text = Array.from({ length: 100_001 }, (_, i) => `Acme ${i}`).join('\n');
    expect(() => readList(text)).toThrowError('The list has more than 100000 rows');
  });
});

describe('a file that is not text', () => {
  const packed = gzipSync(
    Array.from({ length: 2_000 }, (_, i) => `Acme ${i * i},${url}`).join('\n'),
  );
  const bytes = (...parts: readonly (string | Uint8Array)[]) =>
    Buffer.concat(parts.map((part) => Buffer.from(part as Uint8Array)));

  it.each([
    ['a spreadsheet or another archive', bytes('PK\x03\x04', packed)],
    ['a PDF', bytes('%PDF-1.7\n1 0 obj << /Length 900 >> stream\n', packed)],
    ['a picture', bytes('\x89PNG\r\n', new Uint8Array(40), packed)],
    ['a program', bytes('\x7fELF', new Uint8Array(60), 'Ada\0CB\0gpl.html\0', packed)],
    ['a text with a layout', bytes('{\\rtf1\\ansi Acme\\par}')],
    ['an old document', bytes(new Uint8Array(512), 'Acme', new Uint8Array(512))],
  ])('is refused as a whole: %s', (_kind, file) => {
    expect(() => readList(decodeText(file))).toThrow(
      expect.objectContaining({ code: 'list_not_text' }),
    );
  });

  it.each([
    ['a stray zero byte', `Acme\0,${url}`, [`Acme: ${url}`]],
    ['a mark of the end that old programs write', `${url}\n\x1a`, [url]],
    ['pages of a printout', `${url}\f\n${other}\v`, [url, other]],
  ])('is unlike a list with %s', (_what, text, rows) => {
    expect(read(text).filter((row) => !row.startsWith('refused'))).toEqual(rows);
  });
});

it('reads lines as the field reads them when they are pasted', () => {
  const lines = [
    ...['Stripe', 'Notion - great company', 'Acme, https://jobs.lever.co/acme'],
    ...['acme.example/jobs', 'someone@acme.example', 'javascript:alert(1)', 'ftp://b.example'],
    ...['# a remark', '', 'Stripe', '!!!', 'x'.repeat(300)],
  ].join('\n');
  const outcomes = { address: 'company', wrong: 'refused' } as const;
  const pasted = parseLines(lines).map(({ line, kind }) => [
    line,
    kind === 'address' || kind === 'wrong' ? outcomes[kind] : kind,
  ]);
  expect(readList(lines).map(({ line, kind }) => [line, kind])).toEqual(pasted);
});
