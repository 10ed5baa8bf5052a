import { describe, expect, it } from 'vitest';
import { Enrichment, unstated } from '#core/enrichment.ts';
import { locationOf, postingWith } from './posting.fixture.ts';
import { createRulesProvider, readWithRules } from './provider.ts';

const posting = postingWith({
  title: 'Senior Data Engineer (m/f/d)',
  locations: [locationOf('Remote, Germany')],
  descriptionText:
    'You will build data pipelines in Python and Go for our analysts.\n5+ years of experience.\nSalary: €80,000 - €95,000 per year.\nThis is a full-time position.',
});

describe('readWithRules', () => {
  it('reads a posting whole', () => {
    const { evidence: _, summary: __, ...values } = readWithRules(posting);
    const { summary: ___, ...others } = unstated;
    expect(values).toEqual({
      ...others,
      normalizedTitle: 'Data Engineer',
      jobFamily: 'Data & AI',
      seniority: 'senior',
      employmentType: 'full_time',
      workplace: 'remote',
      remoteRegions: ['Germany'],
      locations: [{ city: null, region: null, country: 'Germany' }],
      salary: { min: 80_000, max: 95_000, currency: 'EUR', period: 'year', source: 'stated' },
      skills: ['Data pipelines', 'Python', 'Go'],
      experienceYears: { min: 5, max: null },
      provider: 'rules',
      confidence: 1,
    });
  });

  it('keeps to the schema', () => {
    expect(Enrichment.safeParse(readWithRules(posting)).success).toBe(true);
  });

  it('reads from a bare title only the facts of the title', () => {
    const { normalizedTitle, evidence, confidence } = readWithRules(
      postingWith({ title: 'Wizard' }),
    );
    expect({ normalizedTitle, evidence, confidence }).toEqual({
      normalizedTitle: 'Wizard',
      evidence: { normalizedTitle: 'Wizard' },
      confidence: 0,
    });
  });

  it('names regions only for remote postings', () => {
    const onsite = postingWith({ descriptionText: 'You must be based in Germany.' });
    expect(readWithRules(onsite).remoteRegions).toEqual([]);
  });

  it('is fast on a description of two megabytes', () => {
    const huge = postingWith({ descriptionText: 'remote $100 - 5+ years of Go, '.repeat(70_000) });
    readWithRules(huge);
    const before = process.cpuUsage();
    readWithRules(huge);
    expect(process.cpuUsage(before).user).toBeLessThan(200_000);
  });

  it('quotes letters that change their length in lower case unchanged', () => {
    const turkish = postingWith({ descriptionText: 'İİİ İstanbul. Python gerekli.' });
    expect(readWithRules(turkish).evidence['skills.Python']).toBe('Python');
  });
});

describe('createRulesProvider', () => {
  it('returns the rules’ reading', async () => {
    const { signal } = new AbortController();
    expect(await createRulesProvider().enrich(posting, null, signal)).toEqual(
      readWithRules(posting),
    );
  });

  it('throws when the work was cancelled', async () => {
    const enriching = createRulesProvider().enrich(posting, null, AbortSignal.abort());
    await expect(enriching).rejects.toMatchObject({ code: 'cancelled' });
  });
});
