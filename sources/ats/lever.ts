import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import type { RawPosting } from '#core/posting.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { boardName, boardSegments, vendorHost } from '../board-address.ts';
import { matchBy } from '../board-match.ts';
import { getJson } from '../board-request.ts';
import { escapeHtml } from '../entities.ts';
import { listOrFail, readEntries } from '../entries.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { amount, body, isRecord, line, listOf, part, required, toLine } from '../fields/lenient.ts';
import { distinctLocations, namedLocation } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { periodOf, salaryOf } from '../fields/salary.ts';
import { workplaceOf } from '../fields/workplace.ts';
import { descriptionOf } from '../html.ts';
import { readAnswer } from '../json-document.ts';
import { type BoardPage, fetchPages, listingFrom } from '../paging.ts';
import { probeList } from '../single-request.ts';
import type { FetchContext, Fetched, Glimpse, Source, SourceContext } from '../source.ts';

/**
 * Lever postings API: github.com/lever/postings-api. Boards of the EU region are `eu:acme`; each
 * region answers "Document not found" for the other's.
 */
export const lever: Source = {
  readsEach: true,
  match: matchBy({
    slugOf,
    // From `leverJobsOptions`, which configures the usual embed.
    widget: {
      mark: /(?:(?<![a-zA-Z])(?:lever|LEVER)|(?<![A-Z])Lever)(?![a-z\s])/,
      names: ['account[-_]?name'],
    },
  }),
  probe: probeEitherRegion,
  fetch: fetchEitherRegion,
  parse: ({ documents, slug }) =>
    readEntries(documents, {
      list: null,
      schema: Posting,
      posting: (entry) => posting(entry, slug),
    }),
};

type Region = 'us' | 'eu';

const pageSize = 100;
const fewOpenings = 20;
const hosts: Readonly<Record<Region, string>> = { us: 'lever.co', eu: 'eu.lever.co' };

function slugOf(url: URL): string | null {
  const host = vendorHost(url);
  const region = (['us', 'eu'] as const).find(
    (candidate) => host === `jobs.${hosts[candidate]}` || host === `api.${hosts[candidate]}`,
  );
  if (region === undefined) return null;
  const [first, second, third] = boardSegments(url);
  const isApi = host.startsWith('api.');
  const name = isApi ? apiName(first, second, third) : boardName(first);
  return name === null ? null : slugIn(region, name);
}

const apiName = (version?: string, call?: string, name?: string): string | null =>
  version === 'v0' && call === 'postings' ? boardName(name) : null;

const slugIn = (region: Region, name: string): string => (region === 'eu' ? `eu:${name}` : name);

const boardOf = (slug: string): { readonly region: Region; readonly name: string } =>
  slug.startsWith('eu:') ? { region: 'eu', name: slug.slice(3) } : { region: 'us', name: slug };

const otherThan = (region: Region): Region => (region === 'eu' ? 'us' : 'eu');

/** Each region knows only its own boards, and an address may not name the region: asks both. */
async function fetchEitherRegion(slug: string, context: SourceContext): Promise<Fetched> {
  const { region, name } = boardOf(slug);
  try {
    return await fetchRegion(region, name, context);
  } catch (error) {
    const isUnknown = error instanceof AppError && error.code === 'unknown_board';
    if (!isUnknown) throw error;
    return await fetchRegion(otherThan(region), name, context);
  }
}

async function probeEitherRegion(slug: string, context: FetchContext): Promise<Glimpse | null> {
  const { region, name } = boardOf(slug);
  const probe = (candidate: Region) =>
    probeList(
      request(candidate, name, 0, fewOpenings),
      { member: null, id: 'id', limit: fewOpenings },
      context,
    );
  return (await probe(region)) ?? (await probe(otherThan(region)));
}

async function fetchRegion(region: Region, name: string, context: SourceContext): Promise<Fetched> {
  const pages = await fetchPages(
    {
      slug: name,
      request: (offset) => request(region, name, offset, pageSize),
      read: readPage,
      pageSize,
    },
    context,
  );
  return listingFrom(pages);
}

/** With a browser's Accept header the API answers HTML. */
const request = (region: Region, name: string, skip: number, limit: number): WebRequest => ({
  ...getJson(
    `https://api.${hosts[region]}/v0/postings/${encodeURIComponent(name)}?mode=json&limit=${limit}&skip=${skip}`,
  ),
  headers: { accept: 'application/json' },
});

function readPage(document: WebDocument): BoardPage {
  const entries = listOrFail(document, readAnswer(document), null);
  const ids = entries.map((entry) => (isRecord(entry) ? toLine(entry.id) : null) ?? '');
  return { ids, total: null };
}

const Posting = z.object({
  id: required,
  text: required,
  hostedUrl: line,
  applyUrl: line,
  categories: part({
    location: line,
    allLocations: listOf(required),
    department: line,
    team: line,
    level: line,
    commitment: line,
  }),
  country: line,
  workplaceType: line,
  salaryRange: part({ min: amount, max: amount, currency: line, interval: line }),
  salaryDescription: body,
  createdAt: amount,
  description: body,
  opening: body,
  descriptionBody: body,
  lists: listOf(part({ text: line, content: body })),
  additional: body,
});
type Posting = z.output<typeof Posting>;

function posting(entry: Posting, slug: string): RawPosting {
  const { region, name } = boardOf(slug);
  const { categories, salaryRange } = entry;
  return rawPosting({
    externalId: entry.id,
    title: entry.text,
    url: entry.hostedUrl ?? `https://jobs.${hosts[region]}/${name}/${entry.id}`,
    applyUrl: entry.applyUrl,
    locations: locations(entry),
    workplace: workplaceOf(entry.workplaceType),
    department: categories.department,
    team: categories.team,
    employmentType: employmentTypeOf(categories.commitment),
    level: categories.level,
    salary: salaryOf({ ...salaryRange, period: periodOf(salaryRange.interval) }),
    postedAt: isoDate(entry.createdAt),
    ...textOf(entry),
  });
}

function locations({ categories, country }: Posting): RawPosting['locations'] {
  const names = [categories.location, ...categories.allLocations];
  const all = distinctLocations(names.map(namedLocation));
  // The country is stated once; with several places it may apply to only one.
  return all.length === 1 ? all.map((location) => ({ ...location, country })) : [...all];
}

/**
 * `opening` and `descriptionBody` are the two parts of `description`, never more text. The plain
 * twins are no substitute: some hold an older text.
 */
function textOf(entry: Posting) {
  const { description, opening, descriptionBody, additional, salaryDescription: pay } = entry;
  const start = description.trim() === '' ? `${opening}\n${descriptionBody}` : description;
  return descriptionOf(start, ...entry.lists.map(listHtml), additional, pay && `<div>${pay}</div>`);
}

/** Most lists are bare `<li>`, some are text of any kind. */
function listHtml({ text, content }: Posting['lists'][number]): string {
  const isBare = /<li\b/i.test(content) && !/<[ou]l\b/i.test(content);
  const heading = text === null ? '' : `<h3>${escapeHtml(text)}</h3>`;
  return heading + (isBare ? `<ul>${content}</ul>` : `<div>${content}</div>`);
}
