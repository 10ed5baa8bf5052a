import { create } from 'zustand';
import type { CatalogueEntry } from '#renderer/model.ts';

type Draft = {
  readonly text: string;
  /** Companies picked from the catalogue, in this order. */
  readonly taken: readonly CatalogueEntry[];
  /** Addresses to watch although no openings were found there. */
  readonly forced: ReadonlySet<string>;
};

type Span = { readonly start: number; readonly end: number };

/** What was typed and picked but not added yet: it survives closing the field. */
export const useDraft = create<Draft>(() => ({
  text: '',
  taken: [],
  forced: new Set<string>(),
}));

export const setDraft = (text: string): void => useDraft.setState({ text });

export const isDraftEmpty = (): boolean => {
  const { text, taken } = useDraft.getState();
  return text === '' && taken.length === 0;
};

export const forceAddress = (url: string): void =>
  useDraft.setState(({ forced }) => ({ forced: new Set([...forced, url]) }));

/** Picks a company in place of the text that named it. */
export const takeCompany = (company: CatalogueEntry, { start, end }: Span): void =>
  useDraft.setState(({ text, taken }) => {
    const before = text.slice(0, start);
    const isLine = before === '' || before.endsWith('\n');
    const behind = text.slice(end).replace(isLine ? /^[\t ]*[,;]?[\t ]*\n?/ : /^(?!)/, '');
    const isNew = taken.every(({ url }) => url !== company.url);
    return { text: before + behind, taken: isNew ? [...taken, company] : taken };
  });

/** Keeps only some of the picked companies. */
export const keepTaken = (isKept: (company: CatalogueEntry) => boolean): void =>
  useDraft.setState(({ taken }) => ({ taken: taken.filter(isKept) }));
