import type { Insights } from '#renderer/model.ts';

/** Fewer than these say too little. */
const fewest = 10;
/** How many bars are as high as the heading between two charts. */
const headingBars = 4;

/**
 * Of the most frequent skills as many as end where the two charts beside them do; the filters of the
 * openings have them all.
 */
export function skillsToShow({
  skills,
  seniorities,
  workplaces,
}: Pick<Insights, 'skills' | 'seniorities' | 'workplaces'>): Insights['skills'] {
  const beside = [...seniorities, ...workplaces].filter(({ count }) => count > 0);
  return skills.slice(0, Math.max(fewest, beside.length + headingBars));
}
