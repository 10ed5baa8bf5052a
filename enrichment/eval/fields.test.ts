import { describe, expect, it } from 'vitest';
import type { RawPosting } from '#core/posting.ts';
import { postingWith } from '../rules/posting.fixture.ts';
import { type FieldName, fields } from './fields.ts';
import { Label } from './label.ts';
import type { Reading } from './reading.ts';

const labelWith = (stated: object): Label => Label.parse({ key: 'a#1', lang: 'en', ...stated });

/** A verdict in a word or two: "right", "nothing", "missed, over-claimed". */
function verdict(
  field: FieldName,
  { right, said, posting = {} }: { right: object; said: Reading; posting?: Partial<RawPosting> },
): string {
  const of = { posting: postingWith(posting), label: labelWith(right), reading: said };
  const judged = fields[field].judge(of);
  if (judged === null) return 'not read';
  const words = [
    ...Array.from({ length: judged.right }, () => 'right'),
    ...judged.mistakes.map(({ kind }) => kind),
  ];
  return words.join(', ') || 'nothing';
}

const pay = (min: number | null, max: number | null, currency = 'EUR') =>
  ({ min, max, currency, period: 'year', for: null }) as const;
const place = (city: string | null, region: string | null, country: string | null) => ({
  city,
  region,
  country,
});

describe('a fact with one value', () => {
  it.each([
    [{ seniority: 'senior' }, 'senior', 'right'],
    [{ seniority: 'senior' }, 'mid', 'wrong'],
    [{ seniority: 'senior' }, null, 'missed'],
    [{}, 'senior', 'over-claimed'],
    [{}, null, 'nothing'],
    [{ seniority: 'senior', accept: { seniority: ['mid'] } }, 'mid', 'right'],
    [{ seniority: 'senior', accept: { seniority: [null] } }, null, 'nothing'],
    [{ accept: { seniority: ['mid'] } }, 'mid', 'nothing'],
    [{ accept: { seniority: ['mid'] } }, 'lead', 'over-claimed'],
  ] as const)('%j, read as %j, is %s', (right, seniority, is) => {
    expect(verdict('seniority', { right, said: { seniority } })).toBe(is);
  });

  it('is not judged if the reader does not read it', () => {
    expect(verdict('education', { right: { education: 'master' }, said: {} })).toBe('not read');
  });
});

describe('a list', () => {
  it.each([
    [{ benefits: ['Meals'] }, ['Meals'], 'right'],
    [{ benefits: ['Meals'] }, [], 'missed'],
    [{}, ['Meals'], 'over-claimed'],
    [{ benefits: ['Meals', 'Bonus'] }, ['Bonus', 'Wellness'], 'right, over-claimed, missed'],
    [{ accept: { benefits: ['Meals'] } }, ['Meals'], 'nothing'],
    [{ benefits: ['Bonus'], accept: { benefits: ['Bonus'] } }, [], 'nothing'],
    [{ benefits: ['Bonus'] }, ['Bonus', 'Bonus'], 'right'],
  ])('%j, read as %j, is %s', (right, benefits, is) => {
    expect(verdict('benefits', { right, said: { benefits } })).toBe(is);
  });

  it('of any length is accepted by a star', () => {
    const right = { accept: { remoteRegions: ['*'] } };
    const said = { remoteRegions: ['Germany', 'France'] };
    expect(verdict('remoteRegions', { right, said })).toBe('nothing');
  });
});

describe('skills', () => {
  it.each([
    [['Node.js'], ['NodeJS'], 'right'],
    [['K8s'], ['Kubernetes'], 'right'],
    [['C++'], ['C'], 'over-claimed, missed'],
    [['C#'], ['C#'], 'right'],
    [['React', 'react'], ['React'], 'right'],
  ])('%j, read as %j, are %s', (required, skills, is) => {
    expect(
      verdict('skills', { right: { skills: { required, wished: [] } }, said: { skills } }),
    ).toBe(is);
  });

  it('count whether they are required or wished for', () => {
    const right = { skills: { required: ['Go'], wished: ['Rust'] } };
    expect(verdict('skills', { right, said: { skills: ['Rust', 'Go'] } })).toBe('right, right');
  });
});

