import type { Board, BoardCompany, BoardPosting } from '#demo/boards/board.ts';
import { type BoardKind, boardKinds, boardOf } from '#demo/boards.ts';
import { openRobots, type SiteAnswer, text, unknownPage } from '#demo/site-answer.ts';
import { firstId, makePosting } from './career-site-postings.ts';
import { type RecordingName, recordingNames, replayRoutes } from './career-site-replay.ts';

/** The sites and their content; tests change them at any time. */
export type World = {
  readonly companies: readonly BoardCompany[];
  readonly addCompany: (company: {
    readonly kind: BoardKind;
    readonly slug: string;
    readonly postings?: number;
  }) => BoardCompany;
  readonly addPosting: (company: BoardCompany, change?: Partial<BoardPosting>) => BoardPosting;
  readonly changePosting: (
    company: BoardCompany,
    id: number,
    change: Partial<BoardPosting>,
  ) => void;
  readonly removePosting: (company: BoardCompany, id: number) => void;
  /** Its board is gone: the vendor does not know it any more. */
  readonly removeBoard: (company: BoardCompany) => void;
  readonly removeHalf: (company: BoardCompany) => void;
  /** Answers an address with any query, even robots.txt. `null` removes the page. */
  readonly setPage: (url: string, answer: SiteAnswer | null) => void;
  readonly refuseRobots: (origin: string) => void;
  /** Plays recorded answers as the original boards; all of them by default. */
  readonly replay: (names?: readonly RecordingName[]) => void;
};

type Played = { readonly kind: BoardKind; readonly board: Board };

/** Career sites without a server. `revision` counts changes, `hosts` lists the sites. */
export function createWorld(descriptionBytes: number): World & {
  readonly answer: (url: URL, body: string) => SiteAnswer;
  readonly hosts: () => readonly string[];
  readonly revision: () => number;
} {
  const companies: BoardCompany[] = [];
  const bySlug = new Map<string, BoardCompany>();
  const hosts = new Map<string, Played | null>();
  const pages = new Map<string, (url: URL) => SiteAnswer>();
  let revision = 0;
  for (const kind of boardKinds) {
    const board = boardOf(kind);
    for (const host of board.hosts) hosts.set(host, { kind, board });
  }

  function answer(url: URL, body: string): SiteAnswer {
    const page = pages.get(url.origin + url.pathname);
    if (page !== undefined) return page(url);
    if (url.pathname === '/robots.txt') return openRobots;
    const played = hosts.get(url.host);
    if (played === null || played === undefined) return unknownPage;
    const { kind, board } = played;
    return board.answer(url, body, (slug) => bySlug.get(`${kind}/${slug}`) ?? null);
  }

  function setRoute(url: string, route: ((url: URL) => SiteAnswer) | null): void {
    const { origin, host, pathname } = new URL(url);
    if (!hosts.has(host)) hosts.set(host, null);
    if (route === null) pages.delete(origin + pathname);
    else pages.set(origin + pathname, route);
    revision += 1;
  }

  function update(company: BoardCompany, postings: readonly BoardPosting[]): void {
    company.postings = postings;
    revision += 1;
  }

  const addCompany: World['addCompany'] = ({ kind, slug, postings = 0 }) => {
    const board = boardOf(kind);
    const company: BoardCompany = {
      slug,
      name: slug.replace(/^./, (letter) => letter.toUpperCase()),
      url: board.careersUrl(slug),
      postings: Array.from({ length: postings }, (_, n) => makePosting(slug, n, descriptionBytes)),
    };
    companies.push(company);
    bySlug.set(`${kind}/${slug}`, company);
    for (const host of board.ownHosts(slug)) hosts.set(host, { kind, board });
    revision += 1;
    return company;
  };

  return {
    companies,
    addCompany,
    addPosting: (company, change = {}) => {
      const n = 1 + Math.max(-1, ...company.postings.map(({ id }) => id - firstId));
      const posting = { ...makePosting(company.slug, n, descriptionBytes), ...change };
      update(company, [posting, ...company.postings]);
      return posting;
    },
    changePosting: (company, id, change) => {
      const changed = (each: BoardPosting) => (each.id === id ? { ...each, ...change } : each);
      update(company, company.postings.map(changed));
    },
    removePosting: (company, id) => {
      const kept = company.postings.filter((each) => each.id !== id);
      update(company, kept);
    },
    removeBoard: (company) => {
      for (const [key, each] of bySlug) if (each === company) bySlug.delete(key);
      revision += 1;
    },
    removeHalf: (company) => {
      const kept = company.postings.filter((_, n) => n % 2 === 0);
      update(company, kept);
    },
    setPage: (url, page) => setRoute(url, page === null ? null : () => page),
    refuseRobots: (origin) => {
      const refusal = text('User-agent: *\nDisallow: /\n');
      setRoute(`${origin}/robots.txt`, () => refusal);
    },
    replay: (names = recordingNames) => {
      for (const route of replayRoutes(names)) setRoute(route.url, route.answer);
    },
    answer,
    hosts: () => [...hosts.keys()],
    revision: () => revision,
  };
}
