import { createPicker } from '#demo/chances.ts';
import type { Trade } from './trade.ts';

export type Opening = {
  readonly id: number;
  /** Hexadecimal, says nothing. */
  readonly token: string;
  /** Lower-case ASCII words with the id, for addresses. */
  readonly slug: string;
  readonly title: string;
  readonly department: string;
  readonly place: string;
  readonly type: string;
  readonly pay: string | null;
  /** A day, such as `2026-10-03`. */
  readonly postedOn: string;
  readonly text: JobText;
};

export type JobText = {
  /** Names title and place: differs from those of all other openings. */
  readonly intro: string;
  readonly duties: readonly string[];
  readonly profile: readonly string[];
  readonly offer: string;
  readonly headings: readonly [string, string, string];
};

type Wanted = {
  readonly seed: string;
  readonly trade: Trade;
  readonly count: number;
  /** No title stands twice, for sites that print no place beside it. */
  readonly hasOwnTitles?: boolean;
};

const dayMs = 86_400_000;
const newestMs = Date.UTC(2026, 9, 30);

/**
 * The same openings for the same seed; a larger count keeps the first ones. Title and place
 * together never repeat.
 */
export function makeOpenings({ seed, trade, count, hasOwnTitles = false }: Wanted): Opening[] {
  const { one, some, happens, between } = createPicker(`zoo/${seed}`);
  const titles = Object.entries(trade.departments).flatMap(([department, list]) =>
    list.map((title) => ({ department, title })),
  );
  const taken = new Set<string>();
  const pool = hasOwnTitles ? [...some(titles, titles.length)] : titles;
  if (hasOwnTitles && titles.length < count) throw new Error(`${seed}: too few titles`);
  const openings: Opening[] = [];
  while (openings.length < count) {
    const { department, title } = hasOwnTitles ? (pool.shift() ?? one(titles)) : one(pool);
    const place = one(trade.places);
    if (taken.has(`${title}/${place}`)) continue;
    taken.add(`${title}/${place}`);
    const id = 1_200 + openings.length * 7 + Math.floor(between(0, 6));
    const filled = (sentence: string): string =>
      sentence
        .replaceAll('{title}', title)
        .replaceAll('{place}', place)
        .replaceAll('{team}', department);
    const { prose } = trade;
    openings.push({
      id,
      token: Math.floor(between(0x10_00_00, 0xff_ff_ff)).toString(16) + id.toString(16),
      slug: slugOf(title, id),
      title,
      department,
      place,
      type: one(trade.types),
      pay: trade.pays.length > 0 && happens(0.6) ? one(trade.pays) : null,
      postedOn: new Date(newestMs - Math.floor(between(0, 90)) * dayMs).toISOString().slice(0, 10),
      text: {
        intro: filled(one(prose.intros)),
        duties: some(prose.duties, Math.floor(between(3, 6))).map(filled),
        profile: some(prose.profile, Math.floor(between(3, 5))).map(filled),
        offer: filled(one(prose.offers)),
        headings: prose.headings,
      },
    });
  }
  return openings;
}

export type Staff = {
  /** What the company hires for now. */
  readonly openings: readonly Opening[];
  /** Closes the third opening and adds one at the top. */
  readonly moveOn: () => void;
};

/** Openings that can move on once, as between two scans. */
export function createStaff(wanted: Wanted): Staff {
  const all = makeOpenings({ ...wanted, count: wanted.count + 1 });
  const added = all.slice(-1);
  let openings: readonly Opening[] = all.slice(0, -1);
  return {
    get openings() {
      return openings;
    },
    moveOn: () => {
      openings = [...added, ...openings.filter((_, n) => n !== 2)];
    },
  };
}

/** The openings by department, in the order of their first. */
export function byDepartment(
  openings: readonly Opening[],
): readonly (readonly [string, readonly Opening[]])[] {
  const groups = new Map<string, Opening[]>();
  for (const opening of openings) {
    const group = groups.get(opening.department) ?? [];
    groups.set(opening.department, [...group, opening]);
  }
  return [...groups];
}

function slugOf(title: string, id: number): string {
  const words = title
    .normalize('NFKD')
    .replaceAll('ł', 'l')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
  return words === '' ? String(id) : `${words.replaceAll(' ', '-')}-${id}`;
}
