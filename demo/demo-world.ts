import type { Board } from './boards/board.ts';
import { boardKinds, boards } from './boards.ts';
import { companies as rows } from './content.ts';
import { createDemoCompany, type DemoCompany } from './demo-company.ts';
import { createFault, type Fault } from './demo-faults.ts';
import { embeddingPage } from './pages.ts';
import { openRobots, type SiteAnswer, unknownPage } from './site-answer.ts';

/** The companies of the demo and what their sites answer, without a server. */
export type DemoWorld = {
  readonly companies: readonly DemoCompany[];
  readonly hosts: readonly string[];
  /** `waitMs` is null for the ordinary time. */
  readonly answer: (url: URL) => { readonly answer: SiteAnswer; readonly waitMs: number | null };
  /** Moves every company on by a step of whose openings a scan can see all. */
  readonly advance: () => void;
};

type Played = { readonly company: DemoCompany; readonly fault: Fault; isListed: boolean };

/** Ids of a company's openings begin here, and so far apart. */
const firstId = 5_000_000;
const idsEach = 10_000;

/** `now` gives milliseconds since 1970: dates of the openings are told from it. */
export function createDemoWorld(now: () => number): DemoWorld {
  const startedAtMs = now();
  const played = rows.map((row, index): Played => {
    const company = createDemoCompany(row, firstId + index * idsEach, startedAtMs);
    return { company, fault: createFault(company), isListed: false };
  });
  const playedBoards: readonly Board[] = boardKinds.map((kind) => boards[kind]);
  const hosts = new Set([
    ...playedBoards.flatMap((board) => board.hosts),
    ...played.flatMap(({ company }) => ownHosts(company)),
  ]);

  function answer(url: URL): ReturnType<DemoWorld['answer']> {
    const one = played.find(({ company }) => isAt(company, url));
    const waitMs = one?.fault.waitMs ?? null;
    if (url.pathname === '/robots.txt') return { answer: openRobots, waitMs };
    if (one !== undefined) return { answer: answerOf(one, url), waitMs };
    const board = playedBoards.find((each) => each.hosts.includes(url.host));
    return { answer: board?.answer(url, () => null) ?? board?.unknown ?? unknownPage, waitMs };
  }

  /** Whoever asks for a list again finds it a step further on. */
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

/** Hosts of a vendor are shared: there the path names the company. */
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
