import { toParams } from '#renderer/filter-params.ts';
import type { Insights, PostingFilter, Seniority, Workplace } from '#renderer/model.ts';
import { hrefTo } from '#renderer/routes.ts';

type Week = Insights['weeks'][number];
type Band = Insights['pay']['bands'][number];

/** Where each bar and point leads: the openings that it counts. */
export const chartLinks = {
  /** Those that were new in it, closed since or not. */
  week: ({ from, to }: Week) => openings({ firstSeenFrom: from, firstSeenBefore: to }),
  company: (id: string) => open({ companies: [id] }),
  skill: (skill: string) => open({ skills: [skill] }),
  seniority: (value: Seniority) => open({ seniorities: [value] }),
  workplace: (value: Workplace) => open({ workplaces: [value] }),
  /** Filters know no upper end: its openings and those that pay more. The lowest band: all that pay. */
  pay: ({ from }: Band) => open({ minSalary: Math.max(1, from), sort: 'salary' }),
} as const;

const openings = (filter: PostingFilter): string =>
  hrefTo('openings', { params: toParams(filter) });

const open = (filter: PostingFilter): string => openings({ ...filter, status: 'open' });
