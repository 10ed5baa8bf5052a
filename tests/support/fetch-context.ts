import { AppError } from '#core/errors.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import type { SourceContext } from '#sources/source.ts';

export type Answer = string | Error | Partial<WebDocument>;

export type PretendedWeb = SourceContext & {
  readonly requests: WebRequest[];
  readonly atOnce: () => number;
  readonly steps: string[];
};

type Options = {
  readonly answers: Readonly<Record<string, Answer | ((request: WebRequest) => Answer)>>;
  /** Bodies, or more of the documents of the last scan. */
  readonly previous?: Readonly<Record<string, string | Partial<WebDocument>>>;
  readonly today?: string;
  readonly signal?: AbortSignal;
};

/** Answers from a map of addresses; others throw `page_not_found`. */
export function createFetchContext({
  answers,
  previous = {},
  today = '2026-12-01',
  signal,
}: Options): PretendedWeb {
  const requests: WebRequest[] = [];
  const steps: string[] = [];
  const known = new Map(
    Object.entries(previous).map(([url, parts]) => [
      url,
      webDocument(url, typeof parts === 'string' ? { body: parts } : parts),
    ]),
  );
  let underWay = 0;
  let most = 0;
  return {
    signal: signal ?? new AbortController().signal,
    companyUrl: 'https://example.com/careers',
    today,
    sourceLabel: 'Acme Boards',
    requests,
    steps,
    atOnce: () => most,
    previous: (url) => known.get(url) ?? null,
    allPrevious: () => [...known.values()],
    progress: (_fraction, step) => {
      steps.push(step);
    },
    fetch: async (request) => {
      requests.push(request);
      underWay += 1;
      most = Math.max(most, underWay);
      await Promise.resolve();
      underWay -= 1;
      // A server sees no fragment.
      const row = answers[request.url] ?? answers[request.url.replace(/#.*/s, '')];
      const answer = typeof row === 'function' ? row(request) : row;
      if (answer === undefined) {
        throw new AppError('page_not_found', { url: request.url, status: 404 });
      }
      if (answer instanceof Error) throw answer;
      return webDocument(request.url, typeof answer === 'string' ? { body: answer } : answer);
    },
  };
}

export function webDocument(url: string, parts: Partial<WebDocument> = {}): WebDocument {
  return {
    url,
    finalUrl: url,
    status: 200,
    contentType: 'text/plain',
    body: '',
    etag: null,
    lastModified: null,
    ...parts,
  };
}
