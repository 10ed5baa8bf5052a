import { resolveLink } from '#core/url.ts';
import { decodeEntities } from '../entities.ts';
import { isRecord, toLine } from '../fields/lenient.ts';

/** An entry's values by name: lower case, without prefix and punctuation. */
export type FeedEntry = ReadonlyMap<string, readonly unknown[]>;

/** How feeds name each field, surest first. */
const names = {
  id: 'jobid referencenumber requisitionid requisitionnumber reqid reference partnerjobid id guid',
  title: 'jobtitle position title name',
  url: 'link url externalurl joburl detailurl',
  applyUrl: 'applyurl applylink applicationurl',
  company: 'company companyname employer startup hiringorganization organization',
  place: 'location locations joblocation place workplacelocation cities address',
  city: 'city locality',
  region: 'state region province',
  country: 'country',
  workplace: 'remotetype workplacetype workmodel remote isremote',
  employmentType: 'employmenttype jobtype jobtypes contracttype type',
  department: 'department jobfunction function team',
  category: 'category categories tags',
  level: 'experiencelevel seniority joblevel careerlevel',
  postedAt: 'dateposted posteddate postdate pubdate published datepublished date created createdat',
  updatedAt: 'updated lastupdate datemodified modified lastmodified updatedat',
  validThrough:
    'validthrough expiresat expirationdate expirydate closingdate applicationdeadline deadline advertisetodatetimeutc',
  description: 'encoded contenthtml description jobdescription content summary contenttext body',
  responsibilities: 'responsibilities examplesofduties duties tasks',
  qualifications: 'qualifications requirements profile',
  benefits: 'benefits jobbenefits',
  salary: 'salary salarytext compensation pay wage',
  salaryMin: 'minimumsalary salarymin minsalary',
  salaryMax: 'maximumsalary salarymax maxsalary',
  currency: 'salarycurrency currency',
  period: 'salaryinterval salaryperiod salaryunit',
} as const;

export type FeedField = keyof typeof names;

const lists: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(names).map(([field, list]) => [field, list.split(' ')]),
);

export function fieldsOf(entry: unknown): FeedEntry {
  const fields = new Map<string, unknown[]>();
  for (const [name, value] of Object.entries(isRecord(entry) ? entry : {})) {
    const plain = name
      .replace(/^\w+:/, '')
      .toLowerCase()
      .replace(/[^a-z\d@]/g, '');
    fields.set(plain, [...(fields.get(plain) ?? []), value]);
  }
  return fields;
}

/** The texts of the surest name that has any. */
export function linesOf(entry: FeedEntry, field: FeedField): readonly string[] {
  for (const name of lists.get(field) ?? []) {
    const lines = textsIn(entry.get(name), 0).flatMap((text) => toLine(decodeEntities(text)) ?? []);
    if (lines.length > 0) return lines;
  }
  return [];
}

export const firstLine = (entry: FeedEntry, field: FeedField): string | null =>
  linesOf(entry, field)[0] ?? null;

/** The longest text: feeds give an excerpt beside it. As written, since it may be HTML. */
export function longestText(entry: FeedEntry, field: FeedField): string {
  const texts = (lists.get(field) ?? []).flatMap((name) => textsIn(entry.get(name), 0));
  return texts.reduce((longest, text) => (text.length > longest.length ? text : longest), '');
}

/** The values as they are, for fields that may have parts. */
export const valuesOf = (entry: FeedEntry, field: FeedField): readonly unknown[] =>
  (lists.get(field) ?? []).flatMap((name) => [entry.get(name) ?? []].flat(2));

/** The page of an entry: an address, an Atom link, or a permanent id that is an address. */
export function pageOf(entry: FeedEntry, feedUrl: string): string | null {
  const links = valuesOf(entry, 'url');
  const stated = links.find(
    (link) => !isRecord(link) || /^(?:alternate)?$/.test(text(link['@rel'])),
  );
  const own = isRecord(stated) ? text(stated['@href']) : text(stated);
  const id = text([entry.get('guid') ?? entry.get('id')].flat(2)[0]).trim();
  const address = own.trim() || (/^https?:/i.test(id) ? id : '');
  return address === '' ? null : resolveLink(decodeEntities(address), feedUrl);
}

/** The address in a link element as written. */
export function linkOf(tag: string, base: string): string | null {
  const href = /\bhref\s*=\s*["']([^"']*)["']/i.exec(tag)?.[1];
  return href === undefined ? null : resolveLink(decodeEntities(href), base);
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const maxDepth = 4;

function textsIn(value: unknown, depth: number): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (depth === maxDepth) return [];
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(each, depth + 1));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    name.startsWith('@') && !/^@(?:term|label)$/.test(name) ? [] : textsIn(each, depth + 1),
  );
}
