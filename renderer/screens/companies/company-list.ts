import { hasEveryWord } from '#core/search-words.ts';
import type { CompanyHealth, CompanyView } from '#renderer/model.ts';
import { sourceName } from '#renderer/strings/labels.ts';

/** What the list can be narrowed to: how the last check went, or a group of that. */
export type HealthFilter = CompanyHealth | 'all' | 'problems' | 'paused';

/** Those of which not everything could be read, or was believed. */
export const hasProblem = ({ health }: Pick<CompanyView, 'health'>): boolean =>
  health === 'failed' || health === 'partial' || health === 'held';

const healths: readonly CompanyHealth[] = ['new', 'ok', 'partial', 'held', 'failed', 'duplicate'];

export const healthFilters: readonly HealthFilter[] = ['all', 'problems', 'paused', ...healths];

/** The filter that an address means; all where it means none. */
export const parseHealthFilter = (text: string | undefined): HealthFilter =>
  healthFilters.find((filter) => filter === text) ?? 'all';

/** The companies of which name, address or source have all the words, and that fit the filter. */
export function filterCompanies(
  companies: readonly CompanyView[],
  words: string,
  health: HealthFilter,
): readonly CompanyView[] {
  if (words.trim() === '' && health === 'all') return companies;
  return companies.filter((company) => {
    if (!fits(company, health)) return false;
    const { name, url, source } = company;
    return hasEveryWord(`${name} ${url} ${source === null ? '' : sourceName(source)}`, words);
  });
}

function fits(company: CompanyView, filter: HealthFilter): boolean {
  if (filter === 'all') return true;
  if (filter === 'paused') return company.isPaused;
  return filter === 'problems' ? hasProblem(company) : company.health === filter;
}
