import type { Omission } from '#core/listing.ts';
import type { Location, RawPosting } from '#core/posting.ts';
import { counted } from '#core/quantity.ts';
import type { RecordFields, RecordList } from '#core/recipe.ts';
import { resolveLink } from '#core/url.ts';
import { decodeEntities } from '../entities.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { isRecord, toAmount } from '../fields/lenient.ts';
import { distinctLocations, locationOf, locationUnlessCounted } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { currencyOf, periodOf, salaryOf, salaryOfText } from '../fields/salary.ts';
import { sectionsHtml } from '../fields/sections.ts';
import { workplaceOf } from '../fields/workplace.ts';
import { descriptionOf, plainTextToHtml } from '../html.ts';
import { pageKey } from '../web/page-key.ts';
import { isLanguage, keyWeight } from './field-words.ts';
import { fieldAt, type Spot, spotsAt } from './json-path.ts';
import { fillTemplate } from './link-template.ts';
import { textOf, textsOf } from './record-values.ts';

export type RecordsRead = {
  readonly postings: readonly RawPosting[];
  readonly skipped: readonly Omission[];
};

/**
 * The openings of a JSON value by their list and fields; `page` resolves links. An opening without
 * an id has its address as id, else its title and place. Each value stands in the JSON; a record
 * without a title is skipped.
 */
export function readRecords(json: unknown, list: RecordList, page: string): RecordsRead {
  const spots = spotsAt(json, list.list);
  const postings = spots.flatMap((spot) => readRecord(spot, list, page) ?? []);
  const unread = spots.length - postings.length;
  const what = counted(unread, 'record', 'records');
  return { postings, skipped: unread > 0 ? [{ what, reason: 'without a title' }] : [] };
}

/** Null without a title. */
export function readRecord(record: Spot, list: RecordList, page: string): RawPosting | null {
  const { fields, linkTemplate } = list;
  const at = (name: keyof RecordFields): unknown => {
    const path = fields[name];
    return path === undefined ? undefined : fieldAt(record, path);
  };
  const title = textOf(at('title'));
  if (title === null) return null;
  const url =
    linkOf(at('url'), page) ??
    (linkTemplate === undefined
      ? null
      : resolveLink(fillTemplate(linkTemplate, record) ?? '', page));
  const locations = distinctLocations(placesOf(record, fields));
  const country = locations.length === 1 ? (locations[0]?.country ?? null) : null;
  const place = locations.map(({ text }) => text).join(' ');
  return rawPosting({
    externalId: textOf(at('id')) ?? (url === null ? nameOf(title, place) : keyOf(url)),
    title,
    company: null,
    url: url ?? page,
    applyUrl: linkOf(at('applyUrl'), page),
    locations: [...locations],
    workplace: workplaceIn(at('workplace'), fields.workplace?.at(-1) ?? ''),
    department: textsOf(at('department')).join(', ') || null,
    team: null,
    employmentType: employmentTypeOf(textsOf(at('type')).join(', ')),
    level: null,
    salary: payOf(at, country),
    postedAt: dateOf(at('date')),
    ...descriptionOf(htmlOf(at('body'))),
  });
}

function linkOf(value: unknown, page: string): string | null {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? null : resolveLink(text, page);
}

