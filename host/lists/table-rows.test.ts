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

describe('the columns of a table are found by its heading', () => {
  it.each([
    [
      'nome,setor,site_url,careers_url,linkedin_url',
      `Acme,Tech,https://acme.example,${url},https://www.linkedin.com/company/acme`,
    ],
    ['Company,Careers,Logo', `Acme,${url},https://acme.example/logo.png`],
    ['id;city;company;url', `1;Berlin;Acme;${url}`],
    ['Nr;Firma;Ort;Webseite;Karriereseite', `1;Acme;Berlin;www.acme.example;${url}`],
    ['Entreprise,Ville,Site web,Offres d’emploi', `Acme,Lyon,https://acme.example,${url}`],
    ['Empresa,País,LinkedIn,Empleos', `Acme,España,https://linkedin.com/company/acme,${url}`],
    ['会社名,所在地,採用ページ', `Acme,東京,${url}`],
    ['Twitter,Notes,Employer,Jobs URL', `https://x.com/acme,"good, really",Acme,${url}`],
    ['jobsUrl\tcompanyName\twebsite', `${url}\tAcme\thttps://acme.example`],
    ['title,name,link', `Baker,Acme,${url}`],
    ['name,glassdoor_url,ats_url', `Acme,https://www.glassdoor.com/acme,jobs.lever.co/acme`],
  ])('%s', (heading, row) => {
    const [first] = read(`${heading}\n${row}\n`);
    expect(first).toBe(`Acme: ${url}`);
  });

  it.each([
    ['"Orbital.io, Inc."', 'Orbital.io, Inc.'],
    ['A.B. Tailor', 'A.B. Tailor'],
    ['doyoumove.com', 'doyoumove.com'],
    ['#twotimes Recruiting', '#twotimes Recruiting'],
    ['"Acme ""the best"" GmbH"', 'Acme "the best" GmbH'],
    ['Rolls-Royce - UK', 'Rolls-Royce - UK'],
  ])('and a name is what stands in its column: %s', (cell, name) => {
    expect(read(`name,slug,url\n${cell},x,${url}`)).toEqual([`${name}: ${url}`]);
  });

  it.each([
    ['no address, but a name', 'Acme,', ['Acme']],
    ['neither', ',', []],
    ['words for an address', ',not a url', ['refused 3']],
    ['another protocol', 'Foo Ltd,htp://x', ['refused 3']],
    ['an email address', 'Foo,jobs@acme.example', ['refused 3']],
    ['a sign for none', 'Acme,-', ['Acme']],
    ['an address alone', 'jobs.lever.co/delta', ['https://jobs.lever.co/delta']],
  ])('and a row with %s is no other row’s loss', (_what, row, expected) => {
    expect(read(`name,careers\nBeta,${other}\n${row}\nGamma,${url}`)).toEqual([
      `Beta: ${other}`,
      ...expected,
      `Gamma: ${url}`,
    ]);
  });
});

it.each([
  [`sep=;\r\n"Acme; Sons";${url}\r\n`],
  [`\ufeffsep=;\r\nFirma;Karriere\r\n"Acme; Sons";${url}\r\n`],
  [`"sep=,"\n"Acme; Sons",${url}\n`],
  [`sep=\t\nAcme; Sons\t${url}\n`],
])('the sign between cells is what the first line says: %j', (text) => {
  expect(read(text)).toEqual([`Acme; Sons: ${url}`]);
});

describe('the columns of a table without a known heading are found by what is in them', () => {
  it.each([
    [
      'the city is in each row',
      `Berlin;Acme AG;${url}\nBerlin;Beta AG;${other}`,
      [`Acme AG: ${url}`, `Beta AG: ${other}`],
    ],
    [
      'a social network comes last',
      `Acme,${url},https://www.linkedin.com/company/acme`,
      [`Acme: ${url}`],
    ],
    ['a picture comes last', `Acme,${url},https://acme.example/logo.svg`, [`Acme: ${url}`]],
    [
      'numbers come first',
      `1\tAcme\t${url}\n2\tBeta\t${other}`,
      [`Acme: ${url}`, `Beta: ${other}`],
    ],
    [
      'the heading is unknown',
      `Foo,Bar\nAcme,${url}\nBeta,${other}`,
      [`Acme: ${url}`, `Beta: ${other}`],
    ],
  ])('%s', (_what, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});
