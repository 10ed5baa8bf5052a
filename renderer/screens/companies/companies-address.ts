import type { SortingState } from '@tanstack/react-table';
import { useMemo } from 'react';
import { hasEveryWord } from '#core/search-words.ts';
import type { CompanyHealth, CompanyView } from '#renderer/model.ts';
import { hrefTo, navigate, type RouteParts, useRoute } from '#renderer/routes.ts';
import { parseSort, printSort } from './company-table-columns.ts';

export type CompaniesAddress = {
  readonly openId: string | null;
  readonly words: string;
  readonly health: HealthFilter;
  readonly marks: MarkFilter;
  readonly sorting: SortingState;
  readonly isAdding: boolean;
  readonly hrefOf: (id: string | null) => string;
  /** Replaces parts of the address without a step in the browser history. */
  readonly change: (parts: RouteParts) => void;
  readonly sortBy: (sorting: SortingState) => void;
};

export function useCompaniesAddress(): CompaniesAddress {
  const { id, params } = useRoute();
  const sorting = useMemo(() => parseSort(params.sort), [params.sort]);
  const change = (parts: RouteParts) =>
    navigate(hrefTo('companies', { id, ...parts, params: { ...params, ...parts.params } }), {
      replace: true,
    });
  return {
    openId: id,
    words: params.q ?? '',
    health: parseHealthFilter(params.health),
    marks: { isStarred: params.starred === '1', tag: params.tag ?? null },
    sorting,
    isAdding: params.add === '1',
    hrefOf: (other) => hrefTo('companies', { id: other, params: { ...params, add: undefined } }),
    change,
    sortBy: (next) => change({ params: { sort: printSort(next) } }),
  };
}

export type HealthFilter = CompanyHealth | 'all' | 'problems' | 'paused';

/** True if the last check missed openings or could not be trusted. */
export const hasProblem = ({ health }: Pick<CompanyView, 'health'>): boolean =>
  health === 'failed' || health === 'moved' || health === 'partial' || health === 'held';

const healths: readonly CompanyHealth[] = [
  'new',
  'ok',
  'silent',
  'partial',
  'held',
  'failed',
  'moved',
  'duplicate',
];

/**
 * The groups of the summary: each company is in one of them. A filter of the same name shows its
 * group.
 */
export const healthGroups = ['ok', 'partial', 'failed', 'new', 'duplicate'] as const;
export type HealthGroup = (typeof healthGroups)[number];

export const groupOf = ({ health }: Pick<CompanyView, 'health'>): HealthGroup => {
  if (health === 'silent') return 'ok';
  if (health === 'held') return 'partial';
  return health === 'moved' ? 'failed' : health;
};

const isGroup = (filter: HealthFilter): filter is HealthGroup =>
  healthGroups.some((group) => group === filter);

export const healthFilters: readonly HealthFilter[] = ['all', 'problems', 'paused', ...healths];

export const parseHealthFilter = (text: string | undefined): HealthFilter =>
  healthFilters.find((filter) => filter === text) ?? 'all';

/** What the user said of companies. */
export type MarkFilter = { readonly isStarred: boolean; readonly tag: string | null };

const anyMarks: MarkFilter = { isStarred: false, tag: null };

/** Every tag in use, in the order of the alphabet. */
export const tagsOf = (companies: readonly Pick<CompanyView, 'tags'>[]): readonly string[] =>
  [...new Set(companies.flatMap(({ tags }) => tags))].toSorted((a, b) => a.localeCompare(b));

/**
 * The companies that pass the filters and have all words in their name, address, source, tags or
 * note.
 */
export function filterCompanies(
  companies: readonly CompanyView[],
  words: string,
  health: HealthFilter,
  marks: MarkFilter = anyMarks,
): readonly CompanyView[] {
  return companies.filter((company) => {
    if (!fits(company, health) || !isMarked(company, marks)) return false;
    if (words.trim() === '') return true;
    const { name, url, sourceLabel, tags, note } = company;
    return hasEveryWord([name, url, sourceLabel ?? '', ...tags, note].join(' '), words);
  });
}

const isMarked = (company: CompanyView, { isStarred, tag }: MarkFilter): boolean =>
  (!isStarred || company.isStarred) && (tag === null || company.tags.includes(tag));

function fits(company: CompanyView, filter: HealthFilter): boolean {
  if (filter === 'all') return true;
  if (filter === 'paused') return company.isPaused;
  if (filter === 'problems') return hasProblem(company);
  return isGroup(filter) ? groupOf(company) === filter : company.health === filter;
}