/** A page that its script shows by what follows the hash is an address of its own. */
const keyOf = (url: string): string => (/#[!/]/.test(url) ? url : pageKey(url));

/** An id for an opening without one: "baker ulm". */
const nameOf = (title: string, place: string): string =>
  `${title} ${place}`
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

const dateOf = (value: unknown): string | null =>
  isoDate(typeof value === 'number' ? value : textOf(value));

/** A flag stands for the model that its key names: `isRemote`, `hybrid`. */
function workplaceIn(value: unknown, key: string): RawPosting['workplace'] {
  if (typeof value === 'boolean') return value ? workplaceOf(key) : null;
  const [model = null] = textsOf(value).map((text) => workplaceOf(text));
  return model;
}

function placesOf(record: Spot, fields: RecordFields): readonly Location[] {
  if (fields.place !== undefined) return placesIn(fieldAt(record, fields.place), 0);
  const part = (path: RecordFields['city']) =>
    path === undefined ? null : textOf(fieldAt(record, path));
  const [city, region, country] = [part(fields.city), part(fields.region), part(fields.country)];
  const place = locationOf({ city, region, country });
  return place === null ? [] : [place];
}

const gap = /\s*[;|•]\s*/;

/** The places of a text, a list, or an object with parts or a name. */
function placesIn(value: unknown, depth: number): readonly Location[] {
  if (depth > 4) return [];
  if (Array.isArray(value)) return value.flatMap((each) => placesIn(each, depth + 1));
  if (!isRecord(value)) {
    const text = textOf(value);
    return text === null
      ? []
      : text.split(gap).flatMap((each) => locationUnlessCounted(each) ?? []);
  }
  const part = (field: 'city' | 'region' | 'country') => {
    const key = Object.keys(value).find((each) => keyWeight(field, each) === 1);
    return key === undefined ? null : textOf(value[key]);
  };
  const text = textOf(value);
  const parts = { city: part('city'), region: part('region'), country: part('country') };
  const place = locationOf({ text, ...parts });
  if (place !== null) return [place];
  // A wrapper: `{ node: { city } }`, `{ address: { … } }`.
  return Object.values(value)
    .filter((each) => typeof each === 'object')
    .flatMap((each) => placesIn(each, depth + 1));
}

function payOf(
  at: (name: keyof RecordFields) => unknown,
  country: string | null,
): RawPosting['salary'] {
  const currency = currencyOf(textOf(at('currency')), country);
  const unit = textOf(at('payPeriod'));
  const [min, max] = [toAmount(at('payMin')), toAmount(at('payMax'))];
  if (min !== null || max !== null) return salaryOf({ min, max, currency, period: periodOf(unit) });
  const pay = at('pay');
  if (!isRecord(pay)) {
    const text = textsOf(pay).join(' ') || null;
    return salaryOfText(text, { currency, unit, country });
  }
  const amountOf = (field: 'payMin' | 'payMax', plain: RegExp): number | null => {
    const key = Object.keys(pay).find((each) => plain.test(each) || keyWeight(field, each) === 1);
    return key === undefined ? null : toAmount(pay[key]);
  };
  const wordOf = (plain: RegExp): string | null => {
    const key = Object.keys(pay).find((each) => plain.test(each));
    return key === undefined ? null : textOf(pay[key]);
  };
  return salaryOf({
    min: amountOf('payMin', /^(?:min|from|low|minimum|minvalue|von|value|amount)/i),
    max: amountOf('payMax', /^(?:max|to$|high|maximum|maxvalue|bis)/i),
    currency: currencyOf(wordOf(/currency|waehrung|devise/i), country) ?? currency,
    period: periodOf(wordOf(/period|interval|unit|frequency|per$/i) ?? unit),
  });
}

const maxDepth = 14;

/** The text of a posting as HTML: a text, sections with headings, or an editor's document. */
function htmlOf(value: unknown): string {
  if (typeof value === 'string') return htmlOfText(value);
  if (Array.isArray(value) && value.length > 0 && value.every(isSection)) {
    return sectionsHtml(
      value.map((section) => ({ title: headingOf(section), html: htmlOf(bodyOf(section)) })),
    );
  }
  const lines: string[] = [];
  const visit = (inner: unknown, key: string, depth: number): void => {
    if (depth > maxDepth) return;
    if (typeof inner === 'string') {
      if ((textKey.test(key) || isLanguage(key)) && inner.trim() !== '')
        lines.push(htmlOfText(inner));
      return;
    }
    if (typeof inner !== 'object' || inner === null) return;
    for (const [name, each] of Object.entries(inner)) {
      visit(each, Array.isArray(inner) ? key : name, depth + 1);
    }
  };
  visit(value, 'text', 0);
  return lines.join('\n');
}

const textKey = /^(?:text|value|html|content|body|title|heading|rendered|description)$/i;
const headingKey = /^(?:title|heading|label|name|header|headline)$/i;
const bodyKey = /^(?:text|content|body|html|value|description|copy|richtext)$/i;

const isSection = (value: unknown): value is Readonly<Record<string, unknown>> =>
  isRecord(value) && headingOf(value) !== null && bodyOf(value) !== undefined;

function headingOf(section: Readonly<Record<string, unknown>>): string | null {
  const key = Object.keys(section).find((each) => headingKey.test(each));
  return key === undefined ? null : textOf(section[key]);
}

const bodyOf = (section: Readonly<Record<string, unknown>>): unknown =>
  section[Object.keys(section).find((each) => bodyKey.test(each)) ?? ''];

const hasTags = /<(?:p|br|ul|ol|li|div|h[1-6]|strong|b|em|span|table)\b[^>]*>/i;

function htmlOfText(text: string): string {
  if (hasTags.test(text)) return text;
  const decoded = decodeEntities(text);
  return hasTags.test(decoded) ? decoded : plainTextToHtml(text);
}
