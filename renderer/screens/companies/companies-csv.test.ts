import { describe, expect, it } from 'vitest';
import { companyView } from '#tests/support/company-view.ts';
import { companiesCsv } from './companies-csv.ts';

const company = companyView({ openPostings: 12, newPostings: 3 });

it('writes a heading and a row for each company', () => {
  expect(companiesCsv([company])).toBe(
    'name,url,source,open,new,health,paused,last checked,added,error\r\n' +
      'Acme,https://acme.example/jobs,lever,12,3,ok,false,,2026-01-01T00:00:00Z,\r\n',
  );
});

it('quotes commas, quotes and line breaks', () => {
  const csv = companiesCsv([{ ...company, name: 'Acme, "the bakery"\nBerlin' }]);
  expect(csv).toContain('"Acme, ""the bakery""\nBerlin",https://acme.example/jobs');
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1+1', '＋1', '－1', '＠SUM(A1)'])(
  'keeps a spreadsheet from calculating the name %j',
  (name) => {
    expect(companiesCsv([{ ...company, name }])).toContain(`'${name},https`);
  },
);

it('keeps a spreadsheet from running what a site calls itself', () => {
  expect(companiesCsv([{ ...company, name: '=HYPERLINK("x")' }])).toContain(
    `"'=HYPERLINK(""x"")",https`,
  );
});

describe('a byte order mark begins what holds more than ASCII', () => {
  it.each(['Müller', 'Łódź', '東京', 'Ärzte – Berlin', '😀'])('%s', (name) => {
    expect(companiesCsv([{ ...company, name }]).codePointAt(0)).toBe(0xfeff);
  });

  it('and nothing else', () => {
    expect(companiesCsv([company])).toMatch(/^name,/);
  });
});
