import { describe, expect, it } from 'vitest';
import { findAmounts, findMoney, toNumber } from './amounts.ts';

describe('toNumber', () => {
  it.each([
    ['120,000', 120_000],
    ['120.000', 120_000],
    ['120.000,50', 120_000.5],
    ['1,234.5', 1_234.5],
    ["110'000", 110_000],
    ['12,00,000', 1_200_000],
    ['15 000', 15_000],
    ['18.50', 18.5],
    ['95', 95],
  ])('reads %j as %d', (written, value) => {
    expect(toNumber(written)).toBe(value);
  });
});

describe('findAmounts', () => {
  it.each([
    ['$5 and 6 apples', ['5 $']],
    ['95-120k €', ['95000-120000 €']],
    ['$80k-100', ['80000-100000 $']],
    ['$100m', ['100000000000 $']],
    ['rp 15 juta', ['15000000 rp']],
    ['5 apples', []],
    ['eurovision 2024', []],
    ['4.500,- €', ['4500 €']],
    ["chf 6'000.--", ['6000 chf']],
    ['€ 3.500,- - € 4.500,-', ['3500-4500 €']],
    ['60-75 t€', ['60000-75000 t€']],
    ['teur 60 - 75', ['60000-75000 teur']],
    ['45k€ - 55k€', ['45000-55000 €']],
    ['500〜800万円', ['5000000-8000000 円']],
    ['23万2,000円〜28万5,000円', ['232000-285000 円']],
    ['月給20万5千円', ['205000 円']],
    ['34万8,000円', ['348000 円']],
    ['1000〜1200万円', ['10000000-12000000 円']],
    ['5,000만원 ~ 7,000만원', ['50000000-70000000 원']],
    ['12-18 lpa', ['1200000-1800000 lpa']],
    ['₹8l - ₹12l', ['800000-1200000 ₹']],
    ['8,5 tys. zł', ['8500 zł']],
    ['80 mil euros', ['80000 euros']],
    ['45 000 kr', ['45000 kr']],
    ['500eur', ['500 eur']],
    ['rs.50000', ['50000 rs.']],
    ['(eur): 50.000 - 60.000', ['50000-60000 eur']],
    ['$75,000 (usd) to $80,000', ['75000-80000 usd']],
    ['between $80,000 and $100,000', ['80000-100000 $']],
    ['$80,000 and $100,000', ['80000 $', '100000 $']],
    ['level 5 - $50,000', ['50000 $']],
    ['zone 2 - $90,000 - $110,000', ['90000-110000 $']],
    ['80.000 120.000 eur', ['120000 eur']],
  ])('finds in %j %j', (text, amounts) => {
    const found = findAmounts(text).filter(({ sign }) => sign !== null);
    expect(
      found.map(({ min, max, sign }) => `${max === null ? min : `${min}-${max}`} ${sign}`),
    ).toEqual(amounts);
  });
});

describe('findMoney', () => {
  it('finds every amount of a long text at its place', () => {
    const filler = 'we are 300 people in 5 offices. '.repeat(50);
    const text = `${filler}pay: $50,000 - $60,000\n${filler}or 45.000 eur and more\n${filler}`;
    const found = findMoney(text).filter(({ sign }) => sign !== null);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([
      '$50,000 - $60,000',
      '45.000 eur',
    ]);
  });

  it('stops looking in a page that is nothing but signs', () => {
    expect(findMoney('$5 '.repeat(5_000)).length).toBeLessThan(500);
  });
});
