import { describe, expect, it } from 'vitest';
import { spokenSalary } from './posting.fixture.ts';

describe('words for other money count against their own amount alone', () => {
  it.each([
    ['The salary range is $90,000-$110,000, plus 401(k) match.', '90000-110000 USD year'],
    ['Base salary of $120,000-$140,000 with a bonus of up to 10%.', '120000-140000 USD year'],
    ['The annual salary for this role is $95,000, plus health insurance.', '95000-95000 USD year'],
    [
      'We are a Series B company and pay $150,000 - $180,000 base salary.',
      '150000-180000 USD year',
    ],
    ['Salary $95,000 401(k) and dental', '95000-95000 USD year'],
    ['$85,000 - $95,000 base + bonus + 401k', '85000-95000 USD year'],
    ['After raising a $30M Series A, we pay a salary of $140,000.', '140000-140000 USD year'],
    ['The pay for this Insurance Agent role is $55,000 - $65,000 a year.', '55000-65000 USD year'],
    [
      'Grant Writer. Salary: $60,000 per year. Relocation assistance of $5,000.',
      '60000-60000 USD year',
    ],
    [
      'Pay: $25 per hour, health insurance, tuition reimbursement up to $5,250 per year',
      '25-25 USD hour',
    ],
    ['Salary: $80,000 plus a $10,000 sign-on bonus', '80000-80000 USD year'],
    ['The fund pays a salary of £70,000', '70000-70000 GBP year'],
    [
      'Our Investment team: base salary $130,000 to $150,000, discretionary bonus, equity worth $50,000',
      '130000-150000 USD year',
    ],
    [
      'Total compensation: $180,000 - $220,000 including bonus and equity',
      '180000-220000 USD year',
    ],
    ['Jahresgehalt 65.000 € zzgl. Bonus von bis zu 10.000 €', '65000-65000 EUR year'],
    ['Wir zahlen 60.000 - 70.000 € und betriebliche Altersvorsorge', '60000-70000 EUR year'],
    ['Salaire : 45 000 € + prime de 5 000 € + mutuelle', '45000-45000 EUR year'],
    ['We reached $10M ARR last year. Salary: $100,000 - $120,000.', '100000-120000 USD year'],
    ['Compensation: $120,000 base, budget for equipment $2,000', '120000-120000 USD year'],
    ['Experience with PHP 8.2 and a salary of €60,000', '60000-60000 EUR year'],
    [
      'The US base salary range for this full-time position is $133,500-$174,000 + bonus + equity + benefits.',
      '133500-174000 USD year',
    ],
    [
      'The expected salary range for this role is set forth below: $95,200.00 - $149,600.00',
      '95200-149600 USD year',
    ],
    [
      'The typical base pay range for this role across the U.S. is USD $119,800 - $234,700 per year.',
      '119800-234700 USD year',
    ],
    ['OTE: $200,000 - $240,000. Base salary: $100,000 - $120,000.', '100000-120000 USD year'],
    ['Pay Range: $21.00 to $26.00 USD Hourly', '21-26 USD hour'],
    ['Hiring range: $70,304 - $84,365/yr', '70304-84365 USD year'],
    ['Level 5 - Salary $120,000', '120000-120000 USD year'],
    ['GS-12 $99,200 - $128,956 per year', '99200-128956 USD year'],
    ['$35/hr-$45/hr', '35-45 USD hour'],
    ['Salary: $65K', '65000-65000 USD year'],
    ['Pay: $1,500 weekly', '1500-1500 USD week'],
    ['Salary £45,000 plus £5,000 car allowance', '45000-45000 GBP year'],
    ['Salary: £45,000 (including £3,000 London weighting)', '45000-45000 GBP year'],
  ])('reads %j as %s', (text, salary) => {
    expect(spokenSalary(text)).toBe(salary);
  });

  it.each([
    [
      'Revenue Operations Manager',
      'The base salary range for the Revenue Operations Manager is $120,000 - $140,000.',
    ],
    ['Budget Analyst (m/f)', 'Budget Analyst: $80,000 - $90,000 base salary'],
    ['Fund Accountant', 'Pay: as a Fund Accountant you receive $80,000 - $90,000.'],
    ['Insurance Agent', 'We pay an Insurance Agent $60,000 - $80,000.'],
    ['Grant Writer', 'Annual salary of a Grant Writer: $60,000'],
  ])('hears no other money in the role’s own name, %j', (title, text) => {
    expect(spokenSalary(text, [], title)).toMatch(/USD year$/);
  });
});

describe('money that is not the pay of this job is no pay', () => {
  it.each([
    'We raised $40 million in funding.',
    'Sign-on bonus of $10,000 after a year.',
    'Relocation package of $10,000 - $15,000',
    'Relocation bonus: $8,000 a year',
    'You will own a $500,000 - $900,000 annual budget',
    'You will manage budgets of $100,000 - $400,000 per year',
    'We invested $50,000 a year in training',
    'Equity: $50,000 - $100,000',
    'Equity grant worth $100,000 - $150,000 over four years',
    'Stock options valued at $40,000 per year',
    'Annual revenue of $90,000 per employee',
    'Our customers save $50,000 - $100,000 per year',
    'Learning budget: €2.000 pro Jahr',
    'Jährliches Weiterbildungsbudget von 3.000 €',
    'Werbeprämie von 3.000 € brutto',
    'A $60,000 - $90,000 deal size',
    'Tuition costs $40,000 a year',
    'We pay $5,000 - $10,000 sign-on bonuses',
    'We pay up to $2,500 towards relocation',
    'Retention bonus $20,000 per year',
    'Life insurance of $50,000 per year',
    'Seed round of €2.5 Mio',
    'Quota of $80,000 - $100,000 a month',
    'Médecins : prime de 5 000 € par an',
    'Bono de $2.000.000 anual',
    'Manage a portfolio of $80,000 - $100,000',
    'Fines of up to $50,000 per year',
    'The program costs $25,000 - $30,000',
    'Families who earn less than $60,000 a year pay nothing',
    'Competitive salary. 5000 employees.',
    'We have 5 offices, try 3 things, and pay well',
    'Car allowance: £6,000 per annum',
    'You receive £500 per year for training',
    'Save your customers $60,000 a year',
    'Home office allowance of 500 €',
    'Urlaubsgeld 1.000 € im Jahr',
    'Handling invoices of $50,000 to $90,000',
    'Experience selling $100K - $250K deals',
    'Experience managing $50k-$100k monthly ad spend',
    'Customer contracts of $80,000 - $200,000 ARR',
    'Manages annual sales of $100,000 to $400,000',
    'Our Series A ($90k ARR)',
    'Total funding: €120,000',
    'Company pays 100% of premiums up to $30,000',
  ])('finds none in %j', (text) => {
    expect(spokenSalary(text)).toBe('none');
  });
});
