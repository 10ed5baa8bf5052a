import type { Location, RawPosting, Salary } from '#core/posting.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { flag, isRecord, toAmount } from '../fields/lenient.ts';
import { locationOf } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { currencyOf, periodOf, salaryOf, salaryOfText } from '../fields/salary.ts';
import { workplaceOf } from '../fields/workplace.ts';
import {
  type FeedEntry,
  fieldsOf,
  firstLine,
  linesOf,
  longestText,
  pageOf,
  valuesOf,
} from './feed-fields.ts';
import { jobDescription } from './job-description.ts';
import { pageKey } from './page-key.ts';
import { splitTitle } from './read-feed.ts';

type Where = { readonly url: string; readonly hasEmployers: boolean };

/** The id that the feed gives, else the entry's address; null without either. */
export function entryId(entry: FeedEntry, feedUrl: string): string | null {
  const id = firstLine(entry, 'id');
  const named = id === null || /^https?:/i.test(id) ? (pageOf(entry, feedUrl) ?? id) : id;
  return named === null ? null : /^https?:/i.test(named) ? pageKey(named) : named;
}

/** An entry as a posting; null without a title, or without an id and an address. */
export function feedPosting(
  entry: FeedEntry,
  { url: feedUrl, hasEmployers }: Where,
): RawPosting | null {
  const stated = firstLine(entry, 'title');
  const externalId = entryId(entry, feedUrl);
  if (stated === null || externalId === null) return null;
  const [employer, title] = (hasEmployers ? splitTitle(stated) : null) ?? [null, stated];
  const categories = linesOf(entry, 'category');
  return rawPosting({
    externalId,
    title,
    company: firstLine(entry, 'company') ?? employer,
    url: pageOf(entry, feedUrl),
    applyUrl: firstLine(entry, 'applyUrl'),
    locations: placesOf(entry),
    workplace: workplaceIn(entry),
    department:
      firstLine(entry, 'department') ?? (categories.length === 1 ? (categories[0] ?? null) : null),
    employmentType: employmentTypeOf(linesOf(entry, 'employmentType').join(', ')),
    level: firstLine(entry, 'level'),
    salary: payOf(entry),
    postedAt: isoDate(firstLine(entry, 'postedAt')),
    updatedAt: isoDate(firstLine(entry, 'updatedAt')),
    validThrough: isoDate(firstLine(entry, 'validThrough')),
    ...jobDescription({
      description: longestText(entry, 'description'),
      responsibilities: longestText(entry, 'responsibilities'),
      qualifications: longestText(entry, 'qualifications'),
      jobBenefits: longestText(entry, 'benefits'),
    }),
  });
}

function placesOf(entry: FeedEntry): Location[] {
  const inParts = valuesOf(entry, 'place').flatMap((place) =>
    isRecord(place) ? (placeInParts(fieldsOf(place)) ?? []) : [],
  );
  if (inParts.length > 0) return inParts;
  const named = linesOf(entry, 'place').flatMap((text) => locationOf({ text }) ?? []);
  if (named.length > 0) return named;
  return [placeInParts(entry) ?? []].flat();
}

function placeInParts(fields: FeedEntry): Location | null {
  const [city, region, country] = (['city', 'region', 'country'] as const).map((name) =>
    firstLine(fields, name),
  );
  return locationOf({ city: city ?? null, region: region ?? null, country: country ?? null });
}

/** A word for a work model, or a flag that says remote. */
function workplaceIn(entry: FeedEntry): RawPosting['workplace'] {
  const word = firstLine(entry, 'workplace');
  return flag.parse(word) === true ? 'remote' : workplaceOf(word);
}

function payOf(entry: FeedEntry): Salary | null {
  const [currency, unit] = [firstLine(entry, 'currency'), firstLine(entry, 'period')];
  const min = toAmount(firstLine(entry, 'salaryMin'));
  const max = toAmount(firstLine(entry, 'salaryMax'));
  if (min !== null || max !== null) return salaryOf({ min, max, currency, period: periodOf(unit) });
  return salaryOfText(firstLine(entry, 'salary'), { currency: currencyOf(currency), unit });
}
