import type { Location } from './posting.ts';
import { searchWords } from './search-words.ts';
import { canonicalUrl } from './url.ts';

/** An opening as two boards of one company can be compared by. */
export type Role = {
  readonly id: string;
  readonly title: string;
  readonly places: readonly string[];
  /** Its page and its application page. */
  readonly links: readonly string[];
};

export const roleOf = (posting: {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
  readonly applyUrl: string | null;
  readonly locations: readonly Pick<Location, 'text'>[];
}): Role => ({
  id: posting.id,
  title: posting.title,
  places: posting.locations.map(({ text }) => text),
  links: [posting.url, posting.applyUrl].flatMap((link) => link ?? []),
});

/**
 * The same openings on two boards: by a common link of their own, else by title and place. Vendors spell places
 * differently, so "Berlin" is like "Berlin, Germany", and no place is like any. Each opening is in
 * one pair at most; pairs with equal places come before those with similar ones.
 */
export function pairRoles(
  before: readonly Role[],
  after: readonly Role[],
): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  const taken = new Set<string>();
  const pairBy = (keysOf: (role: Role) => readonly string[], fits: Fits) => {
    const left = after.filter(({ id }) => !taken.has(id));
    const byKey = new Map<string, Role[]>();
    for (const role of left) {
      for (const key of keysOf(role)) byKey.set(key, [...(byKey.get(key) ?? []), role]);
    }
    for (const role of before) {
      if (pairs.has(role.id)) continue;
      const found = keysOf(role)
        .flatMap((key) => byKey.get(key) ?? [])
        .find((each) => !taken.has(each.id) && fits(role, each));
      if (found === undefined) continue;
      pairs.set(role.id, found.id);
      taken.add(found.id);
    }
  };
  const titles = ({ title }: Role) => [searchWords(title)];
  const listed = ownLinks(after);
  const own = new Set([...ownLinks(before)].filter((link) => listed.has(link)));
  pairBy(
    (role) => role.links.map(comparable).filter((link) => own.has(link)),
    () => true,
  );
  pairBy(titles, (a, b) => a.id === b.id && areLike(a, b));
  pairBy(titles, (a, b) => placesOf(a).join('|') === placesOf(b).join('|'));
  pairBy(titles, areLike);
  return pairs;
}

/** Links that only one opening has: a page of many openings tells none apart. */
function ownLinks(roles: readonly Role[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { links } of roles) {
    for (const link of new Set(links.map(comparable)))
      counts.set(link, (counts.get(link) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([link, count]) => (count === 1 ? [link] : [])));
}

type Fits = (before: Role, after: Role) => boolean;

function comparable(link: string): string {
  try {
    return canonicalUrl(link);
  } catch {
    // A board may state odd links; they pair only with themselves.
    return link;
  }
}

const placesOf = ({ places }: Role): readonly string[] =>
  places
    .map(searchWords)
    .filter((place) => place !== '')
    .toSorted();

function areLike(a: Role, b: Role): boolean {
  const [ours, theirs] = [placesOf(a), placesOf(b)];
  if (ours.length === 0 || theirs.length === 0) return true;
  return ours.some((place) => theirs.some((other) => within(place, other) || within(other, place)));
}

const within = (part: string, whole: string): boolean => ` ${whole} `.includes(` ${part} `);
