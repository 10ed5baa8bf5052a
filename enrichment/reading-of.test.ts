import { describe, expect, it } from 'vitest';
import { sampleEnrichment } from '#tests/fakes/sample-posting.ts';
import { readingOf } from './reading-of.ts';

const spent = (promptTokens: number, isEstimated = false) => ({
  promptTokens,
  answerTokens: 10,
  isEstimated,
  tookMs: 100.4,
});

const pay = (max: number) =>
  ({ min: 50_000, max, currency: 'EUR', period: 'year', source: 'stated' }) as const;

describe('readingOf', () => {
  it('sums up what all answers cost', () => {
    const read = sampleEnrichment({ provider: 'llm' });
    expect(readingOf('small', [spent(500), spent(600, true)], null, read)).toEqual({
      model: 'small',
      promptTokens: 1_100,
      answerTokens: 20,
      tookMs: 201,
      isEstimated: true,
      gained: [],
      differs: {},
    });
  });

  it('tells what the model found beyond the rules, and where they disagree', () => {
    const before = sampleEnrichment({ seniority: 'mid', salary: pay(60_000), skills: [] });
    const read = sampleEnrichment({
      provider: 'llm',
      seniority: 'senior',
      salary: pay(70_000),
      skills: ['Go'],
      visaSponsorship: false,
    });
    expect(readingOf('small', [], before, read)).toMatchObject({
      gained: ['visaSponsorship', 'skills'],
      differs: {
        seniority: { rules: 'mid', model: 'senior' },
        salary: { rules: '50000–60000 EUR year', model: '50000–70000 EUR year' },
      },
    });
  });

  it('counts no other list, no summary, and no value that only the rules found', () => {
    const before = sampleEnrichment({ skills: ['Go', 'SQL'], summary: 'a', workplace: 'remote' });
    const read = sampleEnrichment({
      provider: 'llm',
      skills: ['Go'],
      summary: 'b',
      workplace: null,
    });
    expect(readingOf('small', [], before, read)).toMatchObject({ gained: [], differs: {} });
  });

  it('does not compare a model with a model', () => {
    const before = sampleEnrichment({ provider: 'llm', seniority: 'mid' });
    const read = sampleEnrichment({ provider: 'llm', seniority: 'senior' });
    expect(readingOf('small', [], before, read).differs).toEqual({});
  });
});
