import { counted } from '#core/quantity.ts';
import type { RecordList } from '#core/recipe.ts';
import { type FieldMap, type IsShown, isAside, listName, mapFields } from './field-map.ts';
import { type FieldName, listNameOf, plainKey } from './field-words.ts';
import { fieldAt, type Spot, typeOf } from './json-path.ts';
import { type RecordsAt, recordListsIn } from './record-lists.ts';
import { textOf } from './record-values.ts';
import { namesRole } from './role-words.ts';

export type FoundRecords = RecordList & {
  readonly records: readonly Spot[];
  readonly titles: readonly string[];
  /** How sure it is that these are openings, 0 to 1. */
  readonly score: number;
  readonly confidence: FieldMap['confidence'];
  readonly reasons: readonly string[];
};

export type RefusedList = { readonly list: string; readonly reason: string };

export type RecordsFound = {
  /** Surest first. */
  readonly found: readonly FoundRecords[];
  readonly refused: readonly RefusedList[];
};

/** Below this a list is not read. */
const threshold = 0.55;
/** Lists of one page that are judged, the longest first. */
const mostLists = 500;
/** Records looked at to judge a list. */
const sampleSize = 60;

/**
 * The lists of openings in a JSON value, found by the form of their records: a title, and beside it
 * a place, a link, an id, a department, a date or pay. Refuses navigation, articles, people,
 * offices, products and tracking, each with its reason. `isShown` tells which texts the page shows.
 */
export function findRecords(json: unknown, isShown?: IsShown): RecordsFound {
  const found: FoundRecords[] = [];
  const refused: RefusedList[] = [];
  const lists = recordListsIn(json).toSorted((a, b) => b.records.length - a.records.length);
  for (const each of lists.slice(0, mostLists)) {
    const judged = judge(each, isShown);
    if ('score' in judged) found.push(judged);
    else refused.push({ list: each.path.join('.'), reason: judged.reason });
  }
  const sorted = found.toSorted((a, b) => weight(b) - weight(a));
  return { found: sorted.filter((each, at) => !isPartOf(each, sorted.slice(0, at))), refused };
}

/** Of two lists alike, the longer one. */
const weight = ({ score, records }: FoundRecords): number =>
  score + 0.05 * Math.log2(1 + records.length);

function isPartOf({ titles }: FoundRecords, better: readonly FoundRecords[]): boolean {
  return better.some((other) => {
    const known = new Set(other.titles);
    return titles.every((title) => known.has(title));
  });
}

function judge(
  { path, records }: RecordsAt,
  isShown: IsShown | undefined,
): FoundRecords | { readonly reason: string } {
  const sample = sampled(records);
  const { fields, confidence, leaves } = mapFields(sample, path, isShown);
  if (fields === null) return { reason: 'its records have no title' };
  const titles = records.flatMap((record) => textOf(fieldAt(record, fields.title)) ?? []);
  const keys = new Set(
    leaves.flatMap(({ path, name }) => [plainKey(path.at(-1) ?? ''), plainKey(name)]),
  );
  const points = [
    ...pointsOfFields(confidence, fields.title.at(-1) ?? ''),
    ...pointsOfName(path, sample),
    ...pointsOfTitles(titles, listNameOf(listName(path)) === 'openings'),
    ...pointsOfOthers(keys),
    ...pointsOfShown(titles, isShown),
  ];
  const score = points.reduce((sum, [value]) => sum + value, 0);
  const reasons = points.filter(([value]) => value > 0).map(([, reason]) => reason);
  if (score < threshold) {
    const against = points.filter(([value]) => value < 0).map(([, reason]) => reason);
    return { reason: against.join('; ') || 'too little says that these are openings' };
  }
  return {
    ...{ list: path, fields, records, titles, confidence },
    score: Math.min(1, score),
    reasons: [counted(records.length, 'record', 'records'), ...reasons],
  };
}

function sampled(records: readonly Spot[]): readonly Spot[] {
  const gap = Math.max(1, records.length / sampleSize);
  return Array.from({ length: Math.min(records.length, sampleSize) }, (_, n) => {
    const at = records[Math.floor(n * gap)];
    return at === undefined ? [] : [at];
  }).flat();
}

type Point = readonly [number, string];

const worth: Readonly<Partial<Record<FieldName, number>>> = {
  applyUrl: 0.25,
  place: 0.2,
  city: 0.2,
  type: 0.15,
  department: 0.1,
  workplace: 0.1,
  body: 0.1,
  pay: 0.1,
  payMin: 0.1,
  date: 0.05,
};

