import type { JsonPath } from '#core/recipe.ts';
import { isRecord, toAmount, toCount } from '../fields/lenient.ts';
import { plainKey } from './field-words.ts';
import { every, ofType, valueIn } from './json-path.ts';

/** What a JSON answer says beside its list, and where. */
export type ListFacts = {
  /** Openings on all pages. */
  readonly total: { readonly path: JsonPath; readonly value: number } | null;
  /** The address of the next page. */
  readonly link: { readonly path: JsonPath; readonly value: string } | null;
  /** Texts or numbers that may ask for the next page, likeliest first. */
  readonly cursors: readonly { readonly path: JsonPath; readonly value: string | number }[];
  /** True or false if the answer says whether a page follows; else null. */
  readonly more: boolean | null;
};

type Said = { readonly name: string; readonly path: JsonPath; readonly value: unknown };

const inside =
  /^(?:meta|paging|pagination|pager|page|pageinfo|links|info|header|summary|resultinfo|cursor|headers)$/;
const totals =
  /^(?:total|totalcount|totalfound|totalresults|totaljobs|totalhits|totalitems|totalelements|totalrecords|totalnumber|recordstotal|recordsfiltered|nbhits|numfound|found|jobscount|jobcount|hitcount|resultcount|resultscount|totalvacancies|totalpositions|count|value|hits|gesamt|anzahl|treffer)$/;
const links = /^(?:next|nextpage|nexturl|nextpageurl|nextlink|href|url)$/;
const cursors =
  /^(?:endcursor|nextcursor|cursor|next|nexttoken|nextpagetoken|continuationtoken|aftercursor|after|nextkey|lastkey|scrollid|nextoffset|nextpage)$/;
const goesOn =
  /^(?:hasmore|hasnext|hasnextpage|morepages|moreavailable|hasmorepages|hasmoreresults|more)$/;
const ends = /^(?:last|islast|islastpage|iscomplete|lastpage)$/;

/** The facts of a list: those nearest to it count. */
export function listFactsOf(json: unknown, list: JsonPath): ListFacts {
  const said = statements(json, list);
  const listed = valueIn(json, list.slice(0, -1));
  const shown = Array.isArray(listed) ? listed.length : 0;
  const total = said.flatMap(({ name, path, value }) => {
    const count = totals.test(name) ? toCount(value) : null;
    return count === null || count < shown || count > 1_000_000 ? [] : [{ path, value: count }];
  });
  const link = said.flatMap(({ name, path, value }) =>
    links.test(name) && typeof value === 'string' && /^(?:https?:\/\/|\/|\?)\S+$/.test(value)
      ? [{ path, value }]
      : [],
  );
  const named = link.filter(({ path }) => path.some((key) => /next/i.test(key)));
  const flags = said.flatMap(({ name, value }) => {
    if (typeof value !== 'boolean') return [];
    return goesOn.test(name) ? [value] : ends.test(name) ? [!value] : [];
  });
  return {
    total: total[0] ?? null,
    link: named[0] ?? null,
    cursors: said
      .filter(({ name, value }) => cursors.test(name) && isCursor(value))
      .map(({ path, value }) => ({ path, value: value as string | number })),
    more: flags[0] ?? null,
  };
}

const isCursor = (value: unknown): boolean =>
  (typeof value === 'number' && value > 0) ||
  (typeof value === 'string' && value !== '' && value.length <= 2_000 && !/\s/.test(value));

/** Where the list is within reach: further out, a number counts other things. */
const reach = 3;

/** The plain values around a list, and inside what stands beside it for paging. */
function statements(json: unknown, list: JsonPath): readonly Said[] {
  const end = list.findIndex((key) => key === every || key.startsWith(ofType));
  const path = end === -1 ? list : list.slice(0, end);
  const said: Said[] = [];
  const add = (at: JsonPath, depth: number): void => {
    const record = valueIn(json, at);
    if (!isRecord(record)) return;
    for (const [key, value] of Object.entries(record)) {
      const name = plainKey(key);
      if (!isRecord(value)) said.push({ name, path: [...at, key], value });
      else if (depth > 0 && (inside.test(name) || totals.test(name) || name === 'next')) {
        add([...at, key], depth - 1);
      }
    }
  };
  for (let up = 1; up <= reach && up <= path.length; up += 1)
    add(path.slice(0, path.length - up), 2);
  return said;
}

/** The number that a path states; null if it states none. */
export const countAt = (json: unknown, path: JsonPath | null): number | null =>
  path === null ? null : toCount(toAmount(valueIn(json, path)));
