import { useRef, useState } from 'react';
import { decodeText } from '#core/decode-text.ts';
import type { ErrorView } from '#renderer/model.ts';
import { type ImportResult, importCompanies } from '#renderer/store/company-actions.ts';
import { importStrings as words } from '#renderer/strings/import-companies.ts';

/** How far an import is. */
export type ImportState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'adding'; readonly done: number; readonly total: number }
  | { readonly kind: 'unreadable'; readonly error: Pick<ErrorView, 'message' | 'hint'> }
  | { readonly kind: 'done'; readonly result: ImportResult };

export type Import = {
  readonly state: ImportState;
  readonly readFile: (file: File) => void;
  readonly readText: (text: string) => void;
  /** Stops one that is under way: what it has added stays, and it says so. */
  readonly stop: () => void;
  readonly close: () => void;
};

/** What the host takes at most, in characters. */
const longest = 4_000_000;

/** Reads a list of companies from a file or a text, and watches what it names. */
export function useImport(): Import {
  const [state, setState] = useState<ImportState>({ kind: 'closed' });
  const stopping = useRef(new AbortController());
  // What was closed stays closed.
  const goOn = (next: ImportState) =>
    setState((before) => (before.kind === 'closed' ? before : next));
  const take = async (text: string) => {
    if (text.length > longest) {
      const error = { message: words.tooLarge, hint: words.tooLargeHint };
      setState({ kind: 'unreadable', error });
      return;
    }
    stopping.current = new AbortController();
    setState({ kind: 'reading' });
    const result = await importCompanies(text, {
      signal: stopping.current.signal,
      onProgress: (done, total) => goOn({ kind: 'adding', done, total }),
    });
    goOn(result === null ? { kind: 'closed' } : { kind: 'done', result });
  };
  const takeFile = async (file: File) => {
    setState({ kind: 'reading' });
    try {
      await take(decodeText(new Uint8Array(await file.arrayBuffer())));
    } catch (error) {
      const message = words.unreadable(error instanceof Error ? error.message : String(error));
      setState({ kind: 'unreadable', error: { message, hint: words.unreadableHint } });
    }
  };
  return {
    state,
    readFile: (file) => void takeFile(file),
    readText: (text) => void take(text),
    stop: () => stopping.current.abort(),
    close: () => {
      stopping.current.abort();
      setState({ kind: 'closed' });
    },
  };
}
