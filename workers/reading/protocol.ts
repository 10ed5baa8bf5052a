import type { DrawnPage } from '#core/drawn-page.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { detect } from '#sources/detect.ts';
import { readWatchedPage } from '#sources/page-watch.ts';
import type { FetchContext, ModelQuestion } from '#sources/source.ts';
import { checkBoard } from '../io-fetch/check-board.ts';
import { fetchListing } from '../io-fetch/fetch-listing.ts';
import { recordListing } from '../recording/record-listing.ts';

/** The tasks of a thread: everything that walks through pages. */
export const readingTasks = {
  fetch_listing: fetchListing,
  record_listing: recordListing,
  check_board: checkBoard,
  watch_page: readWatchedPage,
  detect: (url: string, context: FetchContext) => detect(url, context),
} as const;

export type ReadingTasks = typeof readingTasks;
export type ReadingTask = keyof ReadingTasks;
export type ReadingInput<T extends ReadingTask> = Parameters<ReadingTasks[T]>[0];
export type ReadingResult<T extends ReadingTask> = ReturnType<ReadingTasks[T]>;

/** `id` is the company's in all messages; a failure is a line of `encodeFailure`. */
export type ToThread = { readonly id: number } & (
  | {
      readonly type: 'start';
      readonly task: ReadingTask;
      readonly input: unknown;
      readonly companyUrl: string;
      readonly today: string;
      readonly previous: readonly WebDocument[];
      readonly canDraw: boolean;
      readonly canAsk: boolean;
    }
  | { readonly type: 'answer'; readonly call: number; readonly document: WebDocument }
  | { readonly type: 'drawn'; readonly call: number; readonly page: DrawnPage }
  | { readonly type: 'told'; readonly call: number; readonly text: string }
  | { readonly type: 'no_answer'; readonly call: number; readonly failure: string }
  | { readonly type: 'abort' }
);

export type FromThread = { readonly id: number } & (
  | { readonly type: 'fetch'; readonly call: number; readonly request: WebRequest }
  | { readonly type: 'draw'; readonly call: number; readonly url: string }
  | { readonly type: 'ask'; readonly call: number; readonly question: ModelQuestion }
  | { readonly type: 'progress'; readonly fraction: number; readonly step: string }
  | { readonly type: 'done'; readonly value: unknown }
  | { readonly type: 'failed'; readonly failure: string }
);

/** Memory that both sides see, even while the thread is busy: the present company, and the turn. */
export const shared = { company: 0, turn: 1, length: 2 } as const;
