import { AppError } from '#core/errors.ts';
import { statusError } from '#core/status-error.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import type { FetchContext, SourceContext } from './source.ts';

/**
 * What a misleading answer means. `missing`: there is no such board or opening. `maintenance` and
 * `wall` say nothing of them, so they never close anything.
 */
export type Verdict = 'missing' | 'maintenance' | 'wall';

/** What a vendor's own meaning of an answer is read from. */
export type VendorAnswer = Pick<WebDocument, 'status' | 'body' | 'finalUrl'>;

/** A vendor's own meaning of an answer; null if the answer means what its status says. */
export type Judge = (answer: VendorAnswer) => Verdict | null;

/** The parts of a vendor's board that every request to it needs. */
export type Board = {
  readonly slug: string;
  readonly judge?: Judge | undefined;
};

/** A GET that is answered in JSON. */
export const getJson = (url: string): WebRequest => ({ url, expect: 'json' });

/** A GET that is answered with a page. */
export const getPage = (url: string): WebRequest => ({ url, expect: 'html' });

/** A GET that is answered in XML. */
export const getXml = (url: string): WebRequest => ({ url, expect: 'xml' });

/** A POST with a JSON body that is answered in JSON. */
export const postJson = (url: string, body: unknown): WebRequest => ({
  url,
  method: 'POST',
  expect: 'json',
  body: JSON.stringify(body),
});

/** The address by which the next scan finds a document: that of a POST includes its body. */
export const documentKey = ({ url, method, body = '' }: WebRequest): string =>
  method === 'POST' ? `${url}#${body}` : url;

/**
 * One request to a vendor, its answer judged. Throws `page_not_found`, `maintenance` or
 * `challenge_page` for a verdict, else the errors of `fetch`.
 */
export async function ask(
  context: FetchContext,
  request: WebRequest,
  judge?: Judge,
): Promise<WebDocument> {
  if (judge === undefined) return await context.fetch(request);
  const document = await context.fetch({ ...request, keepsRefusals: true });
  const { url, status } = document;
  const verdict = judge(document);
  if (verdict === 'missing') throw new AppError('page_not_found', { url, status });
  if (verdict === 'maintenance') throw new AppError('maintenance', { url });
  if (verdict === 'wall') throw new AppError('challenge_page', { url, kind: 'wall' });
  const failure = statusError(url, status);
  if (failure !== null) throw failure;
  return document;
}

/**
 * One request for a vendor's list. A missing board becomes `unknown_board` with its public name;
 * other errors pass.
 */
export async function requestBoard(
  context: SourceContext,
  { slug, judge }: Board,
  request: WebRequest,
): Promise<WebDocument> {
  try {
    return await ask(context, request, judge);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    throw new AppError('unknown_board', { source: context.sourceLabel, slug }, { cause: error });
  }
}

export function isNotFound(error: unknown): boolean {
  return error instanceof AppError && error.code === 'page_not_found';
}

/** The reason for an omission after an error. Rethrows if the user cancelled. */
export function reasonOf(error: unknown, context: FetchContext): string {
  if (context.signal.aborted || (error instanceof AppError && error.code === 'cancelled')) {
    throw error;
  }
  return error instanceof Error ? error.message : String(error);
}
