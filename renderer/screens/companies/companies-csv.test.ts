import { expect, it } from 'vitest';
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

it('keeps a spreadsheet from running what a site calls itself', () => {
  expect(companiesCsv([{ ...company, name: '=HYPERLINK("x")' }])).toContain(
    `"'=HYPERLINK(""x"")",https`,
  );
});
