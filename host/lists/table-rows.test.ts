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

describe('a heading names the columns of a table', () => {
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
  ])('and the name is taken from its column: %s', (cell, name) => {
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
  ])('and a row with %s costs no other row', (_what, row, expected) => {
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
])('the first line gives the separator: %j', (text) => {
  expect(read(text)).toEqual([`Acme; Sons: ${url}`]);
});

describe('without a known heading, the content shows the columns of a table', () => {
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

describe('a remark is part of neither an address nor a name', () => {
  it.each([
    `Acme,${url} (checked in May)`,
    `Acme,${url} - great`,
    `Acme,"${url}, applied"`,
    `Acme,"${url}\nsee also Berlin"`,
    `Acme,jobs.lever.co/acme (old)`,
    `Acme,"=HYPERLINK(""${url}"",""Jobs"")"`,
    `Acme,"<${url}>"`,
    `Acme,“${url}”`,
    `Acme,\u200b${url}\u200b`,
    `"Acme (https://acme.example)",${url}`,
  ])('%j', (row) => {
    expect(read(`Company,Careers\n${row}\nBeta,${other}`)).toEqual([
      `Acme: ${url}`,
      `Beta: ${other}`,
    ]);
  });

  it('and an address in a remark is not the address of the row', () => {
    expect(read(`Company,Careers,Notes\nAcme,,see ${url}\nBeta,${other},`)).toEqual([
      'Acme',
      `Beta: ${other}`,
    ]);
    expect(read(`Acme,https://acme.example,like ${other}\nBeta,${url},x`)).toEqual([
      'Acme: https://acme.example',
      `Beta: ${url}`,
    ]);
  });
});

it.each([
  ['a space', `Acme,"${url} ${other}"`],
  ['a line break', `Acme,"${url}\n${other}"`],
  ['a comma', `Acme,"${url}, ${other}"`],
  ['a semicolon', `Acme,"${url};${other}"`],
  ['nothing', `Acme,${url}${other}`],
])('two addresses in one cell count as two: between them %s', (_what, row) => {
  expect(read(`Company,Careers\n${row}`)).toEqual([`Acme: ${url}`, `Acme: ${other}`]);
});

it('of several addresses in one cell the careers page wins', () => {
  expect(read(`Company,Links\nAcme,"https://acme.example ${url}"`)).toEqual([`Acme: ${url}`]);
});

it('a line of addresses only is several companies', () => {
  expect(read(`${url},${other}`)).toEqual([url, other]);
});

describe('a heading may follow a title', () => {
  it.each([
    `My list,,\n,,\nCompany,Website,Careers\nAcme,https://acme.example/jobs,https://a.example`,
    `"My list, of May"\n\nCompany;Website;Careers\nAcme;https://acme.example/jobs;https://a.example`,
    `# Mine\n\nSome words.\n\n| Company | Website | Careers/Link |\n|--|--|--|\n| Acme | https://acme.example/jobs | https://a.example |`,
  ])('%j', (text) => {
    expect(read(text).filter((row) => !row.startsWith('refused'))).toEqual([
      'Acme: https://a.example',
    ]);
  });

  it('and rows above it are reported as skipped', () => {
    expect(read(`My list,\nCompany,Careers\nAcme,${url}`)).toEqual(['refused 1', `Acme: ${url}`]);
  });
});

describe('an unclosed quote swallows no other row', () => {
  const third = 'https://jobs.lever.co/gamma';
  it.each([
    ['one', `"Acme,${url}\nBeta,${other}\nGamma,${third}`],
    ['one that a later quote would close', `"Acme,${url}\nBeta,${other}\n"Gamma",${third}`],
    ['one that a later cell closes', `"Acme,${url}\nBeta,${other}\nGamma",${third}`],
    ['one in each row', `"Acme,${url}\n"Beta,${other}\n"Gamma,${third}`],
    ['one behind a name', `Acme,${url}\nBeta,"${other}\nGamma,${third}`],
  ])('%s', (_what, text) => {
    const urls = readList(`Company,Careers\n${text}`).map((row) => 'url' in row && row.url);
    expect(urls).toEqual([url, other, third]);
  });

  it('and leaves the quotes of other rows alone', () => {
    const text = `Company,Careers\n"Acme,${url}\n"Beta, Inc.","${other}"\n"Two\nLines",${third}`;
    expect(read(text)).toEqual([`"Acme: ${url}`, `Beta, Inc.: ${other}`, `Two Lines: ${third}`]);
  });
});

describe('a table from another program', () => {
  it('may be the companies that one follows on LinkedIn', () => {
    const follows = [
      'Organization,Followed On',
      'Acme,Tue Nov 04 09:12:44 UTC 2025',
      '"Beta, Inc.",Mon Nov 03 18:00:01 UTC 2025',
    ].join('\r\n');
    expect(read(follows)).toEqual(['Acme', 'Beta, Inc.']);
  });

  it.each([
    ['Job Title,Company,Location,Job Post URL,List,Date Added', 3],
    ['Title,Company,Location,URL,Board,Created', 3],
    ['Company,Job Position,Status,Link,Date Saved,Excitement', 3],
  ])('may list openings, many of one company: %s', (heading, at) => {
    const row = (name: string, address: string) => {
      const cells = heading.split(',').map((head) => (head === 'Company' ? name : 'Baker'));
      return cells.with(at, address).join(',');
    };
    const rows = [
      row('Acme', 'https://www.linkedin.com/jobs/view/1'),
      row('Acme', `${url}/a1`),
      row('ACME', `${url}/a2`),
      row('Beta', 'https://uk.indeed.com/viewjob?jk=2'),
      row('Gamma', 'https://gamma.example/careers/baker-3'),
    ];
    expect(read([heading, ...rows].join('\n'))).toEqual([
      'as 3',
      `Acme: ${url}/a1`,
      'as 3',
      'Beta',
      'Gamma',
    ]);
  });

  it('keeps careers pages beside the titles one would like to have', () => {
    const wanted = `Company,Role,Careers page\nAcme,Baker,https://acme.example/careers`;
    expect(read(wanted)).toEqual(['Acme: https://acme.example/careers']);
  });

  it('is known by its name where it links to a job site', () => {
    const linked = `Company,Link\nAcme,https://www.linkedin.com/company/acme\nBeta,${other}`;
    expect(read(linked)).toEqual(['Acme', `Beta: ${other}`]);
  });
});

it('a row with missing cells keeps its careers page', () => {
  expect(read(`Company,City,Careers\nAcme,${url}\nBeta,Berlin,${other}`)).toEqual([
    `Acme: ${url}`,
    `Beta: ${other}`,
  ]);
});

it('the separator in the first line counts only if the table uses it', () => {
  expect(read(`sep=;\nCompany,Careers\nAcme,${url}`)).toEqual([`Acme: ${url}`]);
});

it('a name in Markdown may contain the border sign', () => {
  expect(read(`| Company | Careers |\n|---|---|\n| A\\|B | ${url} |`)).toEqual([`A|B: ${url}`]);
});

it.each(['↳', '〃', '"""', '-', '…', '???'])('signs alone are no name: %j', (sign) => {
  expect(read(`Company,Careers\nAcme,${url}\n${sign},${other}`)).toEqual([`Acme: ${url}`, other]);
});
