import { z } from 'zod';
import type { Location, RawPosting } from '#core/posting.ts';
import type { WebDocument } from '#core/web-document.ts';
import { boardName, boardSubdomain, vendorHost } from '../board-address.ts';
import type { Listed } from '../board-list.ts';
import { getPage } from '../board-request.ts';
import { isoDate } from '../fields/iso-date.ts';
import { labelled } from '../fields/labelled.ts';
import { line, lines } from '../fields/lenient.ts';
import { locationOf, namedLocation } from '../fields/location.ts';
import { joinPostings, rawPosting } from '../fields/raw-posting.ts';
import { pagedBoardWithDetails } from '../list-details.ts';
import { pageWith } from '../page-text.ts';
import { rowList } from '../row-list.ts';

const page = pageWith('.article__content__view__field');

const Row = z.object({
  url: z.string().regex(/\/(?:Job|Folder)Detail\/.*\d/),
  title: z.string(),
  facts: lines,
  labelled: lines,
  place: line,
  day: line,
});
type Row = z.output<typeof Row>;

/**
 * The search pages of an Avature portal, which have no public documentation. The slug is the address
 * of a portal: `acme.avature.net/careers`, `acme.avature.net/en_US/careers`. A list is whole by its
 * total, or at a portal without one by its last page. It shows no more than 2,000 openings.
 */
export const avature = pagedBoardWithDetails({
  slugOf,
  // Some portals count by another name.
  request: (slug, { offset }) =>
    getPage(
      `https://${slug}/SearchJobs/?jobOffset=${offset}${offset > 0 ? `&folderOffset=${offset}` : ''}`,
    ),
  pageSize: null,
  cap: 2_000,
  // An empty answer that was "accepted" is a wall against programs.
  judge: ({ status, body }) => (status === 202 && body.trim() === '' ? 'wall' : null),
  list,
  schema: Row,
  id: idOf,
  detail: {
    request: ({ url }) => getPage(url),
    read: (document) => document,
    isOf: (document, row) => page.read(document) !== null || isNamed(document.body, row),
    // A portal with another design keeps its address, so that the next scan does not ask again.
    keep: (document) => page.keep(document) || `<a href="${document.finalUrl}"></a>`,
  },
  posting,
});

/** The portal comes before the word for a page, after a language. */
function slugOf(url: URL): string | null {
  if (boardSubdomain(url, 'avature.net') === null) return null;
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  const [first = '', second = ''] = segments;
  const path = /^[a-z]{2}_[A-Z]{2}$/.test(first) ? [first, second] : [first];
  const portal = path.at(-1) ?? '';
  const isPortal = /^[A-Za-z][\w-]*$/.test(portal) && !pages.test(portal);
  const isNamed = isPortal && (portal.toLowerCase() === 'careers' || boardName(portal) !== null);
  return isNamed ? `${vendorHost(url)}/${path.join('/')}` : null;
}

/** Words for pages and files, where the portal has no path. */
const pages = /^(portal|SearchJobs|JobDetail|FolderDetail|Login|Register|ApplicationMethods)$/i;

const rows = rowList({
  container: '.section__content__results, form[action*="/SearchJobs"]',
  row: 'article, .jobItem, li, tr',
  parts: {
    url: 'a[href*="/JobDetail/"], a[href*="/FolderDetail/"]@href',
    title: 'a[href*="/JobDetail/"], a[href*="/FolderDetail/"]',
    facts: '.article__header__text__subtitle span+',
    labelled: '.article__header__text__subtitle p+',
    place: '.locationText',
    day: '.daysAgo',
  },
  needs: 'url',
  key: 'url',
  range: '.list-controls__text__legend, .list-controls__legend',
  next: 'a.paginationNextLink',
});

/** Past its end a portal leads back to the second page. */
function list(document: WebDocument): Listed {
  const listed = rows(document);
  const says = listed.total === null && listed.entries.length > 0;
  return { ...listed, more: says ? (listed.more ?? null) : null };
}

function idOf({ url }: Row): string {
  return /(\d+)\/?(?:[?#].*)?$/.exec(url)?.[1] ?? url;
}

const isNamed = (html: string, row: Row): boolean =>
  new RegExp(`/(?:Job|Folder)Detail/[^"'\\s]*\\b${idOf(row)}\\b`).test(html);

function posting(row: Row, document: WebDocument | null): RawPosting {
  const facts = row.facts?.split('\n') ?? [];
  const posted = [row.day, ...facts].find((fact) => /^posted\b/i.test(fact ?? ''));
  const listed = rawPosting({
    externalId: idOf(row),
    title: row.title,
    url: row.url,
    locations: [placeOf(row, facts)],
    postedAt: dayOf(posted ?? null),
  });
  return document === null ? listed : joinPostings(listed, page.read(document));
}

/** "Posted Jul-28-2026", "Posted: 10-Jul-2025". */
function dayOf(text: string | null): string | null {
  const day = text?.replace(/^posted(?: on)?:?\s*/i, '') ?? null;
  return isoDate(day?.replace(/^(\p{L}{3,})-(\d\d?)-(\d{4})$/u, '$1 $2, $3'));
}

/** With labels, or in the facts before the reference. */
function placeOf(row: Row, facts: readonly string[]): Location | null {
  if (row.place !== null) return namedLocation(row.place);
  const pairs = (row.labelled ?? '').split('\n').map((text) => text.split(/:\s*/));
  const value = labelled(
    pairs.map(([label = '']) => label).join('\n'),
    pairs.map(([, ...rest]) => rest.join(': ')).join('\n'),
  );
  const [city, region] = [value(/^city/i), value(/state|province|region/i)];
  const country = value(/^country/i);
  if (city !== null || country !== null) return locationOf({ city, region, country });
  const text = value(/location/i);
  if (text !== null) return namedLocation(text);
  const end = facts.findIndex((fact) => /^ref\b|#/i.test(fact));
  return end === -1 ? null : namedLocation(facts.slice(0, end).join(', '));
}
