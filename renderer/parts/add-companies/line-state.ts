import type { CallError } from '#contract/client.ts';
import type { Entry, LineFault } from '#core/company-lines.ts';
import { addressKey } from '#core/listed-address.ts';
import { searchWords } from '#core/search-words.ts';
import type { CatalogueEntry, CompanyView, Detected } from '#renderer/model.ts';
import type { NewCompany } from '#renderer/store/company-actions.ts';

export type LineState =
  | { readonly kind: 'asking'; readonly url: string | null; readonly name: string | null }
  | { readonly kind: 'found'; readonly detected: Detected; readonly name: string | null }
  | { readonly kind: 'listed'; readonly listed: CatalogueEntry }
  | { readonly kind: 'choices'; readonly choices: readonly CatalogueEntry[] }
  | { readonly kind: 'watched'; readonly name: string }
  | { readonly kind: 'unlisted' }
  | { readonly kind: 'refused'; readonly error: CallError; readonly isHopeless: boolean }
  | { readonly kind: 'forced'; readonly url: string; readonly name: string | null }
  /** The board of a picked company or of an earlier line, under another address. */
  | { readonly kind: 'same'; readonly name: string }
  | { readonly kind: 'repeated'; readonly firstLine: number }
  | { readonly kind: 'wrong'; readonly fault: LineFault };

/** The host's answer or its error; null while loading. */
export type Answer<T> =
  | { readonly data: T; readonly error: null }
  | { readonly data: null; readonly error: CallError }
  | null;

export type Known = {
  readonly companies: readonly CompanyView[];
  readonly detected: (url: string) => Answer<Detected>;
  readonly listed: (name: string) => Answer<readonly CatalogueEntry[]>;
  readonly forced: ReadonlySet<string>;
};

export function stateOf(entry: Entry, known: Known): LineState {
  switch (entry.kind) {
    case 'wrong':
      return { kind: 'wrong', fault: entry.fault };
    case 'repeated':
      return { kind: 'repeated', firstLine: entry.firstLine };
    case 'name':
      return stateOfName(entry.name, known);
    case 'address':
      return stateOfAddress(entry, known);
  }
}

/** The company that an entry would add; null if it is not ready or already watched. */
export function companyOf(state: LineState): NewCompany | null {
  switch (state.kind) {
    // An address is enough; the scan finds the rest.
    case 'asking':
    case 'forced':
      return state.url === null ? null : { url: state.url, name: state.name };
    case 'found':
      return { url: state.detected.url, name: state.name };
    case 'listed':
      return { url: state.listed.url, name: state.listed.name };
    default:
      return null;
  }
}

function stateOfName(name: string, { companies, listed }: Known): LineState {
  const words = searchWords(name) || name;
  const same = (other: { readonly name: string }) =>
    (searchWords(other.name) || other.name) === words;
  const watched = companies.find(same);
  if (watched !== undefined) return { kind: 'watched', name: watched.name };
  const answer = listed(name);
  if (answer === null) return { kind: 'asking', url: null, name };
  if (answer.error !== null) return { kind: 'refused', error: answer.error, isHopeless: true };
  const exact = answer.data.filter(({ match }) => match === 'exact');
  const fitting = exact.length > 0 ? exact : answer.data;
  const [first] = fitting;
  if (first === undefined) return { kind: 'unlisted' };
  if (fitting.length > 1 || exact.length === 0) return { kind: 'choices', choices: fitting };
  return first.isWatched
    ? { kind: 'watched', name: first.name }
    : { kind: 'listed', listed: first };
}

function stateOfAddress(
  { url, name }: Extract<Entry, { kind: 'address' }>,
  { companies, detected, forced }: Known,
): LineState {
  const key = addressKey(url);
  const watched = companies.find((company) => addressKey(company.url) === key);
  if (watched !== undefined) return { kind: 'watched', name: watched.name };
  const answer = detected(url);
  if (answer === null) return { kind: 'asking', url, name };
  if (answer.error !== null) {
    if (forced.has(url)) return { kind: 'forced', url, name };
    const isHopeless = hopeless.includes(answer.error.code);
    return { kind: 'refused', error: answer.error, isHopeless };
  }
  const { source, slug } = answer.data;
  const twin = companies.find((company) => company.source === source && company.slug === slug);
  if (twin !== undefined) return { kind: 'watched', name: twin.name };
  return { kind: 'found', detected: answer.data, name };
}

/** Errors that a later scan cannot fix. */
const hopeless: readonly string[] = [
  'invalid_url',
  'unsupported_protocol',
  'private_address',
  'unknown_board',
];
