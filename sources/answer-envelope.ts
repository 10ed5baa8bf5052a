import { isRecord, toAmount } from './fields/lenient.ts';

/** Where answers say such things: at their top, or in one of these. */
const places = ['meta', 'paging', 'pagination', 'page', 'pageInfo', 'links', '_links', '_meta'];

const totalNames =
  /^(?:total|totalcount|totalfound|totalresults|totaljobs|totalhits|totalitems|totalelements|totalrecords|recordstotal|count|resultcount|numfound|jobscount)$/;
const nextNames =
  /^(?:next|nextpage|nexturl|nextpageurl|nextlink|nexttoken|nextpagetoken|nextcursor|nextoffset)$/;
const moreNames =
  /^(?:hasmore|hasnext|hasnextpage|morepages|moreavailable|hasmorepages|hasmoreresults)$/;
const lastNames = /^(?:last|islast|islastpage|iscomplete)$/;
const pageCountNames = /^(?:totalpages|pagecount|pages|numpages|lastpage)$/;

/** How many openings an answer of a board says there are; null where it does not say. */
export function totalIn(answer: unknown): number | null {
  const totals = statements(answer).flatMap(([name, value]) =>
    totalNames.test(name) ? (toAmount(value) ?? []) : [],
  );
  return totals.length === 0 ? null : Math.max(...totals);
}

/** True where an answer says of itself that a further one follows. */
export function goesOn(answer: unknown): boolean {
  return statements(answer).some(
    ([name, value]) =>
      (nextNames.test(name) && isNamed(value)) ||
      (moreNames.test(name) && value === true) ||
      (lastNames.test(name) && value === false) ||
      (pageCountNames.test(name) && (toAmount(value) ?? 1) > 1),
  );
}

/** An address, a token or a number, alone or as the `href` of a link. */
const isNamed = (value: unknown): boolean =>
  isRecord(value)
    ? isNamed(value.href ?? value.url)
    : (typeof value === 'string' && value.trim() !== '') ||
      (typeof value === 'number' && value > 0);

/** What an answer says beside its entries; names without case and underscores. */
function statements(answer: unknown): readonly (readonly [string, unknown])[] {
  if (!isRecord(answer)) return [];
  const inner = places.flatMap((place) => (isRecord(answer[place]) ? [answer[place]] : []));
  return [answer, ...inner].flatMap((record) =>
    Object.entries(record).map(
      ([name, value]) => [name.toLowerCase().replace(/[_-]/g, ''), value] as const,
    ),
  );
}
