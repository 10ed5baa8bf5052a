import type { EmbeddedStateRecipe, RecordList } from '#core/recipe.ts';
import { referencesOf } from '../page-references.ts';
import { findRecords } from '../records/find-records.ts';
import { fieldAt, isBranch, type Spot, spotsAt, valueIn } from '../records/json-path.ts';
import { linkTemplate } from '../records/link-template.ts';
import { listFactsOf } from '../records/list-facts.ts';
import { textOf } from '../records/record-values.ts';
import type { Page } from '../source.ts';
import { type PageState, statesIn } from './page-state.ts';

/** The openings in a page's data. */
export type StateList = {
  readonly place: string;
  readonly list: RecordList;
  readonly json: unknown;
  readonly records: readonly Spot[];
  readonly score: number;
  readonly reasons: readonly string[];
  /** Openings on all pages, as the data says; null if it does not say. */
  readonly total: number | null;
};

const known = new WeakMap<Page, readonly PageState[]>();

function statesOf(page: Page): readonly PageState[] {
  const states = known.get(page) ?? (page.html === null ? [] : statesIn(page.html));
  known.set(page, states);
  return states;
}

/** The surest list of openings in a page's data; null if it holds none. */
export function findStateList(page: Page): StateList | null {
  const found = statesOf(page).flatMap(({ place, json }) => {
    const [best] = findRecords(json).found;
    return best === undefined ? [] : [{ place, json, best }];
  });
  const [first] = found.toSorted((a, b) => weight(b.best) - weight(a.best));
  if (first === undefined) return null;
  const { place, json, best } = first;
  const { list, fields, records, score, reasons } = best;
  const template =
    fields.url === undefined ? linkTemplate(records, referencesOf(page).links) : null;
  return {
    ...{ place, json, records, score, reasons },
    list: { list, fields, ...(template !== null && { linkTemplate: template }) },
    total: listFactsOf(json, list).total?.value ?? null,
  };
}

const weight = ({
  score,
  records,
}: {
  readonly score: number;
  readonly records: readonly Spot[];
}) => score + 0.05 * Math.log2(1 + records.length);

/** Records with a title that a recipe must still find. */
const mostMatch = 0.8;

/** The list that a recipe names; null if the page no longer holds it there, in that form. */
export function readStateList(page: Page, recipe: EmbeddedStateRecipe): StateList | null {
  const json = statesOf(page).find(({ place }) => place === recipe.place)?.json;
  if (json === undefined) return null;
  const records = spotsAt(json, recipe.list);
  const titled = records.filter((record) => textOf(fieldAt(record, recipe.fields.title)) !== null);
  const isEmpty = records.length === 0 && hasEmptyList(json, recipe.list);
  if (!isEmpty && titled.length < Math.max(1, records.length * mostMatch)) return null;
  const { list, fields, linkTemplate: template } = recipe;
  return {
    ...{ place: recipe.place, json, records, score: 1, reasons: [] },
    list: { list, fields, ...(template !== undefined && { linkTemplate: template }) },
    total: listFactsOf(json, list).total?.value ?? null,
  };
}

/** The list stands in its place, and has no entry. */
export function hasEmptyList(json: unknown, list: readonly string[]): boolean {
  const end = list.indexOf('*');
  const value = end === -1 ? undefined : valueIn(json, list.slice(0, end));
  return isBranch(value) && spotsAt(json, [...list]).length === 0;
}
