import { seconds } from '#core/duration.ts';
import { boardKinds, boardOf, vendorHosts } from './boards.ts';
import { createDemoCompany, type DemoCompany } from './demo-company.ts';
import { companies as rows } from './demo-content.ts';
import { embeddingPage } from './pages.ts';
import { challengePage, openRobots, type SiteAnswer, text, unknownPage } from './site-answer.ts';

/** The demo's companies and their sites' answers, without a server. */
export type DemoWorld = {
  readonly companies: readonly DemoCompany[];
  readonly hosts: readonly string[];
  readonly answer: (url: URL) => { readonly answer: SiteAnswer; readonly waitMs: number | null };
  /** Moves on every company whose openings a scan can see in full. */
  readonly advance: () => void;
};

type Played = { readonly company: DemoCompany; readonly fault: Fault; isListed: boolean };

/** Ids of openings start here, with a range of `idsEach` for each company. */
const firstId = 5_000_000;
const idsEach = 10_000;

/** `now` gives milliseconds since 1970; posting dates count back from it. */
export function createDemoWorld(now: () => number): DemoWorld {
  const startedAtMs = now();
  const played = rows.map((row, index): Played => {
    const company = createDemoCompany(row, firstId + index * idsEach, startedAtMs);
    return { company, fault: createFault(company), isListed: false };
  });
  const playedBoards = boardKinds.map(boardOf);
  const hosts = new Set([...vendorHosts, ...played.flatMap(({ company }) => ownHosts(company))]);

  function answer(url: URL): ReturnType<DemoWorld['answer']> {
    const one = played.find(({ company }) => isAt(company, url));
    const waitMs = one?.fault.waitMs ?? null;
    if (url.pathname === '/robots.txt') return { answer: openRobots, waitMs };
    if (one !== undefined) return { answer: answerOf(one, url), waitMs };
    const board = playedBoards.find((each) => each.hosts.includes(url.host));
    return { answer: board?.answer(url, () => null) ?? board?.unknown ?? unknownPage, waitMs };
  }

  /** A repeated request for a list finds it one step further. */
  function answerOf(one: Played, url: URL): SiteAnswer {
    const { company, fault } = one;
    const isList = url.href === company.board.listUrl(company.row.slug);
    if (isList && one.isListed && !fault.hidesOpenings) company.advance(now());
    const given = fault.answer(url, (asked) => healthyAnswer(company, asked));
    one.isListed ||= isList && given.status === 200;
    return given;
  }

  return {
    companies: played.map(({ company }) => company),
    hosts: [...hosts],
    answer,
    advance: () => {
      for (const { company, fault } of played) if (!fault.hidesOpenings) company.advance(now());
    },
  };
}

const ownHosts = ({ row, board }: DemoCompany): readonly string[] =>
  [row.careersHost, board.ownHost?.(row.slug)].filter((host) => host !== undefined);

/** Companies share a vendor's hosts: there the path names the company. */
const isAt = (company: DemoCompany, url: URL): boolean =>
  ownHosts(company).includes(url.host) ||
  (company.board.hosts.includes(url.host) && url.pathname.split('/').includes(company.row.slug));

function healthyAnswer({ row, board, shown }: DemoCompany, url: URL): SiteAnswer {
  if (url.host === row.careersHost) {
    const isCareers = url.href === shown.url;
    return isCareers ? embeddingPage(shown, board.careersUrl(row.slug)) : unknownPage;
  }
  return board.answer(url, (slug) => (slug === row.slug ? shown : null)) ?? board.unknown;
}

/** A fault of one company's site; `healthy` is the answer without it. */
type Fault = {
  readonly answer: (url: URL, healthy: (url: URL) => SiteAnswer) => SiteAnswer;
  /** The wait before an answer, if unusual. */
  readonly waitMs: number | null;
  /** True if no scan can read the whole list, so new openings would not show. */
  readonly hidesOpenings: boolean;
};

type FaultName = NonNullable<DemoCompany['row']['fault']>;

const ordinary: Fault = {
  answer: (url, healthy) => healthy(url),
  waitMs: null,
  hidesOpenings: false,
};

/** A stateful fault for a company; without one in its row, nothing goes wrong. */
const createFault = ({ row, shown, board }: DemoCompany): Fault =>
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
  /** The first half of the list comes; the next page never does. */
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
  /** The first request for the list gets a "come back later". */
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