function pointsOfFields(confidence: FieldMap['confidence'], titleKey: string): readonly Point[] {
  const named = Object.entries(worth).flatMap(([field, value]): Point[] =>
    confidence[field as FieldName] === undefined ? [] : [[value, `a ${field} in its records`]],
  );
  const ids = (confidence.url ?? 0) > 0 && (confidence.id ?? 0) > 0 ? 0.15 : 0.1;
  const hasId = confidence.url !== undefined || confidence.id !== undefined;
  const isOfJob =
    /job|position|vacan|posting|stelle|requisition|opening|poste|puesto|vaga|functie|stanowisk|pozic/i;
  return [
    [0.25 * Math.min(1, (confidence.title ?? 0) + 0.2), 'a title in its records'],
    ...(isOfJob.test(titleKey) ? [[0.15, `the key "${titleKey}"`] as const] : []),
    ...(hasId ? [[ids, 'an id or address of its own in each record'] as const] : []),
    ...named,
  ];
}

function pointsOfName(path: RecordsAt['path'], sample: readonly Spot[]): readonly Point[] {
  const name = listName(path);
  const kind = listNameOf(name);
  const [type = null] = new Set(sample.flatMap(({ value }) => typeOf(value) ?? []));
  const isJobType = type !== null && listNameOf(type) === 'openings';
  return [
    ...(kind === 'openings' ? [[0.3, `the list's name "${name}"`] as const] : []),
    ...(kind === 'some_openings' ? [[0.12, `the list's name "${name}"`] as const] : []),
    ...(kind === 'others' ? [[-0.4, `the list's name "${name}"`] as const] : []),
    ...(isJobType && kind !== 'openings' ? [[0.3, `the type ${type}`] as const] : []),
    ...(isAside(path) ? [[-0.3, 'it stands beside the list of openings'] as const] : []),
  ];
}

function pointsOfTitles(titles: readonly string[], isNamed: boolean): readonly Point[] {
  const roles = titles.filter(namesRole).length / Math.max(1, titles.length);
  if (roles > 0) return [[0.25 * Math.min(1, roles * 1.3), 'titles that name what someone does']];
  return isNamed || titles.length < 2 ? [] : [[-0.15, 'no title names what someone does']];
}

function pointsOfShown(titles: readonly string[], isShown: IsShown | undefined): readonly Point[] {
  if (isShown === undefined || titles.length === 0) return [];
  const shown = titles.filter(isShown).length / titles.length;
  return shown >= 0.8 ? [[0.15, 'the page shows its titles']] : [];
}

/** Keys of other things, and how many of them tell. */
const others: readonly (readonly [string, RegExp, number])[] = [
  [
    'people',
    /^(?:firstname|lastname|surname|vorname|nachname|prenom|photo|avatar|portrait|headshot|bio|biography|linkedin|linkedinurl|twitter)$/,
    1,
  ],
  ['articles', /^(?:author|authors|readingtime|readtime|excerpt|coverimage|comments|byline)$/, 1],
  ['products', /^(?:sku|price|instock|cart|rating|variants|stock|discount)$/, 1],
  ['events', /^(?:startsat|endsat|starttime|endtime|venue|speakers|eventdate)$/, 1],
  [
    'offices',
    /^(?:lat|lng|lon|latitude|longitude|openinghours|zipcode|zip|postalcode|street|streetaddress|phone|telephone|directions|mapurl)$/,
    3,
  ],
  ['links of a menu', /^(?:children|isexternal|newtab|opennewtab|submenu|icon|linktype)$/, 2],
  ['images', /^(?:src|srcset|alt|width|height)$/, 2],
  ['questions', /^(?:question|answer)$/, 1],
  ['tracking', /^(?:event|eventname|gtm|trackingid|eventcategory)$/, 2],
];

const jobKey =
  /^(?:job\w*|vacancy\w*|requisition\w*|req(?:uisition)?id|employmenttype|contracttype|apply\w*|application\w*|workplacetype|seniority|experiencelevel|hiringmanager|recruiter\w*|jobtype|anstellungsart|vertragsart)$/;

function pointsOfOthers(keys: ReadonlySet<string>): readonly Point[] {
  const all = [...keys];
  const own = all.filter((key) => jobKey.test(key)).length;
  const signs = others.flatMap(([what, key, least]): Point[] =>
    all.filter((each) => key.test(each)).length >= least
      ? [[-0.3, `its records look like ${what}`]]
      : [],
  );
  return own > 0 ? [[0.1, 'keys of openings'], ...signs.map(([v, r]): Point => [v / 3, r])] : signs;
}
