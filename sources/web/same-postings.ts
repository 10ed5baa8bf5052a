import type { RawPosting } from '#core/posting.ts';
import { mergePostings } from '../fields/raw-posting.ts';
import { identifierOf, ownUrl, readJobPosting } from './job-posting.ts';
import type { JsonLdNode } from './json-ld-nodes.ts';
import { pageKey } from './page-key.ts';

export type Sighting = {
  readonly posting: RawPosting;
  readonly identifier: string | null;
  /** Canonical: the posting's own, else that of its page, with the title if several share it. */
  readonly address: string;
  /** False if a page of several postings does not give this one's address. */
  readonly isOwnAddress: boolean;
};

export function sightingsOn(nodes: readonly JsonLdNode[], pageUrl: string): readonly Sighting[] {
  const seen = nodes.flatMap((node) => {
    const posting = readJobPosting(node, pageUrl);
    if (posting === null) return [];
    const stated = ownUrl(node, pageUrl);
    const place = pageKey(stated ?? pageUrl);
    return [{ posting, identifier: identifierOf(node), place, isStated: stated !== null }];
  });
  const titles = grouped(
    seen,
    ({ place }) => place,
    ({ posting }) => titleKey(posting.title),
  );
  return seen.map(({ posting, identifier, place, isStated }) => {
    const isShared = (titles.get(place)?.size ?? 0) > 1;
    const address = isShared ? `${place}#${titleKey(posting.title)}` : place;
    return { posting, identifier, address, isOwnAddress: isStated || seen.length === 1 };
  });
}

/**
 * Merges the pages of each posting. Its id is the site's identifier, unless several postings share
 * it: then its own address. An equal title proves nothing.
 */
export function mergeSame(sightings: readonly Sighting[]): readonly RawPosting[] {
  const own = addressesOf(sightings.filter(({ isOwnAddress }) => isOwnAddress));
  const others = addressesOf(sightings.filter(({ isOwnAddress }) => !isOwnAddress));
  const isShared = (identifier: string): boolean =>
    [own, others].some((addresses) => (addresses.get(identifier)?.size ?? 0) > 1);

  const merged = new Map<string, RawPosting>();
  for (const { posting, identifier, address } of sightings) {
    const externalId = identifier === null || isShared(identifier) ? address : identifier;
    const named = { ...posting, externalId };
    const known = merged.get(externalId);
    merged.set(externalId, known ? mergePostings(known, named) : named);
  }
  return [...merged.values()];
}

const addressesOf = (sightings: readonly Sighting[]) =>
  grouped(
    sightings,
    ({ identifier }) => identifier ?? '',
    ({ address }) => address,
  );

function grouped<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  memberOf: (item: T) => string,
): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = new Map<string, Set<string>>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, (groups.get(key) ?? new Set()).add(memberOf(item)));
  }
  return groups;
}

const titleKey = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, '-')
    .replace(/^-|-$/g, '');
