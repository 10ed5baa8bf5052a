import type { ErrorCode } from './errors.ts';

/**
 * What is wrong at a site, on the way to it or with what it lists: nothing of Rolewatch has failed,
 * and the company shows it. Any other error of a job is a fault of the machine or of Rolewatch.
 */
const siteFaults: readonly ErrorCode[] = [
  'invalid_url',
  'unsupported_protocol',
  'private_address',
  'unknown_board',
  'board_api_off',
  'page_not_found',
  'access_denied',
  'challenge_page',
  'maintenance',
  'rate_limited',
  'server_error',
  'request_timeout',
  'network_error',
  'host_not_found',
  'proxy_failed',
  'offline',
  'invalid_certificate',
  'body_too_large',
  'page_too_costly',
  'too_many_redirects',
  'unexpected_content',
  'unreadable_content',
  'broken_answer',
  'robots_denied',
  'page_too_slow',
  'page_too_heavy',
  'login_wall',
  'no_openings_found',
  'listing_incomplete',
  'listing_suspicious',
  'duplicate_company',
  'board_moved',
];

const codes: ReadonlySet<string> = new Set(siteFaults);

export const isSiteFault = (code: string): boolean => codes.has(code);
