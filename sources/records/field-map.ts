import type { JsonPath, RecordFields } from '#core/recipe.ts';
import { isRecord } from '../fields/lenient.ts';
import { type FieldName, keyWeight, listNameOf, plainKey } from './field-words.ts';
import { every, ofType, ownKey, type Spot, up } from './json-path.ts';
import { type Leaf, leavesOf } from './leaves.ts';
import { fits, textOf } from './record-values.ts';

export type FieldMap = {
  /** Null without a title. */
  readonly fields: RecordFields | null;
  /** How sure each field is, 0 to 1. */
  readonly confidence: Readonly<Partial<Record<FieldName, number>>>;
  readonly leaves: readonly Leaf[];
};

/** True for a text that the page shows. */
export type IsShown = (text: string) => boolean;

/** A field below this is not read. */
const threshold = 0.35;

/**
 * Which fields of a list's records say what, by the words of their keys and the form of their
 * values. A text that the page shows for most records may be the title under any key.
 */
export function mapFields(records: readonly Spot[], list: JsonPath, isShown?: IsShown): FieldMap {
  const leaves = leavesOf(records);
  const confidence: Partial<Record<FieldName, number>> = {};
  const fields: Partial<Record<FieldName, JsonPath>> = {};
  const taken = new Set<Leaf>();

  const take = (field: FieldName, among: readonly Leaf[] = leaves): Leaf | null => {
    const rated = among
      .filter((leaf) => !taken.has(leaf))
      .map((leaf) => ({ leaf, score: rate(field, leaf, isShown) }))
      .filter(({ score }) => score >= threshold)
      .toSorted((a, b) => b.score - a.score || a.leaf.path.length - b.leaf.path.length);
    const [best] = rated;
    if (best === undefined) return null;
    fields[field] = best.leaf.path;
    confidence[field] = Math.min(1, best.score);
    taken.add(best.leaf);
    return best.leaf;
  };

  if (take('title') === null) return { fields: null, confidence, leaves };
  take('applyUrl');
  take('url');
  take('id');
  for (const field of ['payMin', 'payMax', 'currency', 'payPeriod'] as const) take(field);
  if (fields.payMin === undefined && fields.payMax === undefined) take('pay');
  take('body');
  takePlace();
  for (const field of ['workplace', 'type', 'department', 'date'] as const) take(field);
  takeFromGroups();
  return { fields: fields as RecordFields, confidence, leaves };

  /** One field with the whole place, else its parts beside each other. */
  function takePlace(): void {
    const whole = leaves.filter(({ name }) => keyWeight('city', name) < 1 && !isLand(name));
    if (take('place', whole) !== null) return;
    for (const field of ['city', 'region', 'country'] as const) take(field);
    if (fields.city === undefined && fields.country === undefined) delete fields.region;
  }

  function takeFromGroups(): void {
    for (const { path, field } of groupFields(records, list)) {
      const hasPlace = fields.place !== undefined || fields.city !== undefined;
      if (fields[field] !== undefined || (field === 'place' && hasPlace)) continue;
      fields[field] = path;
      confidence[field] = 0.8;
    }
  }
}

const isLand = (name: string): boolean =>
  keyWeight('country', name) >= 0.85 || keyWeight('region', name) >= 0.85;

/** Most of the values must have the field's form. */
const mostFit = 0.6;

function rate(
  field: FieldName,
  { name, path, values }: Leaf,
  isShown: IsShown | undefined,
): number {
  const weight = keyWeight(field, name);
  if (weight === 0 && (field !== 'title' || isShown === undefined)) return 0;
  const present = values.filter((value) => value !== undefined && value !== null && value !== '');
  if (present.length === 0) return 0;
  const fitting = present.filter((value) => fits[field](value)).length / present.length;
  const presence = present.length / values.length;
  if (fitting < (field === 'title' ? 0.9 : mostFit)) return 0;
  if (field === 'title') {
    return presence < 0.8 ? 0 : rateTitle(weight, present, isShown) * fitting - depth(path);
  }
  if (field === 'id' && !areDistinct(present)) return 0;
  if (field === 'url' && !areDistinct(present) && present.length > 1) return 0;
  if (field === 'department' && hasOwnValues(present)) return 0;
  const isUse = field === 'id' || field === 'url' ? presence : 0.5 + 0.5 * presence;
  return weight * fitting * isUse - depth(path);
}

