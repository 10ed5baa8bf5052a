import type { BoardRef } from '#core/board-move.ts';
import { isHostOf } from '#core/url.ts';
import { boardsInPaths } from './rows/boards-in-paths.ts';
import { boardsOfSites } from './rows/boards-of-sites.ts';
import { boardsOnSubdomains } from './rows/boards-on-subdomains.ts';
import { siteOf } from './site.ts';
import type { SourceRow } from './source-row.ts';

/**
 * THE TABLE of sources, in order of means: what a vendor's API says beats what a page says. A new
 * job board is one file in `ats/` and one row in `rows/`, in the file that its slug tells. The page's
 * labels, the README, detection, politeness, first names of companies and the demo's hosts follow the
 * row.
 */
const rows = {
  ...boardsInPaths,
  ...boardsOnSubdomains,
  ...boardsOfSites,
  json_ld: {
    label: 'Careers page',
    means: 'json_ld',
    vendor: null,
    load: async () => (await import('./web/json-ld.ts')).jsonLd,
  },
  feed: {
    label: 'Job feed',
    means: 'feed',
    vendor: null,
    load: async () => (await import('./web/feed.ts')).feed,
  },
  sitemap: {
    label: 'Sitemap',
    means: 'sitemap',
    vendor: null,
    load: async () => (await import('./web/sitemap.ts')).sitemap,
  },
  embedded_state: {
    label: 'Page data',
    means: 'embedded_state',
    vendor: null,
    load: async () => (await import('./web/embedded-state.ts')).embeddedState,
  },
  site_api: {
    label: 'Site API',
    means: 'site_api',
    vendor: null,
    load: async () => (await import('./web/site-api.ts')).siteApi,
  },
  listing: {
    label: 'List of openings',
    means: 'listing',
    vendor: null,
    load: async () => (await import('./listing/listing.ts')).listing,
  },
  drawn: {
    label: 'Drawn page',
    means: 'drawn',
    vendor: null,
    load: async () => (await import('./listing/drawn.ts')).drawn,
  },
  model: {
    label: 'Language model',
    means: 'model',
    vendor: null,
    load: async () => (await import('./model/model.ts')).model,
  },
} satisfies Readonly<Record<string, SourceRow>>;

export type SourceId = keyof typeof rows;

/** The rows by id, in the order of the table. */
export const sources: Readonly<Record<SourceId, SourceRow>> = rows;

export const sourceIds = Object.keys(rows) as readonly SourceId[];

/** The row of a listing's or a company's source; null for an id of another version. */
export function sourceRow(id: string): SourceRow | null {
  return isSourceId(id) ? sources[id] : null;
}

const isSourceId = (id: string): id is SourceId => Object.hasOwn(rows, id);

/** The name people know a source by; its id where it belongs to another version. */
export const sourceLabel = (id: string): string => sourceRow(id)?.label ?? id;

/** The names of two boards as a sentence about a move has them. */
export function moveLabels(
  from: string,
  to: string,
): { readonly from: string; readonly to: string } {
  const isOwn = (id: string) => sourceRow(id)?.vendor === null;
  if (isOwn(from) && isOwn(to)) return { from: 'its old site', to: 'its new site' };
  const label = (id: string) => (isOwn(id) ? 'its own site' : sourceLabel(id));
  return { from: label(from), to: label(to) };
}

/** True for the host of a job board's vendor, and for that of a company at such a vendor. */
export function isVendorHost(host: string): boolean {
  return Object.values(sources).some(
    ({ vendor }) =>
      vendor !== null &&
      (vendor.hosts.includes(host) || vendor.domains.some((domain) => isHostOf(host, domain))),
  );
}

/** Two pages of one site, neither at a vendor: a company may move its own pages within its site. */
export function areOnOneSite(one: BoardRef, other: BoardRef): boolean {
  if ([one, other].some(({ source }) => sourceRow(source)?.vendor !== null)) return false;
  const [a, b] = [one, other].map(({ slug }) => URL.parse(slug)?.hostname);
  return a !== undefined && b !== undefined && siteOf(a) === siteOf(b);
}
