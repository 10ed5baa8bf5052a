import { describe, expect, it } from 'vitest';
import { readingOf, spokenSalary as spoken } from './posting.fixture.ts';
import { readSalary } from './salary.ts';

describe('readSalary', () => {
  it.each([
    ['The salary range for this position is $160,000 - $190,000.', '160000-190000 USD year'],
    ['$150,000 – $180,000', '150000-180000 USD year'],
    ['Base pay: $200,000-250,000 per year.', '200000-250000 USD year'],
    ['Compensation: $150K/yr - $180K/yr plus equity', '150000-180000 USD year'],
    ['CA$102.8K – CA$137K', '102800-137000 CAD year'],
    ['CAD $80,000 - CAD $100,000', '80000-100000 CAD year'],
    ['between $150,000 and $180,000 USD annually', '150000-180000 USD year'],
    ['Gehalt: €95-120k', '95000-120000 EUR year'],
    ['Jahresgehalt 60.000 bis 75.000 €', '60000-75000 EUR year'],
    ['Salary: 120.000 € brutto pro Jahr', '120000-120000 EUR year'],
    ['Salary up to £50k', 'null-50000 GBP year'],
    ['Salary from £45,000 per annum', '45000-null GBP year'],
    ['Pay: USD 60/hour', '60-60 USD hour'],
    ['$18.50 - $22.75 per hour', '18.5-22.75 USD hour'],
    ["Lohn CHF 110'000 - 130'000", '110000-130000 CHF year'],
    ['Wynagrodzenie: 15 000 - 20 000 PLN / month', '15000-20000 PLN month'],
    ['₹12,00,000 - ₹18,00,000 per annum', '1200000-1800000 INR year'],
    ['CTC: 12-18 LPA INR', '1200000-1800000 INR year'],
    ['Salaire : 45-55k€ par an', '45000-55000 EUR year'],
    ['Salary: ¥6,000,000 - ¥9,000,000 per year', '6000000-9000000 JPY year'],
    ['Barista, $18/hr plus tips', '18-18 USD hour'],
    ['$60,000 a year', '60000-60000 USD year'],
    ['Rate: £450 per day', '450-450 GBP day'],
    ['Pay range\n\n$120,000—$140,000 USD', '120000-140000 USD year'],
  ])('reads %j as %s', (text, salary) => {
    expect(spoken(text)).toBe(salary);
  });

  it.each([
    'We match 401(k) contributions up to a maximum of $10,000 per year.',
    'We raised $100M in Series B funding.',
    'A company with $50,000,000 - $80,000,000 in annual revenue.',
    'Employees receive a $100 monthly stipend for epic dates.',
    'Charitable donations matched up to $15,000 annually.',
    '$500 per month credit for waiving medical benefits',
    'Housing subsidy of $2k per month.',
    'Manage a budget of $250,000 - $500,000.',
    'Referral bonus of $5,000.',
    'In 2019 - 2024 we grew to 30,000 companies.',
    'Close deals worth $100,000 - $250,000.',
    'Salary: $1 - $180,000 per year',
    'A salary of $180,000 - $90,000',
    'You get $500 a month.',
    'Earn points with every € you spend.',
  ])('finds no pay in %j', (text) => {
    expect(spoken(text)).toBe('none');
  });

  it('prefers the pay over other money in the same text', () => {
    const text =
      'We match up to $10,000 per year.\nThe base salary range is $140,000 - $165,000.\nA $3,000 annual stipend.';
    expect(spoken(text)).toBe('140000-165000 USD year');
  });

  it('says that the pay is stated, with the sentence', () => {
    const found = readSalary(readingOf('Hello. Pay: $50,000 - $60,000 a year. Bye.'), []);
    expect(found?.value.source).toBe('stated');
    expect(found?.quote).toBe('Pay: $50,000 - $60,000 a year.');
  });
});
