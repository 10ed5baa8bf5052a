import { referencesOf } from './page-references.ts';
import { siteName } from './site.ts';
import type { Page, SourceMatch } from './source.ts';

/** Reads the slug in an address of the vendor; null for any other address. */
export type SlugOf = (url: URL) => string | null;

/** Addresses by where they stand, each once: a page may link to one opening at every corner. */
type Tally = { readonly slug: string } & Readonly<Record<Place, Set<string>>>;
type Place = (typeof places)[number];

const places = ['embeds', 'links', 'mentions'] as const;

/**
 * The board a page stands for: its own address, else the board it embeds, else the one it links
 * to. The more the page speaks of one board, the surer; a single link may be a partner's, and
 * counts for less than openings of the page's own, unless the board is named like the site.
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

/** The surer of two matches; of equals the first. */
export function strongest(a: SourceMatch | null, b: SourceMatch | null): SourceMatch | null {
  return (a?.confidence ?? 0) >= (b?.confidence ?? 0) ? a : b;
}

function talliesOf(page: Page, slugOf: SlugOf): readonly Tally[] {
  const tallies = new Map<string, Tally>();
  const references = referencesOf(page);
  for (const place of places) {
    for (const address of references[place]) {
      const url = URL.parse(address);
      const slug = url === null ? null : slugOf(url);
      if (slug === null) continue;
      const key = slug.toLowerCase();
      const tally = tallies.get(key) ?? emptyTally(slug);
      tally[place].add(address);
      tallies.set(key, tally);
    }
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
