import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type Entry, parseLines } from '#core/company-lines.ts';
import type { CatalogueEntry, Detected } from '#renderer/model.ts';
import { addCompanies, type WatchedCompany } from '#renderer/store/company-actions.ts';
import { queries } from '#renderer/store/queries.ts';
import { setDraft, useDraft } from './draft.ts';
import { type Answer, companyOf, type LineState, stateOf } from './line-state.ts';
import { useAnswers } from './use-answers.ts';

export type Line = { readonly entry: Entry; readonly state: LineState };

export type AddCompanies = {
  readonly text: string;
  readonly lines: readonly Line[];
  /** How many companies would be added now. */
  readonly ready: number;
  readonly isAdding: boolean;
  /** Watches what is ready, and leaves the lines that came to nothing. */
  readonly add: () => Promise<readonly WatchedCompany[]>;
};

/** Lines that are looked at; what comes after them is added unseen. */
export const mostLooked = 200;

const stillMs = 500;

/** What was typed, understood line by line while the typing goes on. */
export function useAddCompanies(): AddCompanies {
  const { text, forced } = useDraft();
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
  const lines = entries.map((entry) => ({ entry, state: stateOf(entry, known) }));
  const add = async () => {
    const wanted = lines.flatMap(({ state }) => companyOf(state) ?? []);
    setIsAdding(true);
    const { companies: added, refused } = await addCompanies(wanted);
    setIsAdding(false);
    setDraft(whatIsLeft(lines, refused));
    return added;
  };
  const ready = lines.filter(({ state }) => companyOf(state) !== null).length;
  return { text, lines, ready, isAdding, add };
}

/** The lines that added nothing, but for those that need not be added. */
function whatIsLeft(lines: readonly Line[], refused: readonly string[]): string {
  return lines
    .filter(({ state }) => {
      if (state.kind === 'watched' || state.kind === 'repeated') return false;
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

function useListings(
  entries: readonly Entry[],
): ReadonlyMap<string, Answer<readonly CatalogueEntry[]>> {
  const names = unique(entries.flatMap((entry) => (entry.kind === 'name' ? [entry.name] : [])));
  const answers = useAnswers(names.map(queries.catalogue), 8);
  return new Map(names.map((name, i) => [name, answers[i] ?? null]));
}

const unique = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts)].slice(0, mostLooked);
