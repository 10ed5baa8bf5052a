import { bothBoards, type Moved } from './board-move.ts';
import { browserErrors } from './browser-errors.ts';
import { formatDuration } from './duration.ts';
import { row } from './error-row.ts';
import { hostErrors } from './host-errors.ts';
import { llmErrors } from './llm-errors.ts';
import { counted, formatBytes } from './quantity.ts';
import { rateErrors } from './rate-errors.ts';
import { resumeErrors } from './resume-errors.ts';
import { siteName } from './site-name.ts';

const checkInBrowser = 'Open the address in your browser and check that it is right.';
const nextScan = 'We’ll try again at the next scan.';
const tryLater = `Your data is unchanged. ${nextScan}`;
const reload = 'It may have been removed. Reload the page.';
const openLink = 'Open the link that Rolewatch showed when it started.';
const reportIt = 'Restart Rolewatch. If it keeps happening, report it with the log.';
const checkRedis =
  'Check ROLEWATCH_REDIS_URL, if set. ROLEWATCH_REDIS_SERVER=none runs without Redis.';
/** A fix as a terminal sets it. */
const inTerminal = (fix: string) => fix.replaceAll('the Redis address', 'ROLEWATCH_REDIS_URL');
const runDoctor = 'Run rolewatch doctor, and report it with the log.';

