import type { Means } from '#core/listing.ts';
import type { Source } from './source.ts';

/** How fast a vendor may be asked while its answers are healthy. */
export type Allowance = {
  readonly atOnce: number;
  /** The shortest time between the starts of two requests. */
  readonly gapMs: number;
};

/**
 * For a vendor without facts of its own: as many at a time as the user's setting says, one right
 * after another.
 */
export const usualAllowance: Allowance = { atOnce: 16, gapMs: 0 };

/** A company that hosts job boards for others, and where its boards are found. */
export type Vendor = {
  /** The page on which a board's openings are shown. */
  readonly careersUrl: (slug: string) => string;
  /** Hosts that all boards share: the path names the company. */
  readonly hosts: readonly string[];
  /** Domains under which each company has a host: `{company}.{domain}`. */
  readonly domains: readonly string[];
  /** Requests to all its hosts and domains share it. */
  readonly allowance: Allowance;
  /** The company's name in an address, if it is not the host's first label or first in the path. */
  readonly nameIn?: (url: URL) => string | null;
  /** A slug for tests, if `acme` is none: `acme.wd5.myworkdayjobs.com/External`. */
  readonly exampleSlug?: string;
  /** The query parameter by which a company's own page names an opening: `gh_jid`. */
  readonly openingParameter?: string;
  /** A company's own domain answers the API too, so that the host can be the slug. */
  readonly isServedOnOwnDomains?: true;
  /** The vendor has no host for boards: only marks in pages of companies tell. */
  readonly isOnOwnDomainsOnly?: true;
};

/** What the rest of Rolewatch needs to know of a source without loading it. */
export type SourceRow = {
  /** The name people know it by. */
  readonly label: string;
  readonly means: Means;
  /** Null for a way to read a company's own pages. */
  readonly vendor: Vendor | null;
  readonly load: () => Promise<Source>;
};

type BoardFacts = Partial<Omit<Vendor, 'careersUrl'>> & {
  /** Where a board is shown, with `{slug}` for its name: `https://{slug}.breezy.hr/`. */
  readonly at: string;
  readonly load: SourceRow['load'];
};

/** The row of a vendor whose own API or pages list the openings of many companies. */
export const boardsOf = (
  label: string,
  { at, load, hosts = [], domains = [], allowance = usualAllowance, ...more }: BoardFacts,
): SourceRow => ({
  label,
  means: 'ats_api',
  vendor: {
    careersUrl: (slug) => at.replace('{slug}', () => slug),
    ...{ hosts, domains, allowance, ...more },
  },
  load,
});
