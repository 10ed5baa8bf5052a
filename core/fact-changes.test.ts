import { expect, test } from 'vitest';
import { enrichment, rawPosting } from '#tests/support/postings.ts';
import { changesBetween, type Reading } from './fact-changes.ts';
import type { Salary } from './posting.ts';

const yen = (min: number, max: number): Salary => ({ min, max, currency: 'JPY', period: 'year' });

type Told = {
  readonly text: string;
  readonly site?: Partial<Reading['posting']>;
  readonly read?: Partial<Reading['enrichment']>;
};

const reading = ({ text, site = {}, read = {} }: Told): Reading => ({
  posting: rawPosting({ descriptionText: text, ...site }),
  enrichment: enrichment(read),
});

const paid = (min: number, max: number, words: string, provider: 'rules' | 'llm' = 'rules') =>
  reading({
    text: `Keep our bees.\nPay: ${words} a year.`,
    read: {
      provider,
      salary: { ...yen(min, max), source: 'stated' },
      evidence: { salary: words },
    },
  });

test('a change shows pay that only the text states before and after, ahead of the text', () => {
  const old = paid(9_800_000, 12_600_000, '¥9.8M to ¥12.6M', 'llm');
  const now = paid(10_500_000, 13_500_000, '¥10.5M to ¥13.5M');
  expect(changesBetween(old, now)).toEqual([
    { field: 'salary', from: yen(9_800_000, 12_600_000), to: yen(10_500_000, 13_500_000) },
    { field: 'description', from: old.posting.descriptionText, to: null },
  ]);
});

test('another reading of the same words is no change of the fact', () => {
  const old = reading({
    text: 'Keep our bees. You have seven years behind you.',
    read: { seniority: 'staff', provider: 'llm', evidence: { seniority: 'seven years' } },
  });
  const now = reading({ text: 'Keep all bees. You have seven years behind you.' });
  expect(changesBetween(old, now).map(({ field }) => field)).toEqual(['description']);
});

test('a fact that comes with new words is added, one whose words go is removed', () => {
  const silent = reading({ text: 'Keep our bees.' });
  const sponsors = reading({
    text: 'Keep our bees. We sponsor visas.',
    read: { visaSponsorship: true, evidence: { visaSponsorship: 'We sponsor visas' } },
  });
  const visa = (from: string | null, to: string | null) => ({ field: 'visaSponsorship', from, to });
  expect(changesBetween(silent, sponsors)[0]).toEqual(visa(null, 'offered'));
  expect(changesBetween(sponsors, silent)[0]).toEqual(visa('offered', null));
});

test('a field that newly says what the text has always said is no change', () => {
  const text = 'Pay: ¥9.8M to ¥12.6M a year.';
  const salary = yen(9_800_000, 12_600_000);
  const quote = { evidence: { salary: '¥9.8M to ¥12.6M' } };
  const old = reading({ text, read: { salary: { ...salary, source: 'stated' }, ...quote } });
  const read = { salary: { ...salary, source: 'structured' as const }, ...quote };
  expect(changesBetween(old, reading({ text, site: { salary }, read }))).toEqual([]);
});

test('a field of the site needs no words', () => {
  const text = 'Keep our bees.';
  const old = reading({ text, site: { workplace: 'onsite' }, read: { workplace: 'onsite' } });
  const now = reading({ text, site: { workplace: 'remote' }, read: { workplace: 'remote' } });
  expect(changesBetween(old, now)).toEqual([{ field: 'workplace', from: 'onsite', to: 'remote' }]);
});

test('the first text of an opening known from a list changes no fact', () => {
  const now = paid(9_800_000, 12_600_000, '¥9.8M to ¥12.6M');
  expect(changesBetween(reading({ text: '' }), now)).toEqual([]);
});
