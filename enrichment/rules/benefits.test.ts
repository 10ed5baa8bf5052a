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

describe('benefits in other words and languages', () => {
  it.each([
    [
      'Jobticket und Firmenfitness, 30 Tage Urlaub',
      ['Commuter benefits', 'Gym membership', 'Paid time off'],
    ],
    ['Titres-restaurant et mutuelle d’entreprise', ['Meals', 'Health insurance']],
    ['Seguro de vida y horario flexible', ['Life insurance', 'Flexible hours']],
    ['Vale-refeição e plano de saúde', ['Meals', 'Health insurance']],
    ['Buoni pasto e auto aziendale', ['Meals', 'Company car']],
    ['Reiskostenvergoeding en pensioen', ['Commuter benefits', 'Retirement plan']],
    ['Karta Multisport, samochód służbowy', ['Gym membership', 'Company car']],
    ['通勤手当、社員食堂', ['Commuter benefits', 'Meals']],
    [
      'Medical, mental health, and wellness benefits',
      ['Health insurance', 'Mental health support', 'Wellness'],
    ],
  ])('finds in %j %j', (text, benefits) => {
    expect(names(text).toSorted()).toEqual([...benefits].toSorted());
  });

  it('has no pet-friendly office for pet insurance', () => {
    expect(names('Pet insurance')).toEqual([]);
  });
});