describe('languages', () => {
  it.each([
    [[{ name: 'German' }], ['German'], 'right'],
    [[{ name: 'German', wished: true }], ['German'], 'nothing'],
    [[{ name: 'German', wished: true }], [], 'nothing'],
    [[{ name: 'Mandarin' }], ['Chinese'], 'right'],
    [[{ name: 'German' }], ['Dutch'], 'over-claimed, missed'],
  ])('%j, read as %j, are %s', (languages, said, is) => {
    expect(verdict('languages', { right: { languages }, said: { languages: said } })).toBe(is);
  });
});

describe('places', () => {
  const berlin = place('Berlin', null, 'Germany');

  it.each([
    [[berlin], [place('Berlin', 'Berlin', 'Germany')], 'right'],
    [[place('Zürich', null, 'Switzerland')], [place('Zurich', null, 'Switzerland')], 'right'],
    [
      [place('Portland', 'Maine', 'United States')],
      [place('Portland', 'Oregon', 'United States')],
      'over-claimed, missed',
    ],
    [
      [place(null, 'California', 'United States')],
      [place(null, null, 'United States')],
      'over-claimed, missed',
    ],
    [[berlin], [place(null, null, 'Germany')], 'over-claimed, missed'],
    [[place(null, 'EMEA', null)], [place(null, 'EMEA', null)], 'right'],
    [[berlin, berlin], [berlin], 'right, missed'],
  ])('%j, read as %j, are %s', (locations, said, is) => {
    expect(verdict('locations', { right: { locations }, said: { locations: said } })).toBe(is);
  });
});

describe('base salary', () => {
  it.each([
    [[pay(50, 60)], [pay(50, 60)], 'right'],
    [[pay(50, null)], [pay(50, 50)], 'right'],
    [[pay(50, 60)], [pay(50, 60, 'USD')], 'wrong'],
    [[pay(50, 60), pay(70, 80)], [pay(70, 80)], 'right'],
    [[pay(50, 60), pay(70, 80)], [pay(50, 80)], 'right'],
    [[pay(50, 60)], [pay(50, null)], 'wrong'],
    [[], [pay(50, 60)], 'over-claimed'],
    [[pay(null, 60)], [], 'missed'],
  ])('%j, read as %j, is %s', (salaries, said, is) => {
    expect(verdict('salary', { right: { salaries }, said: { salaries: [...said] } })).toBe(is);
  });

  it('has right figures though the currency is wrong', () => {
    const of = { right: { salaries: [pay(50, 60)] }, said: { salaries: [pay(50, 60, 'USD')] } };
    expect(verdict('salaryFigures', of)).toBe('right');
  });
});

describe('employment type', () => {
  it.each([
    [['full_time'], ['full_time'], 'right'],
    [['full_time', 'part_time'], ['part_time'], 'right'],
    [['full_time', 'part_time'], [], 'missed'],
    [['contract'], ['full_time'], 'wrong'],
    [[], ['full_time'], 'over-claimed'],
  ] as const)('%j, read as %j, is %s', (employmentTypes, said, is) => {
    expect(
      verdict('employmentType', {
        right: { employmentTypes },
        said: { employmentTypes: [...said] },
      }),
    ).toBe(is);
  });
});

describe('a field of the board', () => {
  const of = { right: { workplace: 'remote' }, said: { workplace: 'remote' } } as const;

  it('takes the posting out of those without a field', () => {
    const posting = { workplace: 'remote' } as const;
    expect(verdict('workplaceFromText', { ...of, posting })).toBe('not read');
    expect(verdict('workplaceFromText', of)).toBe('right');
  });
});
