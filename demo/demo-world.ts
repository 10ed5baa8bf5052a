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
  /** `body` is that of a POST. */
  readonly answer: (
    url: URL,
    body?: string,
  ) => { readonly answer: SiteAnswer; readonly waitMs: number | null };
  /** Moves on every company whose openings a scan can see in full. */
  readonly advance: () => void;
};

type Played = { readonly company: DemoCompany; readonly fault: Fault; isListed: boolean };

/** Ids of openings start here, with a range of `idsEach` for each company. */
const firstId = 5_000_000;
const idsEach = 10_000;

/**
 * The companies at their beginning, from which posting dates count back. `steps` is the number of
 * moments of their past, with the beginning.
 */
export const createDemoCompanies = (startedAtMs: number, steps: number): readonly DemoCompany[] =>
  rows.map((row, index) => createDemoCompany(row, firstId + index * idsEach, startedAtMs, steps));

/** `now` gives milliseconds since 1970; `steps` are the moments of the past, the first the beginning. */
export function createDemoWorld(now: () => number, steps: readonly number[] = [now()]): DemoWorld {
  const [startedAtMs = now(), ...later] = steps;
  const companies = createDemoCompanies(startedAtMs, steps.length);
  for (const atMs of later) for (const company of companies) company.advance(atMs);
  const played = companies.map(
    (company): Played => ({ company, fault: createFault(company), isListed: false }),
  );
  const playedBoards = boardKinds.map(boardOf);
  const hosts = new Set([...vendorHosts, ...played.flatMap(({ company }) => ownHosts(company))]);

  function answer(url: URL, body = ''): ReturnType<DemoWorld['answer']> {
    const one = played.find(({ company }) => isAt(company, url));
    const waitMs = one?.fault.waitMs ?? null;
    if (url.pathname === '/robots.txt') return { answer: openRobots, waitMs };
    if (one !== undefined) return { answer: answerOf(one, url, body), waitMs };
    const board = playedBoards.find((each) => each.hosts.includes(url.host));
    return { answer: board?.answer(url, body, () => null) ?? unknownPage, waitMs };
  }

  /** A repeated request for a list finds it one step further. */
  function answerOf(one: Played, url: URL, body: string): SiteAnswer {
    const { company, fault } = one;
    const isList = startsList(company, url, body);
    if (isList && one.isListed && !fault.hidesOpenings) company.advance(now());
    const given = fault.answer(url, (asked) => healthyAnswer(company, asked, body));
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
  [row.careersHost ?? [], board.ownHosts(row.slug)].flat();

/** Companies share a vendor's hosts: there the rest of the address names the company. */
const isAt = (company: DemoCompany, url: URL): boolean =>
  company.row.careersHost === url.host || isOnBoard(company, url);

const isOnBoard = ({ row, board }: DemoCompany, url: URL): boolean =>
  [...board.ownHosts(row.slug), ...board.hosts].includes(url.host) &&
  board.slugIn(url) === row.slug;

const startsList = (company: DemoCompany, url: URL, body: string): boolean =>
  isOnBoard(company, url) && company.board.startsList(url, body);

/** What a company's own site and its board answer, without any fault. */
export function healthyAnswer(
  { row, board, shown }: DemoCompany,
  url: URL,
  body: string,
): SiteAnswer {
  if (url.host === row.careersHost) {
    const isCareers = url.href === shown.url;
    return isCareers ? embeddingPage(shown, board.careersUrl(row.slug)) : unknownPage;
  }
  return board.answer(url, body, (slug) => (slug === row.slug ? shown : null));
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
const createFault = (company: DemoCompany): Fault =>
  company.row.fault === undefined
    ? ordinary
    : { ...ordinary, ...faults[company.row.fault](company) };

const faults: Readonly<Record<FaultName, (company: DemoCompany) => Partial<Fault>>> = {
  error: () => ({
    answer: () => text('Something broke on our side.', 500),
    hidesOpenings: true,
  }),
  challenge: () => ({
    answer: () => challengePage({ isMarked: true }),
    hidesOpenings: true,
  }),
  /** The first half of the list comes; the next page never does. */
  cut: ({ shown }) => ({
    answer: (url, healthy) => {
      const offset = url.searchParams.get('offset');
      if (offset === null) return healthy(url);
      if (offset !== '0') return text('The list is being rebuilt.', 503);
      const half = new URL(url);
      half.searchParams.set('limit', String(Math.ceil(shown.postings.length / 2)));
      return healthy(half);
    },
    hidesOpenings: true,
  }),
  slow: () => ({ waitMs: seconds(1.5) }),
  /** The first request for the list gets a "come back later". */
  rate_limit: (company) => {
    let isDue = true;
    return {
      answer: (url, healthy) => {
        if (!isDue || !startsList(company, url, '')) return healthy(url);
        isDue = false;
        return { ...text('Too many requests.', 429), headers: { 'retry-after': '2' } };
      },
    };
  },
};