/** Of two fields alike, the one nearer to the record. */
const depth = (path: JsonPath): number => 0.01 * path.length;

function rateTitle(
  weight: number,
  values: readonly unknown[],
  isShown: IsShown | undefined,
): number {
  const texts = values.flatMap((value) => textOf(value) ?? []);
  const different = new Set(texts).size;
  // A word that all records share is a kind, not a title.
  if (texts.length >= 4 && different < Math.max(2, texts.length / 10)) return 0;
  if (isShown === undefined || texts.length === 0) return weight;
  const shown = texts.filter((text) => text.length >= 4 && isShown(text)).length / texts.length;
  return shown >= 0.8 ? Math.max(weight, 0.4) + 0.2 * (weight > 0 ? 1 : 0) : weight;
}

const areDistinct = (values: readonly unknown[]): boolean =>
  new Set(values.map((value) => JSON.stringify(value))).size >= values.length * 0.95;

/** Departments repeat. */
const hasOwnValues = (values: readonly unknown[]): boolean =>
  values.length >= 6 &&
  new Set(values.map((value) => JSON.stringify(value))).size === values.length;

type GroupField = { readonly path: JsonPath; readonly field: 'department' | 'place' };

/** What the groups around the records are called: departments or places with lists of their own. */
function groupFields(records: readonly Spot[], list: JsonPath): readonly GroupField[] {
  const found: GroupField[] = [];
  const [first] = records;
  if (first === undefined) return [];
  let ups = 0;
  for (let at = list.length - 1; at > 0; at -= 1) {
    const holder = first.way[at]?.value;
    if (isRecord(holder)) ups += 1;
    const isGroup = isEvery(list[at - 1]) && isRecord(holder);
    const isByName = isEvery(list[at]) && isRecord(holder) && at < list.length - 1;
    const name = nameBefore(list, isByName ? at : at - 1);
    const field =
      keyWeight('place', name) > 0.6 || /By(?:Location|City|Office|Country)/i.test(name)
        ? 'place'
        : 'department';
    const outer = Array.from({ length: ups }, () => up);
    if (isByName) found.push({ path: [...outer, ownKey], field });
    if (isGroup) {
      const key = Object.keys(holder).find(
        (each) => groupName.test(plainKey(each)) && fits.department(holder[each]),
      );
      if (key !== undefined) found.push({ path: [...outer, key], field });
    }
  }
  return found;
}

const groupName =
  /^(?:name|title|label|heading|department|departmentname|category|categoryname|team|teamname|city|location|office|abteilung|bereich|text|displayname|groupname)$/;

const isEvery = (key: string | undefined): boolean =>
  key === every || key?.startsWith(ofType) === true;

/** The key of the list itself, past those that only say that it is a list. */
function nameBefore(list: JsonPath, at: number): string {
  for (let from = at - 1; from >= 0; from -= 1) {
    const key = list[from] ?? '';
    if (!isEvery(key) && !vague.has(plainKey(key))) return key;
  }
  return '';
}

const vague = new Set(
  'edges nodes node items item data results result hits records entries content list rows docs documents values collection json page response payload body 0 1 2 3 state props pageprops initialstate initialdata initialprops'.split(
    ' ',
  ),
);

/** What a list is called: the last key that says something, or the type of its records. */
export function listName(list: JsonPath): string {
  const last = list.at(-1) ?? '';
  return last.startsWith(ofType) ? last.slice(ofType.length) : nameBefore(list, list.length);
}

/** True if a key further out says that the list stands in a menu, a footer or beside openings. */
export function isAside(list: JsonPath): boolean {
  const name = listName(list);
  return list.some(
    (key) =>
      key !== name &&
      !isEvery(key) &&
      (/^(?:similar|related|recommended|closed|expired|archived|past)/i.test(key) ||
        /^(?:nav|menu|footer|header|breadcrumb|sidebar)/i.test(key) ||
        listNameOf(key) === 'some_openings'),
  );
}
