import type { CompanyView, ErrorView } from './model.ts';
import { problemStrings as words } from './strings/problems.ts';

/** The one thing that a person can do about a company that could not be read. */
export type ProblemStep = 'retry' | 'edit_address' | 'point' | 'open_page' | 'report';

export type Problem = {
  /** Its subject is the company and its vendor. */
  readonly title: string;
  readonly hint: string;
  readonly step: ProblemStep;
  /** What the machine says; null if the title says it already. */
  readonly detail: string | null;
};

type Code = keyof typeof words.titles;

const steps: Readonly<Record<Code, ProblemStep>> = {
  server_error: 'retry',
  request_timeout: 'retry',
  job_timeout: 'retry',
  maintenance: 'retry',
  rate_limited: 'retry',
  network_error: 'retry',
  broken_answer: 'retry',
  host_not_found: 'edit_address',
  page_not_found: 'edit_address',
  unknown_board: 'edit_address',
  no_openings_found: 'point',
  unexpected_content: 'edit_address',
  too_many_redirects: 'edit_address',
  body_too_large: 'edit_address',
  page_too_costly: 'edit_address',
  access_denied: 'open_page',
  challenge_page: 'open_page',
  robots_denied: 'open_page',
  board_api_off: 'open_page',
  invalid_certificate: 'open_page',
  unreadable_content: 'report',
};

const isKnown = (code: string): code is Code => Object.hasOwn(steps, code);

/** A failure in a person's words, with the next step. `nextAt`: the clock time of the next scan. */
export function problemOf(
  company: Pick<CompanyView, 'name' | 'sourceLabel'>,
  error: ErrorView,
  nextAt: string | null,
): Problem {
  const { message, hint } = error;
  // A vendor's host exists: no one has to look for its address.
  const isVendors = error.code === 'host_not_found' && company.sourceLabel !== null;
  const code = isVendors ? 'network_error' : error.code;
  if (!isKnown(code)) return { title: message, hint, step: 'retry', detail: null };
  const step = steps[code];
  return {
    title: titleOf({ ...error, code }, words.boardOf(company.name, company.sourceLabel)),
    hint: words.hints[step](nextAt),
    step,
    detail: message,
  };
}

/** The same in one line, for a place that names the company. */
export const problemLine = (error: ErrorView, vendor: string | null = null): string =>
  titleOf(error, words.theBoard(vendor));

function titleOf({ code, message }: ErrorView, board: string): string {
  if (!isKnown(code)) return message;
  const status = /\(\d{3}\)/.exec(message)?.[0] ?? '';
  return words.titles[code](board, status).trim();
}
