import { describe, expect, it } from 'vitest';
import { AppError, type ErrorCode } from '#core/errors.ts';
import type { WebRequest } from '#core/web-document.ts';
import { documentKey } from '#sources/board-request.ts';
import { type SourceId, sources } from '#sources/registry.ts';
import type { FetchContext } from '#sources/source.ts';
import { fuzzSource } from '#tests/fuzz/fuzz-source.ts';
import { type Answer, createFetchContext, webDocument } from '#tests/support/fetch-context.ts';

export type Web = Readonly<Record<string, Answer | ((request: WebRequest) => Answer)>>;

/** Lists that a source may meet, and whether each proves itself whole or is refused as no list. */
export type ListCase = readonly [name: string, web: Web, isWhole: boolean | ErrorCode];

type SourceCases = {
  /** One opening, titled "Clerk", in Ulm: JSON as the vendor's API answers it. */
  readonly opening: unknown;
  /** False for a vendor whose lists name no places. */
  readonly listsPlaces?: boolean;
  /** The page or answer that holds this JSON; the JSON itself by default. */
  readonly documentOf?: (json: string) => string;
  /** The board that `lists` asks for. */
  readonly slug?: string;
  /** What a source needs beside answers: a browser. */
  readonly context?: Partial<FetchContext>;
  readonly lists: readonly ListCase[];
};

/** What every source promises. Each row of the table of sources runs it in its own test. */
export function sourceSuite(id: SourceId, cases: SourceCases): void {
  const {
    opening,
    documentOf = (json) => json,
    slug = 'acme',
    lists,
    listsPlaces = true,
    context,
  } = cases;

  describe('a list that cannot be proven whole closes nothing', () => {
    it('has lists of both kinds', () => {
      const kinds = new Set(lists.map(([, , isWhole]) => isWhole === true));
      expect(kinds).toEqual(new Set([true, false]));
    });

    it.each(lists)('%s', async (_name, answers, isWhole) => {
      const source = await sources[id].load();
      const fetching = source.fetch(slug, { ...createFetchContext({ answers }), ...context });
      if (typeof isWhole === 'string') {
        await expect(fetching).rejects.toMatchObject({ code: isWhole });
        return;
      }
      const fetched = await fetching;
      expect(fetched.complete).toBe(isWhole);
      if (!isWhole) expect(fetched.omitted).not.toEqual([]);
    });
  });

  it('reads texts without control characters', async () => {
    const source = await sources[id].load();
    const url = 'https://acme.example/jobs/1';
    const document = webDocument(url, { body: documentOf(soiled(opening)) });
    const { postings } = source.parse({ documents: [document], slug: 'acme', url });
    expect(postings.map(({ title }) => title)).toEqual(['Clerk']);
    if (listsPlaces) expect(JSON.stringify(postings)).toMatch(/"text":"Ulm"/);
    expect(JSON.stringify(postings)).not.toMatch(/\\u00[01]|\\[bf]/);
  });

  fuzzSource(id, {
    slug,
    opening: documentOf(JSON.stringify(opening)),
    webs: lists.map(([, web]) => web),
  });
}

/** The same JSON with invisible characters in each text. */
const soiled = (json: unknown): string =>
  JSON.stringify(json, (key, value: unknown) =>
    typeof value === 'string' && !key.startsWith('@')
      ? `${value.slice(0, 2)}\u0000\u0008${value.slice(2)}\u001b`
      : value,
  );

/** An opening in every vendor's spelling of its id and title. */
const entry = (id: number) => ({
  id: String(id),
  title: `Job ${id}`,
  text: `Job ${id}`,
  name: 'J',
});

/** Openings with the ids `from`, `from + 1`, … */
export const entries = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => entry(from + n));

/** Lists of a board that answers once: `list` is the member that holds its openings. */
export function oneAnswer(url: string, list: string): readonly ListCase[] {
  const answer = (said: object) => ({ [url]: JSON.stringify({ [list]: entries(1, 3), ...said }) });
  return [
    ['one answer', answer({}), true],
    ['a total that is reached', answer({ meta: { total: 3 } }), true],
    ['a total below the list', answer({ total: 2 }), true],
    ['a total beyond the list', answer({ meta: { total: 4 } }), false],
    ['a total in other words', answer({ totalCount: '20' }), false],
    ['the address of a next page', answer({ next_page_url: '/2' }), false],
    ['a next page in its links', answer({ links: { next: { href: '/2' } } }), false],
    ['no next page', answer({ next: null, hasMore: false, total_pages: 1 }), true],
    ['more to come', answer({ pagination: { has_more: true } }), false],
    ['several pages', answer({ meta: { total_pages: 3 } }), false],
    ['an empty list', { [url]: JSON.stringify({ [list]: [] }) }, true],
    ['null for a list', { [url]: JSON.stringify({ [list]: null }) }, false],
  ];
}

type PagedBoard = {
  /** The request of a page, as the source sends it. */
  readonly request: (offset: number, page: number) => WebRequest;
  /** Openings on a full page. */
  readonly size: number;
  /** The vendor's answer with these openings; `total` is undefined for a vendor that states none. */
  readonly answer: (openings: ReturnType<typeof entries>, total?: number) => string;
  readonly statesTotal: boolean;
};

/** Lists of a board in pages: whole ones, and those that fail, repeat a page or fall short. */
export function pagedAnswers(board: PagedBoard): readonly ListCase[] {
  const { request, size, statesTotal } = board;
  const count = size + 2;
  const answer = (from: number, length: number, total = count) =>
    board.answer(entries(from, length), statesTotal ? total : undefined);
  const web = (...pages: readonly Answer[]) => {
    const offsets = [0, size, count];
    const keys = pages.map((_page, n) => documentKey(request(offsets[n] ?? 0, n)));
    const [{ url }, answers] = [request(0, 0), new Map(keys.map((key, n) => [key, pages[n]]))];
    const failure = new AppError('server_error', { url, status: 500 });
    const reply = (asked: WebRequest): Answer => answers.get(documentKey(asked)) ?? failure;
    return Object.fromEntries(pages.map((_page, n) => [request(offsets[n] ?? 0, n).url, reply]));
  };
  const whole: readonly ListCase[] = [
    ['two pages', web(answer(1, size), answer(size + 1, 2), answer(0, 0)), true],
    ['a page that fails', web(answer(1, size)), false],
    ['the first page again and again', web(answer(1, size), answer(1, size)), false],
  ];
  const beyond = count + 90;
  const short = web(answer(1, size, beyond), answer(size + 1, 2, beyond), answer(0, 0, beyond));
  return statesTotal ? [...whole, ['a total beyond the list', short, false]] : whole;
}
