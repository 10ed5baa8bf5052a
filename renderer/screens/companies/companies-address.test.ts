import { describe, expect, it } from 'vitest';
import type { CompanyView } from '#renderer/model.ts';
import { companyView } from '#tests/support/company-view.ts';
import { filterCompanies, parseHealthFilter, tagsOf } from './companies-address.ts';

const company = (over: Partial<CompanyView>): CompanyView =>
  companyView({ lastCheckedAt: '2026-02-01T00:00:00Z', ...over });

const names = (companies: readonly CompanyView[]) => companies.map(({ name }) => name);

describe('filterCompanies', () => {
  const companies = [
    company({ name: 'Acme' }),
    company({ name: 'Moth & Lantern', url: 'https://moth.example', sourceLabel: 'Greenhouse' }),
    company({ name: 'Birch', health: 'failed', sourceLabel: null }),
    company({ name: 'Copper', health: 'held', isPaused: true }),
    company({ name: 'Dune', health: 'duplicate' }),
  ];

  it('finds words in name, address and the source’s own name, in any order', () => {
    expect(names(filterCompanies(companies, 'LANTERN moth', 'all'))).toEqual(['Moth & Lantern']);
    expect(names(filterCompanies(companies, 'moth.ex green', 'all'))).toEqual(['Moth & Lantern']);
    expect(names(filterCompanies(companies, 'moth birch', 'all'))).toEqual([]);
  });

  it('filters by problems, by paused companies, or by one health', () => {
    expect(names(filterCompanies(companies, '', 'problems'))).toEqual(['Birch', 'Copper']);
    expect(names(filterCompanies(companies, '', 'paused'))).toEqual(['Copper']);
    expect(names(filterCompanies(companies, '', 'duplicate'))).toEqual(['Dune']);
    expect(names(filterCompanies(companies, '', 'partial'))).toEqual(['Copper']);
    expect(names(filterCompanies(companies, '', 'held'))).toEqual(['Copper']);
  });

  it('filters by what the user said: a star, a tag, words of a note', () => {
    const said = [
      company({ name: 'Elm', isStarred: true, tags: ['bees'] }),
      company({ name: 'Fir', tags: ['bees', 'north'], note: 'Good honey' }),
    ];
    const marked = (isStarred: boolean, tag: string | null) =>
      names(filterCompanies(said, '', 'all', { isStarred, tag }));
    expect(marked(true, null)).toEqual(['Elm']);
    expect(marked(false, 'north')).toEqual(['Fir']);
    expect(marked(true, 'north')).toEqual([]);
    expect(names(filterCompanies(said, 'honey north', 'all'))).toEqual(['Fir']);
    expect(tagsOf(said)).toEqual(['bees', 'north']);
  });

  it('shows every company for an unknown filter', () => {
    expect(parseHealthFilter('problems')).toBe('problems');
    expect(parseHealthFilter('nonsense')).toBe('all');
    expect(parseHealthFilter(undefined)).toBe('all');
  });
});
