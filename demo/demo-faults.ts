import { seconds } from '#core/duration.ts';
import { challengePage } from './challenge-page.ts';
import type { DemoCompany } from './demo-company.ts';
import { type SiteAnswer, text } from './site-answer.ts';

/** What goes wrong at one company; `healthy` is what its site says by itself. */
export type Fault = {
  readonly answer: (url: URL, healthy: (url: URL) => SiteAnswer) => SiteAnswer;
  /** How long it takes to answer, where that is out of the ordinary. */
  readonly waitMs: number | null;
  /** True where no scan reads all of it, so that nothing new can be seen. */
  readonly hidesOpenings: boolean;
};

type FaultName = NonNullable<DemoCompany['row']['fault']>;

const ordinary: Fault = {
  answer: (url, healthy) => healthy(url),
  waitMs: null,
  hidesOpenings: false,
};

/** The fault of a company, with a memory of its own; nothing goes wrong where its row names none. */
export const createFault = ({ row, shown, board }: DemoCompany): Fault =>
  row.fault === undefined
    ? ordinary
    : { ...ordinary, ...faults[row.fault](board.listUrl(row.slug), shown.postings.length) };

const faults: Readonly<Record<FaultName, (listUrl: string, openings: number) => Partial<Fault>>> = {
  error: () => ({
    answer: () => text('Something broke on our side.', 500),
    hidesOpenings: true,
  }),
  challenge: () => ({
    answer: () => challengePage({ isMarked: true }),
    hidesOpenings: true,
  }),
  /** The first half of the list comes, the page after it never does. */
  cut: (_, openings) => ({
    answer: (url, healthy) => {
      const offset = url.searchParams.get('offset');
      if (offset === null) return healthy(url);
      if (offset !== '0') return text('The list is being rebuilt.', 503);
      const half = new URL(url);
      half.searchParams.set('limit', String(Math.ceil(openings / 2)));
      return healthy(half);
    },
    hidesOpenings: true,
  }),
  slow: () => ({ waitMs: seconds(1.5) }),
  /** The first to ask for the list is told to come back. */
  rate_limit: (listUrl) => {
    let isDue = true;
    return {
      answer: (url, healthy) => {
        if (!isDue || url.href !== listUrl) return healthy(url);
        isDue = false;
        return { ...text('Too many requests.', 429), headers: { 'retry-after': '2' } };
      },
    };
  },
};
