import type { DrawnPage } from '#core/drawn-page.ts';
import type { Listing } from '#core/listing.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import type { HttpClient } from '#services/http/client.ts';
import type { FetchContext, ModelQuestion } from '#sources/source.ts';
import type { Pauses } from './pauses.ts';

export type AskModel = (question: ModelQuestion, signal: AbortSignal) => Promise<string>;

/**
 * A source's tools while it fetches one company. Fetches documents of the last listing
 * conditionally, and each address once per job;
 * draws each page once, and asks the model each question once.
 */
export function createFetchContext(request: {
  readonly http: Pick<HttpClient, 'fetch'>;
  readonly companyUrl: string;
  readonly last: Listing | null;
  readonly signal: AbortSignal;
  readonly progress: FetchContext['progress'];
  /** Called with each answer. */
  readonly onDocument?: (document: WebDocument) => void;
  /** Without it, no request waits for a pause of more than seconds: someone waits for the answer. */
  readonly pauses?: Pauses;
  /** Absent where pages are not drawn. */
  readonly draw?: ((url: string, signal: AbortSignal) => Promise<DrawnPage>) | undefined;
  /** Absent where no model may be asked. */
  readonly ask?: AskModel | undefined;
}): FetchContext {
  const { http, companyUrl, last, signal, progress, onDocument, pauses, draw, ask } = request;
  const known = [...(last?.remembered ?? []), ...(last?.documents ?? [])];
  const lastByUrl = new Map(known.map((document) => [document.url, document]));
  const asked = new Map<string, Promise<WebDocument>>();
  const drawn = new Map<string, Promise<DrawnPage>>();
  const told = new Map<string, Promise<string>>();
  const fetch = async (wanted: WebRequest, before?: WebDocument | null) => {
    const ask = () => http.fetch(wanted, signal, before);
    const document = await (pauses === undefined ? ask() : pauses.waitOut(ask));
    onDocument?.(document);
    return document;
  };
  const previous = (url: string) => lastByUrl.get(url) ?? null;
  const drawOnce = async (url: string, by: NonNullable<typeof draw>) => {
    const page = await by(url, signal);
    onDocument?.(page.document);
    return page;
  };
  return {
    signal,
    companyUrl,
    today: new Date().toISOString().slice(0, 10),
    previous,
    allPrevious: () => [...lastByUrl.values()],
    progress,
    fetch(wanted) {
      if (wanted.method === 'POST') return fetch(wanted);
      // With another token, the same address may answer otherwise.
      const key = JSON.stringify([wanted.url, wanted.headers ?? {}]);
      const same = asked.get(key);
      if (same !== undefined) return same;
      const answer = fetch(wanted, previous(wanted.url));
      asked.set(key, answer);
      return answer;
    },
    ...(draw !== undefined && {
      draw(url: string) {
        const page = drawn.get(url) ?? drawOnce(url, draw);
        drawn.set(url, page);
        return page;
      },
    }),
    ...(ask !== undefined && {
      ask(question: ModelQuestion) {
        const text = told.get(question.user) ?? ask(question, signal);
        told.set(question.user, text);
        return text;
      },
    }),
  };
}
