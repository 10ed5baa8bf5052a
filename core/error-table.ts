import { formatBytes } from './bytes.ts';
import { formatDuration } from './duration.ts';
import { row } from './error-row.ts';
import { hostErrors } from './host-errors.ts';
import { llmErrors } from './llm-errors.ts';
import { redisErrors } from './redis-errors.ts';
import { trackingErrors } from './tracking-errors.ts';

const openInBrowser = () => 'Open the address in a browser and check that it is right.';
const tryLater = () => 'Nothing was changed. The next scan tries again.';

/** THE TABLE of errors a person can meet. Codes are the words on the wire; details fill the text. */
export const errors = {
  ...hostErrors,
  ...redisErrors,
  ...llmErrors,
  ...trackingErrors,
  invalid_url: row<{ url: string }>({
    message: (d) => `"${d.url}" is not a web address`,
    hint: () => 'Give the whole address, such as https://jobs.lever.co/acme.',
    retry: 'never',
  }),
  unsupported_protocol: row<{ url: string }>({
    message: (d) => `${d.url} is not an http or https address`,
    hint: () => 'Rolewatch reads career pages over http and https only.',
    retry: 'never',
  }),
  private_address: row<{ host: string }>({
    message: (d) => `${d.host} is an address in a private network`,
    hint: () =>
      'If that is meant, allow private networks in Settings, or with --allow-private-network.',
    retry: 'never',
  }),
  unknown_board: row<{ source: string; slug: string }>({
    message: (d) => `${d.source} has no board "${d.slug}"`,
    hint: () => 'Check the name in the address; the company may have moved to another system.',
    retry: 'never',
  }),
  page_not_found: row<{ url: string; status: number }>({
    message: (d) => `${d.url} does not exist (${d.status})`,
    hint: openInBrowser,
    retry: 'never',
  }),
  access_denied: row<{ url: string; status: number }>({
    message: (d) => `${d.url} refuses access (${d.status})`,
    hint: () => 'The site does not let programs in. Open it in a browser instead.',
    retry: 'never',
  }),
  challenge_page: row<{ url: string; kind: string }>({
    message: (d) => `${d.url} answers with a challenge page (${d.kind})`,
    hint: () => 'The site wants proof of a person. Rolewatch does not work around that.',
    retry: 'never',
  }),
  rate_limited: row<{ host: string; retryAfterMs: number }>({
    message: (d) => `${d.host} asks us to wait ${formatDuration(d.retryAfterMs)}`,
    hint: () => 'Rolewatch waits as asked a few times. The next scan tries again.',
    retry: 'when-told',
  }),
  server_error: row<{ url: string; status: number }>({
    message: (d) => `${d.url} has a problem of its own (${d.status})`,
    hint: tryLater,
    retry: 'later',
  }),
  request_timeout: row<{ url: string; timeoutMs: number }>({
    message: (d) => `${d.url} did not answer within ${formatDuration(d.timeoutMs)}`,
    hint: tryLater,
    retry: 'later',
  }),
  /** `isLocal`: it did not even get as far as the network. */
  network_error: row<{ url: string; reason: string; isLocal?: boolean }>({
    message: (d) => `${d.url} cannot be reached (${d.reason})`,
    hint: () => 'Check your connection. The next scan tries again.',
    retry: 'later',
  }),
  /** `known`: nobody typed the name. It is that of a job board, or was read before. */
  host_not_found: row<{ host: string; known?: 'board' | 'read' }>({
    message: (d) => `${d.host} cannot be found`,
    hint: (d) =>
      d.known === undefined
        ? 'Check the spelling of the address and your connection.'
        : 'Check your connection. The next scan tries again.',
    retry: 'never',
  }),
  offline: row({
    message: () => 'You seem to be offline',
    hint: () => 'Nothing was changed. Scan again when the connection is back.',
    retry: 'never',
  }),
  invalid_certificate: row<{ host: string; reason: string }>({
    message: (d) => `${d.host} has an invalid certificate (${d.reason})`,
    hint: () => 'The connection would not be private, so nothing was read.',
    retry: 'never',
  }),
  body_too_large: row<{ url: string; limitBytes: number }>({
    message: (d) => `${d.url} is larger than ${formatBytes(d.limitBytes)}`,
    hint: () => 'Give the address of the openings themselves, or raise maxBodyBytes.',
    retry: 'never',
  }),
  page_too_costly: row<{ url: string; limitMs: number }>({
    message: (d) => `${d.url} is too much to read: a page took over ${formatDuration(d.limitMs)}`,
    hint: () => 'Give the address of a smaller page, or of the job board behind it.',
    retry: 'never',
  }),
  too_many_redirects: row<{ url: string; limit: number }>({
    message: (d) => `${d.url} redirects more than ${d.limit} times`,
    hint: openInBrowser,
    retry: 'never',
  }),
  unexpected_content: row<{ url: string; expected: string; got: string }>({
    message: (d) => `${d.url} answers with ${d.got}, not ${d.expected}`,
    hint: openInBrowser,
    retry: 'never',
  }),
  unreadable_content: row<{ url: string; reason: string }>({
    message: (d) => `${d.url} cannot be read (${d.reason})`,
    hint: () => 'The site may have changed its format. Please report it.',
    retry: 'never',
  }),
  broken_answer: row<{ url: string; reason: string }>({
    message: (d) => `${d.url} cannot be read (${d.reason})`,
    hint: tryLater,
    retry: 'later',
  }),
  robots_denied: row<{ url: string }>({
    message: (d) => `${d.url} may not be read by programs (robots.txt)`,
    hint: () => 'Rolewatch respects that. Open the page in a browser instead.',
    retry: 'never',
  }),
  no_openings_found: row<{ url: string }>({
    message: (d) => `${d.url} shows no openings that Rolewatch can read`,
    hint: () => 'Give the address of the page that lists the openings.',
    retry: 'never',
  }),
  listing_incomplete: row<{ captured: number; claimed: number | null; reason: string }>({
    message: (d) =>
      `Only ${d.captured}${d.claimed === null ? '' : ` of ${d.claimed}`} openings could be read (${d.reason})`,
    hint: () => 'What was read is stored, and nothing counts as closed. The next scan tries again.',
    retry: 'never',
  }),
  listing_suspicious: row<{ found: number; known: number }>({
    message: (d) => `Only ${d.found} openings where there were ${d.known}`,
    hint: () => 'Nothing counts as closed until the next scan sees the same.',
    retry: 'never',
  }),
  duplicate_company: row<{ name: string; url: string }>({
    message: (d) => `Same board as ${d.name} (${d.url})`,
    hint: () => 'It is read once. Remove one of the two with: rolewatch companies remove',
    retry: 'never',
  }),
  unknown_company: row<{ company: string }>({
    message: (d) => `No company "${d.company}" is being watched`,
    hint: () => 'See the list with: rolewatch companies list',
    retry: 'never',
  }),
  list_too_long: row<{ limit: number }>({
    message: (d) => `The list has more than ${d.limit} rows`,
    hint: () => 'Nothing was added. Split the list into several files.',
    retry: 'never',
  }),
  unreadable_row: row<{ reason: string }>({
    message: (d) => d.reason,
    hint: () => 'Correct the row, and import the list again.',
    retry: 'never',
  }),
  not_in_catalogue: row<{ name: string }>({
    message: (d) => `"${d.name}" is not in the catalogue`,
    hint: () => 'Give the address of its careers page.',
    retry: 'never',
  }),
  too_many_postings: row<{ limit: number }>({
    message: (d) => `There are more than ${d.limit} openings, too many for one download`,
    hint: () => 'Choose fewer of them, or use: rolewatch export --out <file>',
    retry: 'never',
  }),
  no_companies: row({
    message: () => 'No company is being watched yet',
    hint: () => 'Add one with: rolewatch companies add <careers URL>',
    retry: 'never',
  }),
  all_paused: row({
    message: () => 'Every watched company is paused',
    hint: () => 'Let one go on, or name the companies to scan.',
    retry: 'never',
  }),
  demo_is_on: row({
    message: () => 'The demo is on',
    hint: () => 'Stop the demo in Settings to scan real companies.',
    retry: 'never',
  }),
  scan_is_open: row({
    message: () => 'A scan of real companies is under way',
    hint: () => 'Wait until it is over, or cancel it. Then start the demo.',
    retry: 'never',
  }),
  cancelled: row({
    message: () => 'Cancelled',
    hint: () => 'What was finished is kept. Start the scan again to go on.',
    retry: 'never',
  }),
  job_timeout: row<{ job: string; timeoutMs: number }>({
    message: (d) => `${d.job} took longer than ${formatDuration(d.timeoutMs)}`,
    hint: tryLater,
    retry: 'later',
  }),
  worker_lost: row<{ queue: string }>({
    message: (d) => `The ${d.queue} worker stopped in the middle of the job, again and again`,
    hint: () => 'Run rolewatch doctor, and report it with the log.',
    retry: 'never',
  }),
  snapshot_missing: row<{ ref: string }>({
    message: (d) => `Stored data ${d.ref} is missing or damaged`,
    hint: () => 'Scan the company again.',
    retry: 'never',
  }),
  data_dir_not_private: row<{ path: string; because: 'of_another' | 'others_may_write' }>({
    message: (d) =>
      d.because === 'of_another'
        ? `${d.path} belongs to another user, who could read your keys`
        : `Other users may write to ${d.path}, and could read your keys`,
    hint: (d) =>
      d.because === 'of_another'
        ? 'Choose a folder of your own: --data-dir or ROLEWATCH_DATA_DIR.'
        : `Take that right from them: chmod go-w '${d.path}'.`,
    retry: 'never',
  }),
  disk_full: row<{ path: string }>({
    message: (d) => `The disk is full: ${d.path} cannot be written`,
    hint: () => 'Free some space. Work then goes on by itself.',
    retry: 'later',
  }),
  data_dir_unwritable: row<{ path: string; reason: string }>({
    message: (d) => `${d.path} cannot be written (${d.reason})`,
    hint: () => 'Choose another folder with --data-dir, or mend its permissions.',
    retry: 'never',
  }),
  data_dir_locked: row<{ path: string; pid: number; url?: string }>({
    message: (d) =>
      d.url === undefined
        ? `Another Rolewatch (pid ${d.pid}) is using ${d.path}`
        : `Rolewatch is already running: ${d.url}`,
    hint: (d) =>
      d.url === undefined
        ? 'Wait for it, stop it, or choose another folder with --data-dir.'
        : 'Open that address, or choose another folder with --data-dir.',
    retry: 'never',
  }),
  /** `copy`: one that was made before an update. */
  database_damaged: row<{ path: string; reason: string; copy?: string }>({
    message: (d) => `The database ${d.path} is damaged (${d.reason})`,
    hint: (d) => {
      const away = `Nothing was touched. Move ${d.path} away, and ${d.path}-wal where there is one.`;
      return d.copy === undefined
        ? `${away} Rolewatch then starts afresh.`
        : `${away} Then rename ${d.copy}, the copy from before the last update, to ${d.path}. Without it Rolewatch starts afresh.`;
    },
    retry: 'never',
  }),
  database_newer: row<{ path: string }>({
    message: (d) => `The database ${d.path} was made by a newer Rolewatch`,
    hint: () => 'Nothing was touched. Update Rolewatch.',
    retry: 'never',
  }),
  database_busy: row({
    message: () => 'The database is busy',
    hint: () =>
      'Another program holds it: close what has opened the database file. Rolewatch goes on by itself.',
    retry: 'later',
  }),
  invalid_file: row<{ path: string; reason: string }>({
    message: (d) => `${d.path} cannot be used (${d.reason})`,
    hint: () => 'Check the path and what is in the file.',
    retry: 'never',
  }),
  invalid_setting: row<{ name: string; reason: string }>({
    message: (d) => `The setting ${d.name} is not valid (${d.reason})`,
    hint: () => 'Correct it, or take it out: the default is used then.',
    retry: 'never',
  }),
  setting_fixed: row<{ name: string; by: string }>({
    message: (d) => `The setting ${d.name} is fixed by ${d.by}`,
    hint: (d) => `To change it here, start Rolewatch without ${d.by}.`,
    retry: 'never',
  }),
  invalid_input: row<{ path: string; reason: string }>({
    message: (d) => `${d.path}: ${d.reason}`,
    hint: () => 'Correct it and try again.',
    retry: 'never',
  }),
  unknown_method: row<{ method: string }>({
    message: (d) => `There is no method "${d.method}"`,
    hint: () => 'Client and host may be of different versions.',
    retry: 'never',
  }),
  unknown_job: row<{ id: string }>({
    message: (d) => `There is no job ${d.id}`,
    hint: () => 'It may have been cleaned. See: rolewatch queues',
    retry: 'never',
  }),
  unknown_run: row<{ id: string }>({
    message: (d) => `There is no run ${d.id}`,
    hint: () => 'Start one with: rolewatch scrape <careers URL>',
    retry: 'never',
  }),
  worker_hung: row<{ queue: string }>({
    message: (d) => `The ${d.queue} worker does not answer`,
    hint: () => 'If it stays so, it is started again by itself, and its work is done again.',
    retry: 'later',
  }),
  worker_given_up: row<{ queue: string; reason: string }>({
    message: (d) => `The ${d.queue} worker does not start (${d.reason})`,
    hint: () => 'Run rolewatch doctor, and report it with the log.',
    retry: 'never',
  }),
  internal: row<{ reason: string }>({
    message: (d) => `Something went wrong (${d.reason})`,
    hint: () => 'Please report it with the log.',
    retry: 'later',
  }),
} as const;
