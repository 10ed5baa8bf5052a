import { describe, expect, it } from 'vitest';
import { findBenefits } from './benefits.ts';
import { readingOf } from './posting.fixture.ts';

const names = (text: string, title?: string) =>
  findBenefits(readingOf(text, title)).map(({ value }) => value);

describe('findBenefits', () => {
  it.each([
    [
      'Medical, dental, and vision packages',
      ['Health insurance', 'Dental insurance', 'Vision insurance'],
    ],
    ['401(k) matching and stock options', ['Retirement plan', 'Stock options']],
    ['100% employer match on 401k contributions', ['Retirement plan']],
    ['Unlimited PTO', ['Unlimited time off']],
    ['20 paid weeks of parental leave', ['Parental leave']],
    ['JobRad, Gleitzeit und 30 Tage Urlaub', ['Bike leasing', 'Flexible hours', 'Paid time off']],
    ['Free lunch, gym membership', ['Meals', 'Gym membership']],
    ['an annual bonus and RSUs', ['Bonus', 'Stock options']],
    ['Relocation support for those moving', ['Relocation support']],
    ['Time off to volunteer', ['Volunteer days']],
  ])('finds in %j %j', (text, benefits) => {
    expect(names(text)).toEqual(benefits);
  });

  it.each([
    'Experience in the health insurance industry',
    'Sell to dental practices',
    'Our vision is clear, our health matters',
    'Diversity, equity and inclusion',
    'Private equity background',
    'Bonus points for humour',
    'We eap into the future',
  ])('finds none in %j', (text) => {
    expect(names(text)).toEqual([]);
  });

  it('does not read the trade in a title as a benefit', () => {
    expect(names('', 'Health Insurance Broker')).toEqual([]);
  });
});
