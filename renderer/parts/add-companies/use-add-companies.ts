import { useDebouncedValue } from '@mantine/hooks';
import {
  type QueryKey,
  type UseQueryOptions,
  type UseQueryResult,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { isCallError } from '#contract/client.ts';
import { type Entry, parseLines } from '#core/company-lines.ts';
import type { CatalogueEntry, Detected } from '#renderer/model.ts';
import { addByName, addCompanies, type WatchedCompany } from '#renderer/store/company-actions.ts';
import { queries } from '#renderer/store/queries.ts';
import { keepTaken, setDraft, useDraft } from './draft.ts';
import { type Answer, companyOf, type LineState, stateOf } from './line-state.ts';
import { markSameBoards } from './same-boards.ts';

export type Line = { readonly entry: Entry; readonly state: LineState };

export type AddCompanies = {
  readonly text: string;
  /** Companies picked from the catalogue. */
  readonly taken: readonly CatalogueEntry[];
  readonly lines: readonly Line[];
  readonly ready: number;
  readonly isAdding: boolean;
  /** Watches the companies that are ready and keeps the other lines. */
  readonly add: () => Promise<readonly WatchedCompany[]>;
};

/** Lines beyond this number are added without a check: names are looked up only then. */
export const mostLooked = 200;

const stillMs = 500;

export function useAddCompanies(): AddCompanies {
  const client = useQueryClient();
  const { text, taken, forced } = useDraft();
  const [isAdding, setIsAdding] = useState(false);
  const { data: companies = [] } = useQuery(queries.companies());
  const entries = useMemo(() => parseLines(text), [text]);
  const [asked] = useDebouncedValue(entries, text === '' ? 0 : stillMs);
  const detections = useDetections(asked);
  const listings = useListings(asked);
  const known = {
    companies,
    forced,
    detected: (url: string) => detections.get(url) ?? null,
    listed: (name: string) => listings.get(name) ?? null,
  };
  const read = entries.map((entry) => ({ entry, state: stateOf(entry, known) }));
  const lines = markSameBoards(read, taken);
  const late = lateNames(lines);
  const picked = taken.filter(({ isWatched }) => !isWatched);
  const add = async () => {
    const wanted = [
      ...picked.map(({ url, name }) => ({ url, name })),
      ...lines.flatMap(({ state }) => companyOf(state) ?? []),
    ];
    setIsAdding(true);
    const { companies: added, refused } = await addCompanies(wanted);
    const byName = await addByName(late.map(({ name }) => name));
    setIsAdding(false);
    for (const [i, { name }] of late.entries()) {
      const choices = byName.left.get(i);
      if (choices) client.setQueryData(queries.catalogue(name).queryKey, [...choices]);
    }
    const done = new Set(late.filter((_, i) => !byName.left.has(i)).map(({ entry }) => entry));
    setDraft(whatIsLeft(lines, refused, done));
    keepTaken(({ url }) => refused.includes(url));
    return [...added, ...byName.companies];
  };
  const ready =
    picked.length + late.length + lines.filter(({ state }) => companyOf(state) !== null).length;
  return { text, taken, lines, ready, isAdding, add };
}

/** Names that come after as many as are looked up while they are typed. */
function lateNames(lines: readonly Line[]) {
  const named = lines.flatMap(({ entry, state }) =>
    entry.kind === 'name' ? [{ entry, name: entry.name, state }] : [],
  );
  const looked = new Set(unique(named.map(({ name }) => name)));
  return named.filter(({ name, state }) => state.kind === 'asking' && !looked.has(name));
}

/** The lines that were not added, except those already watched. */
function whatIsLeft(
  lines: readonly Line[],
  refused: readonly string[],
  done: ReadonlySet<Entry>,
): string {
  return lines
    .filter(({ entry, state }) => {
      if (done.has(entry)) return false;
      if (['watched', 'repeated', 'same'].includes(state.kind)) return false;
      const company = companyOf(state);
      return company === null || refused.includes(company.url);
    })
    .map(({ entry }) => entry.text)
    .join('\n');
}

function useDetections(entries: readonly Entry[]): ReadonlyMap<string, Answer<Detected>> {
  const urls = unique(entries.flatMap((entry) => (entry.kind === 'address' ? [entry.url] : [])));
  const answers = useAnswers(urls.map(queries.detect), 4);
  return new Map(urls.map((url, i) => [url, answers[i] ?? null]));
}

/** Asks for the first names; of the others, it tells what adding them has shown. */
function useListings(
  entries: readonly Entry[],
): ReadonlyMap<string, Answer<readonly CatalogueEntry[]>> {
  const client = useQueryClient();
  const all = entries.flatMap((entry) => (entry.kind === 'name' ? [entry.name] : []));
  const names = unique(all);
  const answers = useAnswers(names.map(queries.catalogue), 8);
  const later = all.slice(mostLooked).flatMap((name): [string, Answer<CatalogueEntry[]>][] => {
    const data = client.getQueryData(queries.catalogue(name).queryKey);
    return data === undefined ? [] : [[name, { data, error: null }]];
  });
  return new Map([...later, ...names.map((name, i) => [name, answers[i] ?? null] as const)]);
}

const unique = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts)].slice(0, mostLooked);

type Ask<T> = UseQueryOptions<T> & { readonly queryKey: QueryKey };

/** The answers in the order of the questions, with at most `atOnce` requests at a time. */
function useAnswers<T>(asks: readonly Ask<T>[], atOnce: number): readonly Answer<T>[] {
  const client = useQueryClient();
  let free = atOnce;
  const results = useQueries({
    queries: asks.map((ask) => {
      const status = client.getQueryState(ask.queryKey)?.status ?? 'pending';
      if (status === 'pending') free -= 1;
      return { ...ask, enabled: status !== 'pending' || free >= 0 };
    }),
  }) as readonly UseQueryResult<T>[];
  return results.map(answerOf);
}

function answerOf<T>({ data, error, isFetching }: UseQueryResult<T>): Answer<T> {
  if (isCallError(error)) return isFetching ? null : { data: null, error };
  if (error !== null) throw error;
  return data === undefined ? null : { data, error: null };
}
