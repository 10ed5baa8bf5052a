import { referencesOf } from './page-references.ts';
import { siteName } from './site.ts';
import type { Page, Source, SourceMatch } from './source.ts';
import { matchWidget, type Widget } from './widget-settings.ts';

export type SlugOf = (url: URL) => string | null;

/** What tells that a page is a vendor's board, or leads to one. */
export type BoardSigns =
  | {
      readonly slugOf: SlugOf;
      /** In pages that the vendor serves on a company's own host, which is then the slug. */
      readonly mark?: RegExp;
      /** The vendor's widget, whose settings name the board. */
      readonly widget?: Widget;
    }
  /** For a vendor whose boards show in another way. */
  | Pick<Source, 'match'>;

/** How the boards with these signs are found. */
export function matchBy(signs: BoardSigns): Source['match'] {
  if ('match' in signs) return signs.match;
  const { slugOf, mark, widget } = signs;
  return (page) => {
    const named = matchBoard(page, slugOf);
    const served = mark === undefined ? named : strongest(named, matchMarkedHost(page, mark));
    return widget === undefined ? served : strongest(served, matchWidget(page, widget));
  };
}

/** Addresses by position on the page, each once: a page may repeat the link to an opening. */
type Tally = { readonly slug: string } & Readonly<Record<Place, Set<string>>>;
type Place = (typeof places)[number];

const places = ['embeds', 'links', 'mentions'] as const;

/**
 * The board of a page: its own address, else the board it embeds, else the one it links to. More
 * mentions raise the confidence. A single link may be a partner's: it counts less than the page's
 * own openings, unless the board has the name of the site.
 */
export function matchBoard(page: Page, slugOf: SlugOf): SourceMatch | null {
  const own = slugOf(page.url);
  if (own !== null) {
    return { slug: own, confidence: 1, evidence: `${page.url.hostname} in the address` };
  }
  const name = siteName(page.url.hostname);
  const matches = talliesOf(page, slugOf).map((tally) => weigh(tally, name));
  return matches.toSorted((a, b) => b.confidence - a.confidence)[0] ?? null;
}

/** The surer of two matches; the first of equal ones. */
export function strongest(a: SourceMatch | null, b: SourceMatch | null): SourceMatch | null {
  return (a?.confidence ?? 0) >= (b?.confidence ?? 0) ? a : b;
}

/**
 * The page's own host as its board, if a mark shows that a vendor serves the page on a company's
 * domain; with `slugOf`, more of its address. Vendors' own pages have the marks too: the source's
 * probe must tell.
 */
export function matchMarkedHost(
  { url, html }: Page,
  mark: RegExp,
  slugOf: SlugOf = ({ host }) => host,
): SourceMatch | null {
  const found = html === null ? null : mark.exec(html);
  const slug = found === null ? null : slugOf(url);
  if (found === null || slug === null) return null;
  return { slug, confidence: 0.8, evidence: `the page contains "${found[0]}"` };
}

type Mention = { readonly place: Place; readonly address: string; readonly url: URL };

/** The distinct addresses of a page; parsed once, however many sources ask. */
const knownMentions = new WeakMap<Page, readonly Mention[]>();

function mentionsOf(page: Page): readonly Mention[] {
  const known = knownMentions.get(page);
  if (known !== undefined) return known;
  const references = referencesOf(page);
  const mentions = places.flatMap((place) =>
    [...new Set(references[place])].flatMap((address) => {
      const url = URL.parse(address);
      return url === null ? [] : [{ place, address, url }];
    }),
  );
  knownMentions.set(page, mentions);
  return mentions;
}

function talliesOf(page: Page, slugOf: SlugOf): readonly Tally[] {
  const tallies = new Map<string, Tally>();
  for (const { place, address, url } of mentionsOf(page)) {
    const slug = slugOf(url);
    if (slug === null) continue;
    const key = slug.toLowerCase();
    const tally = tallies.get(key) ?? emptyTally(slug);
    tally[place].add(address);
    tallies.set(key, tally);
  }
  return [...tallies.values()];
}

const emptyTally = (slug: string): Tally => ({
  slug,
  embeds: new Set(),
  links: new Set(),
  mentions: new Set(),
});

function weigh({ slug, embeds, links, mentions }: Tally, name: string): SourceMatch {
  const bonus = resembles(slug, name) ? 0.04 : 0;
  const match = (confidence: number, evidence: string): SourceMatch => ({
    slug,
    confidence: confidence + bonus,
    evidence,
  });
  if (embeds.size > 0) return match(0.95, `the page embeds the board "${slug}"`);
  if (links.size >= 3) return match(0.85, `${links.size} links to the board "${slug}"`);
  if (mentions.size > 0) return match(0.8, `a script of the page names the board "${slug}"`);
  if (links.size === 2) return match(0.7, `2 links to the board "${slug}"`);
  return match(bonus > 0 ? 0.5 : 0.45, `a link to the board "${slug}"`);
}

const resembles = (slug: string, name: string): boolean => {
  // A slug may begin with its region: `eu:acme`.
  const [a = '', b = ''] = [slug.replace(/^\w+:/, ''), name].map((word) =>
    word.toLowerCase().replace(/[^a-z\d]/g, ''),
  );
  return a !== '' && b !== '' && (a.startsWith(b) || b.startsWith(a));
};
