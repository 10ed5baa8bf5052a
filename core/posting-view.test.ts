import { describe, expect, it } from 'vitest';
import { enrichedPosting } from '#tests/support/postings.ts';
import { PostingQuery } from './posting-filter.ts';
import { PostingView, previewPosting } from './posting-view.ts';

describe('previewPosting', () => {
  const seen = { company: 'Acme', at: '2026-03-01T00:00:00.000Z' };

  it('shows an unstored posting like a stored one', () => {
    const view = previewPosting(enrichedPosting('c', {}, { seniority: 'senior' }), seen);
    expect(PostingView.parse(view)).toMatchObject({
      company: 'Acme',
      firstSeenAt: seen.at,
      seniority: 'senior',
      closedAt: null,
    });
  });

  it('shows the site’s own fields if the text states nothing', () => {
    const view = previewPosting(enrichedPosting('c', { workplace: 'hybrid' }), seen);
    expect(view.workplace).toBe('hybrid');
  });

  it('shows a salary without its source', () => {
    const salary = { min: 1, max: 2, currency: 'EUR', period: 'hour' } as const;
    const read = { salary: { ...salary, source: 'stated' } } as const;
    expect(previewPosting(enrichedPosting('c', {}, read), seen).salary).toEqual(salary);
  });
});

describe('PostingQuery', () => {
  it('refuses a filter it does not know', () => {
    expect(PostingQuery.safeParse({ seniority: 'senior' }).success).toBe(false);
  });
});
