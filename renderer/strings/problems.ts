import { number } from './language.ts';

/** Words for what kept a company from being read, and for the one thing to do about it. */
export const problemStrings = {
  /** The subject of a sentence about a company's page. */
  boardOf: (company: string, vendor: string | null) =>
    vendor === null ? `${company}’s careers page` : `${company}’s job board (${vendor})`,
  /** The same beside the company's name. */
  theBoard: (vendor: string | null) =>
    vendor === null ? 'The careers page' : `The job board (${vendor})`,
  /** By error code; `status` is `(500)` or empty. */
  titles: {
    server_error: (board, status) => `${board} returned an error ${status}`,
    request_timeout: (board) => `${board} did not answer in time`,
    job_timeout: (board) => `${board} took too long to read`,
    maintenance: (board) => `${board} is down for maintenance`,
    rate_limited: (board) => `${board} asked us to slow down`,
    network_error: (board) => `${board} could not be reached`,
    host_not_found: (board) => `${board} could not be found`,
    broken_answer: (board) => `${board} sent an incomplete answer`,
    page_not_found: (board) => `${board} is not at this address any more`,
    unknown_board: (board) => `${board} is not at this address any more`,
    no_openings_found: () => 'No openings can be read here',
    unexpected_content: (board) => `${board} shows something else at this address`,
    too_many_redirects: (board) => `${board} leads from page to page without end`,
    body_too_large: (board) => `${board} is too large to read`,
    page_too_costly: (board) => `${board} is too large to read`,
    access_denied: (board) => `${board} does not allow automated readers`,
    challenge_page: (board) => `${board} blocks automated readers`,
    robots_denied: (board) => `${board} asks programs not to read it`,
    board_api_off: (board) => `${board} is open to people only`,
    invalid_certificate: (board) => `${board} has an invalid certificate`,
    unreadable_content: (board) => `${board} has a format that we can’t read`,
  } satisfies Record<string, (board: string, status: string) => string>,
  hints: {
    retry: (next: string | null) =>
      next === null
        ? 'Your data is unchanged. We’ll try again at the next scan.'
        : `Your data is unchanged. We’ll try again at ${next}.`,
    edit_address: () =>
      'Did it move? Enter its new address. Its openings, notes and history are kept.',
    point: () =>
      'Rolewatch tells you when the page changes. Do you see openings on it? Point at one of them. Or enter the address of the page that lists them.',
    open_page: () => 'Open it in your browser instead. What we know of it is kept.',
    report: () => 'Save a report, so that it can be fixed. What we know of it is kept.',
  },
  steps: {
    retry: 'Try now',
    edit_address: 'Change address',
    open_page: 'Open page',
    report: 'Show company',
  },
  details: 'Details',
  mute: 'Mute this problem',
  unmute: 'Unmute',
  muted: 'Muted. You’ll hear of it again if something else goes wrong.',
  quiet: (times: number) =>
    `The same problem ${number(times)} times in a row. We try once a day and say no more about it.`,
  didMute: (company: string) => `Muted the problem of ${company}`,
  didUnmute: (company: string) => `Unmuted the problem of ${company}`,
} as const;

/** Words for a company's address and its change. */
export const addressStrings = {
  label: 'Careers page',
  explains: 'A new address keeps its openings, notes and history.',
  checking: 'Checking…',
  found: (board: string) => `Found: ${board}`,
  use: 'Use this address',
  useAnyway: 'Use it anyway',
  keep: 'Keep the old one',
  same: (company: string) => `You watch this page as ${company} already`,
  didChange: (company: string) => `Changed the address of ${company}`,
} as const;