/** THE TABLE of errors a person can meet. Codes go over the wire; details fill the text. */
export const errors = {
  // Addresses and sites.
  invalid_url: row<{ url: string }>({
    message: (d) => `"${d.url}" is not a web address`,
    hint: 'Enter the whole address, such as https://jobs.lever.co/acme.',
  }),
  unsupported_protocol: row<{ url: string }>({
    message: (d) => `${d.url} is not an http or https address`,
    hint: 'Rolewatch reads careers pages over http and https only.',
  }),
  private_address: row<{ host: string }>({
    message: (d) => `${d.host} is in a private network`,
    hint: 'To allow it, turn on “Private networks” in Settings.',
    cliHint: 'To allow it, use --allow-private-network.',
  }),
  unknown_board: row<{ source: string; slug: string }>({
    message: (d) => `${d.source} has no board "${d.slug}"`,
    hint: 'Check the name in the address. The company may have moved to another job board.',
  }),
  board_api_off: row<{ source: string; slug: string }>({
    message: (d) =>
      `${d.source} shows the board "${d.slug}" to people only: its API is switched off`,
    hint: 'Your data is unchanged. Open the board in your browser, or add the company’s own careers page.',
  }),
  page_not_found: row<{ url: string; status: number }>({
    message: (d) => `${d.url} does not exist (${d.status})`,
    hint: checkInBrowser,
  }),
  access_denied: row<{ url: string; status: number }>({
    message: (d) => `${d.url} denied access (${d.status})`,
    hint: 'This site doesn’t allow automated readers. Open it in your browser instead.',
  }),
  challenge_page: row<{ url: string; kind: string }>({
    message: (d) => `${d.url} blocks automated readers (${d.kind})`,
    hint: 'Rolewatch solves no captchas. Open the page in your browser, or add the job board that its “Apply” buttons lead to.',
  }),
  maintenance: row<{ url: string }>({
    message: (d) => `${siteName(d.url)} is down for maintenance`,
    hint: tryLater,
    retry: 'later',
  }),
  rate_limited: row<{ host: string; retryAfterMs: number }>({
    message: (d) => `${siteName(d.host)} asks us to wait ${formatDuration(d.retryAfterMs)}`,
    hint: `Rolewatch waits as asked a few times. ${nextScan}`,
    retry: 'when-told',
  }),
  server_error: row<{ url: string; status: number }>({
    message: (d) => `${siteName(d.url)} returned an error (${d.status})`,
    hint: tryLater,
    retry: 'later',
  }),
  request_timeout: row<{ url: string; timeoutMs: number }>({
    message: (d) => `${siteName(d.url)} did not answer within ${formatDuration(d.timeoutMs)}`,
    hint: tryLater,
    retry: 'later',
  }),
  /** `isLocal`: the failure was on this machine, before the network. */
  network_error: row<{ url: string; reason: string; isLocal?: boolean }>({
    message: (d) => `Can’t reach ${siteName(d.url)} (${d.reason})`,
    hint: `Check your connection. ${nextScan}`,
    retry: 'later',
  }),
  /** `known`: no one typed the name. It belongs to a job board, or was read before. */
  host_not_found: row<{ host: string; known?: 'board' | 'read' }>({
    message: (d) => `Can’t ${d.known === undefined ? 'find' : 'reach'} ${siteName(d.host)}`,
    hint: (d) =>
      d.known === undefined
        ? 'Check the spelling of the address and your connection.'
        : `Are you online? ${nextScan}`,
  }),
  proxy_failed: row<{ proxy: string; reason: string }>({
    message: (d) => `The proxy ${d.proxy} does not work: ${d.reason}`,
    hint: 'Check the proxies in Settings. Without them Rolewatch asks sites directly.',
    cliHint: 'Check the setting "proxies" (settings.json, ROLEWATCH_PROXIES).',
    retry: 'later',
  }),
  offline: row({
    message: 'You seem to be offline',
    hint: 'Your data is unchanged. Scan again when you’re back online.',
  }),
  invalid_certificate: row<{ host: string; reason: string }>({
    message: (d) => `${d.host} has an invalid certificate (${d.reason})`,
    hint: 'The connection would not be private, so we read nothing.',
  }),
  body_too_large: row<{ url: string; limitBytes: number }>({
    message: (d) => `${d.url} is larger than ${formatBytes(d.limitBytes)}`,
    hint: 'Use the address of the list of openings itself, or raise “Largest page” in Settings.',
    cliHint: 'Use the address of the list of openings itself, or raise ROLEWATCH_MAX_BODY_BYTES.',
  }),
  page_too_costly: row<{ url: string; limitMs: number }>({
    message: (d) => `${d.url} is too large: reading one page took ${formatDuration(d.limitMs)}`,
    hint: 'Use the address of a smaller page, or of the job board behind it.',
  }),
  too_many_redirects: row<{ url: string; limit: number }>({
    message: (d) => `${d.url} redirects more than ${d.limit} times`,
    hint: checkInBrowser,
  }),
  unexpected_content: row<{ url: string; expected: string; got: string }>({
    message: (d) => `${d.url} returned ${d.got}, not ${d.expected}`,
    hint: checkInBrowser,
  }),
  unreadable_content: row<{ url: string; reason: string }>({
    message: (d) => `Can’t read ${d.url} (${d.reason})`,
    hint: 'The site may have changed its format. Please report it.',
  }),
  broken_answer: row<{ url: string; reason: string }>({
    message: (d) => `Can’t read ${d.url} (${d.reason})`,
    hint: tryLater,
    retry: 'later',
  }),
  robots_denied: row<{ url: string }>({
    message: (d) => `${d.url} asks programs not to read it (robots.txt)`,
    hint: 'Rolewatch respects that. Open the page in your browser instead.',
  }),
  /** `page`: a snapshot of its text, for a company that is watched. */
  no_openings_found: row<{ url: string; page?: string }>({
    message: (d) => `Can’t find any openings on ${d.url}`,
    hint: 'Use the address of the page that lists the openings, or point at one of them. Rolewatch tells you when a page that you watch changes.',
    cliHint:
      'Use the address of the page that lists the openings, or name one of them: rolewatch companies recipe COMPANY --like "TITLE". Rolewatch tells you when a page that you watch changes.',
  }),
  listing_incomplete: row<{ captured: number; claimed: number | null; reason: string }>({
    message: (d) =>
      `Read only ${d.captured}${d.claimed === null ? '' : ` of ${d.claimed}`} openings (${d.reason})`,
    hint: `We saved those and closed nothing. ${nextScan}`,
  }),
  listing_suspicious: row<{ found: number; known: number }>({
    message: (d) => `Found ${counted(d.found, 'opening', 'openings')}, ${d.known} last time`,
    hint: 'We’ll confirm at the next scan before closing any.',
  }),

  // Companies and scans.
  duplicate_company: row<{ name: string; url: string }>({
    message: (d) => `Same board as ${d.name} (${d.url})`,
    hint: 'Rolewatch reads it once. Remove one of the two companies.',
    cliHint: 'Rolewatch reads it once. Remove one of the two with: rolewatch companies remove',
  }),
  board_moved: row<Moved & { company: string; from: string; to: string }>({
    message: (d) =>
      d.from === d.to
        ? `${d.company} moved to another ${d.to} board`
        : `${d.company} moved from ${d.from} to ${d.to}`,
    hint: (d) => `${bothBoards(d)} Nothing changes until you say so: open the company to answer.`,
    cliHint: (d) =>
      `${bothBoards(d)} Nothing changes until you say so: rolewatch companies move "${d.company}"`,
  }),
  company_busy: row<{ company: string }>({
    message: (d) => `${d.company} is being scanned`,
    hint: 'Nothing was changed. Try again when the scan is done.',
  }),
  no_move: row<{ company: string }>({
    message: (d) => `No move of ${d.company} waits for an answer`,
    hint: 'It may have been answered already. Reload the page.',
    cliHint: 'See the companies that moved with: rolewatch companies list',
  }),
  unknown_company: row<{ company: string }>({
    message: (d) => `You don’t watch a company "${d.company}"`,
    hint: 'It may have been removed. Check the list of companies.',
    cliHint: 'See the list with: rolewatch companies list',
  }),
  list_too_long: row<{ limit: number }>({
    message: (d) => `The list has more than ${d.limit} rows`,
    hint: 'Nothing was added. Split the list into several files.',
  }),
  list_not_text: row({
    message: 'This is not a text file',
    hint: 'Nothing was added. Save the list as CSV or plain text, and import that.',
  }),
  unreadable_row: row<{ reason: string }>({
    message: (d) => d.reason,
    hint: 'Correct the row and import the list again.',
  }),
  not_in_catalogue: row<{ name: string }>({
    message: (d) => `We don’t know "${d.name}" yet`,
    hint: 'Use the link to its careers page.',
  }),
  unclear_company: row<{ name: string; choices: string }>({
    message: (d) => `"${d.name}" could be ${d.choices}`,
    hint: 'Use the address of the one you mean.',
  }),
  no_companies: row({
    message: 'You don’t watch any companies yet',
    hint: 'Add a company first.',
    cliHint: 'Add one with: rolewatch companies add <careers URL>',
  }),
  all_paused: row({
    message: 'All companies are paused',
    hint: 'Resume a company, or pick the ones to scan.',
    cliHint: 'Name the ones to scan with --company.',
  }),
  demo_not_started: row<{ reason: string; fix: string }>({
    message: (d) => `The demo did not start. ${d.reason}`,
    hint: (d) => `Your own openings are untouched. ${d.fix}`,
  }),
  cancelled: row({
    message: 'Cancelled',
    hint: 'Finished work is kept. Start the scan again to continue.',
  }),
  unknown_run: row<{ id: string }>({
    message: (d) => `There is no scan ${d.id}`,
    hint: 'It may have been cleared from the history.',
    cliHint: 'Start one with: rolewatch scrape <careers URL>',
  }),
  unknown_posting: row<{ id: string }>({
    message: (d) => `There is no opening ${d.id}`,
    hint: 'Its company may have been removed. Search for it in Openings.',
  }),
  unknown_document: row<{ id: string }>({
    message: (d) => `There is no file ${d.id}`,
    hint: reload,
  }),
  unknown_reminder: row<{ id: string }>({
    message: (d) => `There is no reminder ${d.id}`,
    hint: reload,
  }),
  unknown_search: row<{ id: string }>({
    message: (d) => `There is no saved search ${d.id}`,
    hint: reload,
  }),

  ...browserErrors,
  ...llmErrors,
  ...rateErrors,
  ...resumeErrors,
  ...hostErrors,

  // Queues and workers.
  job_timeout: row<{ job: string; timeoutMs: number }>({
    message: (d) => `This took longer than ${formatDuration(d.timeoutMs)}, and was stopped`,
    hint: tryLater,
    retry: 'later',
  }),
  unknown_job: row<{ id: string }>({
    message: (d) => `There is no job ${d.id}`,
    hint: 'It may have been cleared.',
    cliHint: 'It may have been cleared. See: rolewatch queues',
  }),
  worker_lost: row<{ queue: string }>({
    message: (d) => `The ${d.queue} worker crashed in this job several times`,
    hint: reportIt,
    cliHint: runDoctor,
  }),
  worker_hung: row<{ queue: string }>({
    message: (d) => `The ${d.queue} worker is not responding`,
    hint: 'If that goes on, Rolewatch restarts it and repeats its work.',
    retry: 'later',
  }),
  worker_given_up: row<{ queue: string; reason: string }>({
    message: (d) => `The ${d.queue} worker does not start (${d.reason})`,
    hint: reportIt,
    cliHint: runDoctor,
  }),
  redis_missing: row({
    message: 'Can’t find redis-server',
    hint: 'Jobs run in one process until Redis is installed.',
    cliHint: 'Run rolewatch doctor. Until then, jobs run in one process.',
  }),
  /** `fix`: a step for this reason, if it says more than "no answer". */
  redis_unavailable: row<{ reason: string; fix?: string }>({
    message: (d) => `Can’t reach Redis (${d.reason})`,
    hint: (d) => d.fix ?? 'Check the Redis address in Settings, if one is set.',
    cliHint: (d) => (d.fix === undefined ? checkRedis : inTerminal(d.fix)),
    retry: 'later',
  }),
  /** It answers, but cannot do the work until someone changes its settings. */
  redis_unusable: row<{ reason: string; fix: string }>({
    message: (d) => `Can’t use Redis: ${d.reason}`,
    hint: (d) => d.fix,
    cliHint: (d) => inTerminal(d.fix),
    retry: 'later',
  }),
  redis_full: row({
    message: 'Redis is full: it has reached its memory limit (maxmemory)',
    hint: 'Raise maxmemory, or clear finished jobs in Queues. Work then continues.',
    cliHint: 'Raise maxmemory, or clear finished jobs with: rolewatch queues clean',
    retry: 'later',
  }),
  redis_not_saving: row<{ reason: string }>({
    message: (d) => `Redis can’t write to its disk (${d.reason})`,
    hint: 'Free some space on that disk, or repair it. Work then continues.',
    retry: 'later',
  }),

  // Files and the database.
  snapshot_missing: row<{ ref: string }>({
    message: (d) => `Stored data ${d.ref} is missing or damaged`,
    hint: 'Scan the company again.',
  }),
  data_dir_not_private: row<{ path: string; because: 'of_another' | 'others_may_write' }>({
    message: (d) =>
      d.because === 'of_another'
        ? `${d.path} belongs to another user, who could read your keys`
        : `Other users can write to ${d.path}, and could read your keys`,
    hint: 'Use a folder that only you can write to.',
    cliHint: (d) =>
      d.because === 'of_another'
        ? 'Choose a folder of your own: --data-dir or ROLEWATCH_DATA_DIR.'
        : `Remove that right: chmod go-w '${d.path}'.`,
  }),
  disk_full: row<{ path: string }>({
    message: (d) => `The disk is full: can’t write ${d.path}`,
    hint: 'Free some space. Work then continues.',
    retry: 'later',
  }),
  data_dir_unwritable: row<{ path: string; reason: string }>({
    message: (d) => `Can’t write to ${d.path} (${d.reason})`,
    hint: 'Check that it is a folder, and that you can write to it.',
    cliHint: 'Choose another folder with --data-dir, or fix its permissions.',
  }),
  /** `use`: whose folder it should be; the demo's, if absent. */
  folder_not_empty: row<{ path: string; use?: 'recording' }>({
    message: (d) => `${d.path} is not empty`,
    hint: (d) =>
      d.use === 'recording'
        ? 'Choose a new folder for the recording. Nothing was changed.'
        : 'Move its files somewhere else. The demo empties this folder at each start.',
  }),
  data_dir_locked: row<{ path: string; pid: number; url?: string }>({
    message: (d) =>
      d.url === undefined
        ? `Another Rolewatch (pid ${d.pid}) is using ${d.path}`
        : `Rolewatch is already running: ${d.url}`,
    hint: (d) => (d.url === undefined ? 'Wait for it, or stop it.' : 'Open that address.'),
    cliHint: (d) =>
      d.url === undefined
        ? 'Wait for it, stop it, or choose another folder with --data-dir.'
        : 'Open that address, or choose another folder with --data-dir.',
  }),
  socket_not_private: row<{ path: string }>({
    message: (d) => `Other users of this machine could reach ${d.path}`,
    hint: 'Delete that folder. Rolewatch creates it again for you alone.',
  }),
  socket_path_too_long: row<{ path: string }>({
    message: (d) => `The path ${d.path} is too long for a socket`,
    hint: 'Use a data folder with a shorter path.',
  }),
  /** `copy`: a copy made before an update. */
  database_damaged: row<{ path: string; reason: string; copy?: string }>({
    message: (d) => `The database ${d.path} is damaged (${d.reason})`,
    hint: (d) => {
      const away = `Nothing was changed. Move ${d.path} away, and ${d.path}-wal if it exists.`;
      return d.copy === undefined
        ? `${away} Rolewatch then starts empty.`
        : `${away} Then rename ${d.copy}, the copy from before the last update, to ${d.path}. Without it, Rolewatch starts empty.`;
    },
  }),
  database_newer: row<{ path: string }>({
    message: (d) => `A newer Rolewatch created the database ${d.path}`,
    hint: 'Nothing was changed. Update Rolewatch.',
  }),
  database_busy: row({
    message: 'The database is busy',
    hint: 'Another program is using it. Close that program, and Rolewatch continues.',
    retry: 'later',
  }),
  invalid_file: row<{ path: string; reason: string }>({
    message: (d) => `Can’t use ${d.path} (${d.reason})`,
    hint: 'Check the path and the content of the file.',
  }),

  // Settings.
  invalid_setting: row<{ name: string; reason: string }>({
    message: (d) => `The setting ${d.name} is not valid (${d.reason})`,
    hint: 'Correct it, or clear it to use the default.',
  }),
  setting_fixed: row<{ name: string; by: string }>({
    message: (d) => `The setting ${d.name} is set by ${d.by}`,
    hint: (d) => `To change it here, start Rolewatch without ${d.by}.`,
  }),

  // Between a host and its clients.
  unauthorised: row({ message: 'The token is missing or wrong', hint: openLink }),
  foreign_host: row<{ host: string }>({
    message: (d) => `The address "${d.host}" is not allowed`,
    hint: openLink,
  }),
  foreign_origin: row<{ origin: string }>({
    message: (d) => `Requests from ${d.origin} are not allowed`,
    hint: openLink,
  }),
  request_too_large: row<{ limitBytes: number }>({
    message: (d) => `The request is larger than ${formatBytes(d.limitBytes)}`,
    hint: 'Send it in parts.',
  }),
  invalid_input: row<{ path: string; reason: string }>({
    message: (d) => `${d.path}: ${d.reason}`,
    hint: 'Correct it and try again.',
  }),
  unknown_method: row<{ method: string }>({
    message: (d) => `There is no method "${d.method}"`,
    hint: 'Two versions of Rolewatch may be in use. Restart Rolewatch.',
  }),
  host_unreachable: row<{ reason: string }>({
    message: (d) => `Rolewatch is not responding (${d.reason})`,
    hint: 'Check that it is still running. This page reconnects automatically.',
    cliHint: 'Check that it is still running.',
    retry: 'later',
  }),
  timed_out: row<{ method: string; timeoutMs: number }>({
    message: (d) => `Rolewatch has not answered for ${formatDuration(d.timeoutMs)} (${d.method})`,
    hint: 'It may still be working. Try again, or restart Rolewatch.',
    retry: 'later',
  }),
  port_in_use: row<{ port: number }>({
    message: (d) => `Another program is using port ${d.port}`,
    hint: 'Close that program, or choose another port.',
    cliHint: 'Choose another with --port, or leave it out to get a free one.',
  }),
  cannot_listen: row<{ host: string; port: number; reason: string }>({
    message: (d) => `Can’t listen on ${d.host}:${d.port} (${d.reason})`,
    hint: 'Choose another address and port.',
    cliHint: 'Choose another with --host and --port.',
  }),
  internal: row<{ reason: string }>({
    message: (d) => `Something went wrong (${d.reason})`,
    hint: 'Please report it with the log.',
    retry: 'later',
  }),
} as const;
