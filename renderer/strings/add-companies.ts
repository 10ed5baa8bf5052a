import type { LineState } from '../parts/add-companies/line-state.ts';
import { sourceName } from './labels.ts';

type Fault = Extract<LineState, { kind: 'wrong' }>['fault'];

/** Words of the field that takes companies. */
export const addCompaniesStrings = {
  hint: 'A careers page, a company’s name, or a whole list: one a line',
  placeholder: 'https://job-boards.greenhouse.io/acme\nacme.com/careers\nAcme',
  list: 'What was understood',
  completions: 'Companies in the catalogue',
  watchedMark: 'watched',
  asking: 'Looking',
  askingCatalogue: 'Looking in the catalogue',
  found: (source: string, slug: string) =>
    /^https?:/.test(slug) ? 'Openings on the page itself' : `${sourceName(source)} board · ${slug}`,
  listed: (source: string, host: string) => `In the catalogue · ${sourceName(source)} · ${host}`,
  choose: (n: number) => (n === 1 ? 'Is this meant?' : 'Which one is meant?'),
  watchedAs: (name: string) => `Watched already, as ${name}`,
  unlisted: 'Not in the catalogue. Give the address of its careers page.',
  forced: 'Watched without a look',
  force: 'Watch anyway',
  again: 'Look again',
  repeated: (line: number) => `Same as line ${line}`,
  faults: {
    protocol: 'Only http and https addresses can be watched',
    email: 'This is an email address. Give the address of the careers page.',
    address: 'This is not a whole web address',
    words: 'This names no company',
    long: 'Too long for a name or an address',
  } satisfies Record<Fault, string>,
  more: (n: number) => `and ${n.toLocaleString()} more lines`,
  document: 'This looks like a file, not a list',
  documentHint: 'It can be imported as a whole.',
  importIt: 'Import it',
  watch: (n: number) =>
    n === 0
      ? 'Watch companies'
      : `Watch ${n === 1 ? '1 company' : `${n.toLocaleString()} companies`}`,
} as const;
