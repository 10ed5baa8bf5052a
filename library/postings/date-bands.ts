import { days } from '#core/duration.ts';
import type { DeadlineBand, StartBand } from '#core/posting-filter.ts';
import type { Condition } from './conditions.ts';

/** The facets of dates, whose bands move with today. */
export const dateFacets = ['starts', 'deadlines'] as const;
export type DateFacet = (typeof dateFacets)[number];

type Bands = { readonly starts: readonly StartBand[]; readonly deadlines: readonly DeadlineBand[] };

/** From the earliest on. */
export const dateBands: Bands = {
  starts: ['asap', 'month', 'quarter', 'later'],
  deadlines: ['passed', 'week', 'month', 'later'],
};

/** SQL: the band of a posting's date; null if it states none. A month counts from its first day. */
export function dateBand(facet: DateFacet, now: Date): Condition {
  const day = (ahead: number) => new Date(now.getTime() + days(ahead)).toISOString().slice(0, 10);
  if (facet === 'starts') {
    return {
      sql: `CASE WHEN p.startDate IS NULL THEN NULL WHEN p.startDate = 'asap' THEN 'asap'
        WHEN p.startDate < ? THEN 'month' WHEN p.startDate < ? THEN 'quarter' ELSE 'later' END`,
      values: [day(32), day(93)],
    };
  }
  // The day that a site gives may move without any other change: its column follows it.
  const last = 'coalesce(p.deadline, substr(p.validThrough, 1, 10))';
  return {
    sql: `CASE WHEN ${last} IS NULL THEN NULL WHEN ${last} < ? THEN 'passed'
      WHEN ${last} < ? THEN 'week' WHEN ${last} < ? THEN 'month' ELSE 'later' END`,
    values: [day(0), day(8), day(32)],
  };
}
