import type { ListRow } from '#contract/views/company.ts';
import { type Entry, type LineFault, parseLines } from '#core/company-lines.ts';
import { companyRow, nameRow, placeAt, type RowPlace, refusedRow } from './list-row.ts';

/** The rows of a list of lines: an address, a name, or both in each. */
export const lineRows = (text: string): readonly ListRow[] =>
  rowsOfEntries(parseLines(text), ({ line, text: said }) => placeAt(line, said));

/** What lines mean as rows of a list. */
export const rowsOfEntries = (
  entries: readonly Entry[],
  placeOf: (entry: Entry) => RowPlace,
): readonly ListRow[] => entries.map((entry) => rowOf(entry, placeOf(entry)));

function rowOf(entry: Entry, place: RowPlace): ListRow {
  switch (entry.kind) {
    case 'address':
      return companyRow(place, entry.url, entry.name);
    case 'name':
      return nameRow(place, entry.name);
    case 'repeated':
      return { ...place, kind: 'repeated', firstLine: entry.firstLine };
    case 'wrong':
      return refusedRow(place, reasons[entry.fault]);
  }
}

const reasons: Readonly<{ [F in LineFault]: string }> = {
  protocol: 'Only http and https addresses can be watched',
  email: 'This is an email address; give the address of the careers page',
  address: 'This is not a whole web address',
  words: 'It names no company',
  long: 'It is too long for a name or an address',
};
