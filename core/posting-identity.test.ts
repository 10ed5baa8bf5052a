import { describe, expect, it } from 'vitest';
import { rawPosting } from '#tests/support/postings.ts';
import { contentFingerprint, postingKey } from './posting-identity.ts';

describe('postingKey', () => {
  it('does not collide with another company and id', () => {
    expect(postingKey('a', 'b","c')).not.toBe(postingKey('a","b', 'c'));
  });
});

describe('contentFingerprint', () => {
  const place = (text: string) => ({ text, city: null, region: null, country: null });
  const salary = { min: 1, max: 2, currency: 'EUR', period: 'hour' } as const;

  it.each([
    [{ title: 'Baker' }],
    [{ locations: [place('Rome')] }],
    [{ workplace: 'remote' as const }],
    [{ department: 'Data' }],
    [{ employmentType: 'contract' as const }],
    [{ salary }],
    [{ descriptionText: 'Bake bread.' }],
  ])('differs if a reader would see %o', (said) => {
    expect(contentFingerprint(rawPosting(said))).not.toBe(contentFingerprint(rawPosting()));
  });

  it.each([
    [{ url: 'https://jobs.example.com/2' }],
    [{ applyUrl: 'https://jobs.example.com/2/apply' }],
    [{ postedAt: '2026-03-01' }],
    [{ updatedAt: '2026-03-01' }],
    [{ validThrough: '2026-03-01' }],
    [{ descriptionHtml: '<div>Move data about.</div>' }],
    [{ descriptionText: ' Move\u00a0data\n\nabout. ' }],
  ])('ignores %o', (said) => {
    expect(contentFingerprint(rawPosting(said))).toBe(contentFingerprint(rawPosting()));
  });

  it('ignores the order of places', () => {
    const one = rawPosting({ locations: [place('Rome'), place('Bari')] });
    const two = rawPosting({ locations: [place('Bari'), place('Rome')] });
    expect(contentFingerprint(one)).toBe(contentFingerprint(two));
  });

  it('ignores the order of a salary’s parts', () => {
    const { min, max, currency, period } = salary;
    const other = { period, currency, max, min };
    expect(contentFingerprint(rawPosting({ salary: other }))).toBe(
      contentFingerprint(rawPosting({ salary })),
    );
  });
});
