import { create } from 'zustand';

type Draft = {
  readonly text: string;
  /** Addresses to be watched although nothing was found there. */
  readonly forced: ReadonlySet<string>;
};

/** What was typed and not yet added: closing the field loses nothing. */
export const useDraft = create<Draft>(() => ({ text: '', forced: new Set<string>() }));

export const setDraft = (text: string): void => useDraft.setState({ text });

/** Watches an address although nothing was found there. */
export const forceAddress = (url: string): void =>
  useDraft.setState(({ forced }) => ({ forced: new Set([...forced, url]) }));

/** Puts other words in the place of an entry. */
export const replaceInDraft = (
  { start, end }: { readonly start: number; readonly end: number },
  words: string,
): void =>
  useDraft.setState(({ text }) => ({ text: `${text.slice(0, start)}${words}${text.slice(end)}` }));
