import type { Insights } from '#renderer/model.ts';
import { insightsStrings } from '#renderer/strings/insights.ts';
import { labels } from '#renderer/strings/labels.ts';
import type { ChartName } from './chart-data.ts';
import { amount, share } from './money.ts';

/** The finding of each chart in a sentence; '' if there is nothing to say. */
export const sentences: Readonly<Record<ChartName, (insights: Insights) => string>> = {
  weeks: ({ weeks }) => weeksSentence(weeks),
  companies: ({ companies, open }) => {
    const most = largest(companies, (company) => company.open);
    return most === undefined
      ? ''
      : insightsStrings.companies.sentence(most.name, most.open, share(most.open, open));
  },
  pay: ({ pay: { stated: n, median, currency } }) =>
    median === null ? '' : insightsStrings.pay.sentence(n, amount(median, currency)),
  skills: ({ skills, open }) => {
    const most = largest(skills, ({ count }) => count);
    return most === undefined
      ? ''
      : insightsStrings.skills.sentence(most.value, most.count, share(most.count, open));
  },
  seniorities: ({ seniorities, open }) => {
    const most = largest(seniorities, ofStated);
    return most?.value == null
      ? ''
      : insightsStrings.seniorities.sentence(
          labels.seniorities[most.value],
          most.count,
          share(most.count, open),
        );
  },
  workplaces: ({ workplaces, open }) => {
    const most = largest(workplaces, ofStated);
    return most?.value == null
      ? ''
      : insightsStrings.workplaces.sentence(
          labels.workplaces[most.value],
          most.count,
          share(most.count, open),
        );
  },
};

/** Compares with the four weeks before if those are known. */
function weeksSentence(weeks: Insights['weeks']): string {
  const words = insightsStrings.weeks;
  const now = fresh(weeks.slice(-4));
  const earlier = weeks.slice(-8, -4);
  const wasWatching = earlier.length === 4 && earlier[0] !== undefined && earlier[0].open !== null;
  if (!wasWatching) return words.first(now);
  const more = now - fresh(earlier);
  if (more === 0) return words.same(now);
  return more > 0 ? words.more(now, more) : words.fewer(now, -more);
}

const fresh = (weeks: Insights['weeks']): number => weeks.reduce((sum, week) => sum + week.new, 0);

const ofStated = ({ value, count }: { readonly value: string | null; readonly count: number }) =>
  value === null ? -1 : count;

function largest<T>(items: readonly T[], sizeOf: (item: T) => number): T | undefined {
  const most = Math.max(...items.map(sizeOf));
  return items.find((item) => sizeOf(item) === most);
}
