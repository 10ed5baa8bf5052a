import {
  createColumnHelper,
  createSortedRowModel,
  rowSelectionFeature,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
} from '@tanstack/react-table';
import { knownOf } from '#renderer/known.ts';
import type { CompanyHealth, CompanyView } from '#renderer/model.ts';

export type ColumnName = 'name' | 'source' | 'open' | 'new' | 'trend' | 'checked' | 'health';

export const columnNames: readonly ColumnName[] = [
  'name',
  'source',
  'open',
  'new',
  'trend',
  'checked',
  'health',
];

export type CompanyRowData = CompanyView & { readonly weeks: readonly (number | null)[] };

export const companyFeatures = tableFeatures({
  rowSortingFeature,
  rowSelectionFeature,
  sortedRowModel: createSortedRowModel(),
});

const helper = createColumnHelper<typeof companyFeatures, CompanyRowData>();
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

type Comparable = { readonly getValue: (column: string) => unknown };
const byText = (a: Comparable, b: Comparable, column: string): number =>
  collator.compare(String(a.getValue(column)), String(b.getValue(column)));
const byNumber = (a: Comparable, b: Comparable, column: string): number =>
  Number(a.getValue(column)) - Number(b.getValue(column));

/** Most urgent first. */
const severity: Readonly<Record<CompanyHealth, number>> = {
  failed: 0,
  moved: 1,
  held: 2,
  partial: 3,
  duplicate: 4,
  silent: 5,
  new: 6,
  ok: 7,
};

/** Unknown values sort last in either direction. */
export const companyColumns = helper.columns([
  helper.accessor('name', { id: 'name', sortFn: byText }),
  helper.accessor(({ sourceLabel }) => sourceLabel ?? undefined, {
    id: 'source',
    sortFn: byText,
    sortUndefined: 'last',
  }),
  helper.accessor((company) => lastKnown(company, company.openPostings), {
    id: 'open',
    sortFn: byNumber,
    sortDescFirst: true,
    sortUndefined: 'last',
  }),
  helper.accessor((company) => lastKnown(company, company.newPostings), {
    id: 'new',
    sortFn: byNumber,
    sortDescFirst: true,
    sortUndefined: 'last',
  }),
  helper.accessor(({ weeks }) => growth(weeks), {
    id: 'trend',
    sortFn: byNumber,
    sortDescFirst: true,
    sortUndefined: 'last',
  }),
  helper.accessor(({ lastCheckedAt }) => lastCheckedAt ?? undefined, {
    id: 'checked',
    sortFn: byText,
    sortDescFirst: true,
    sortUndefined: 'last',
  }),
  helper.accessor(({ health }) => severity[health], { id: 'health', sortFn: byNumber }),
]);

const lastKnown = (company: CompanyView, n: number): number | undefined => {
  const known = knownOf(company, n);
  return known.kind === 'unknown' ? (known.last ?? undefined) : known.n;
};

const growth = (weeks: readonly (number | null)[]): number | undefined => {
  const known = weeks.filter((open) => open !== null);
  const [first] = known;
  const last = known.at(-1);
  return first === undefined || last === undefined ? undefined : last - first;
};

/** Reads the order from an address: `-open` is most openings first. Defaults to the name. */
export function parseSort(text: string | undefined): SortingState {
  const desc = text?.startsWith('-') ?? false;
  const id = columnNames.find((name) => name === (desc ? text?.slice(1) : text));
  return [id === undefined ? { id: 'name', desc: false } : { id, desc }];
}

/** The order for an address; undefined for the usual one. */
export function printSort([first]: SortingState): string | undefined {
  if (first === undefined || (first.id === 'name' && !first.desc)) return undefined;
  return `${first.desc ? '-' : ''}${first.id}`;
}
