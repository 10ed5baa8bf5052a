import { errors } from '#core/error-table.ts';
import type { ErrorView } from '#core/error-view.ts';
import { AppError, type ErrorCode, type ErrorDetails } from '#core/errors.ts';
import type { Means } from '#core/listing.ts';
import { llmFaults } from '#core/llm-faults.ts';
import { faultRow, type ModelServerFault, modelServerFaults } from '#core/model-server-faults.ts';
import { type SettingName, settingNames, settings } from '#core/settings.ts';
import { statusOf } from '#host/http/json-body.ts';
import { type SourceId, sourceIds, sources } from '#sources/registry.ts';
import { code, table, wrapped } from './markdown.ts';
import { boundsWords, jsonSchemaOf, typeWords } from './type-words.ts';

/** Every row of `core/settings.ts`, in its order. */
export const settingTable = (): string =>
  table(
    ['Setting', 'What it does', 'Default', 'Value', 'Environment variable', 'A change counts'],
    settingNames.map((name) => {
      const { help, default: usual, env } = settings[name];
      return [
        code(name),
        `${help}${formerWords(name)}`,
        usual === null ? 'not set' : code(String(usual)),
        valueWords(name),
        code(env),
        'applies' in settings[name] ? 'from the next start' : 'at once',
      ];
    }),
  );

/** An earlier name is still read. */
function formerWords(name: SettingName): string {
  const row = settings[name];
  return 'former' in row ? ` (formerly ${code(row.former.name)})` : '';
}

function valueWords(name: SettingName): string {
  const schema = jsonSchemaOf(settings[name].schema, 'input', new Map());
  const type = typeWords(schema).replace(' | null', '').replaceAll("'", '');
  const bounds = boundsWords(schema);
  return [names[type] ?? type, bounds === 'not empty' ? '' : bounds]
    .filter((words) => words !== '')
    .join(', ');
}

/** The types of JSON, for people who edit a file by hand. */
const names: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: '`true` or `false`',
  integer: 'whole number',
};

/** Details that fill the text of every row, with values that could occur. */
const exampleDetails = {
  url: 'https://acme.example/careers',
  host: 'acme.example',
  origin: 'https://other.example',
  source: 'lever',
  slug: 'acme',
  company: 'Acme',
  name: 'Acme',
  path: '/home/ada/.local/share/rolewatch',
  reason: 'reason',
  proxy: 'http://proxy.example:8080',
  status: 404,
  kind: 'captcha',
  retryAfterMs: 120_000,
  timeoutMs: 30_000,
  limitMs: 20_000,
  limitBytes: 26_214_400,
  limit: 10,
  expected: 'JSON',
  got: 'HTML',
  captured: 20,
  claimed: 50,
  found: 3,
  known: 40,
  port: 4717,
  pid: 4711,
  currency: 'XAU',
  method: 'postings.list',
  job: 'scrape_company',
  queue: 'parse',
  ref: '9f86d081',
  id: '42',
  running: '0.1.0',
  own: '0.2.0',
  options: '--origin-map',
  by: 'ROLEWATCH_LLM_URL',
  because: 'others_may_write',
} as const;

/** Details that mean another thing in some rows. */
const ownDetails: Readonly<Partial<Record<ErrorCode, Readonly<Record<string, unknown>>>>> = {
  board_moved: { from: 'Lever', to: 'Ashby', open: 14, same: 12, listed: 15 },
  host_not_found: { known: 'read' },
  redis_unusable: { fix: 'Depends on the reason: the message names the change.' },
  demo_not_started: { reason: 'The disk is full', fix: 'Free some space.' },
  database_damaged: { path: 'rolewatch.db' },
  database_newer: { path: 'rolewatch.db' },
  no_list_there: { title: 'Baker', fault: 'alone' },
  unreadable_row: { reason: 'No address in this row' },
  data_dir_locked: { url: 'http://127.0.0.1:4717/#token=…' },
  llm_unreachable: { url: 'http://127.0.0.1:8000/v1' },
  llm_refused: { url: 'http://127.0.0.1:8000/v1' },
  model_file_failed: { path: '/home/ada/model.gguf', flaw: 'not_gguf', reason: '' },
  llama_missing: { package: 'node-llama-cpp@3.21.1 @node-llama-cpp/linux-x64@3.21.1' },
  llm_server_failed: { server: 'vLLM', failure: 'no_gpu', reason: 'No CUDA GPUs are available' },
  invalid_setting: { name: 'ROLEWATCH_LLM_URL' },
  setting_fixed: { name: 'llmUrl' },
  invalid_url: { url: 'acme' },
  unsupported_protocol: { url: 'ftp://acme.example' },
  invalid_file: { path: 'companies.csv' },
  invalid_input: { path: 'limit' },
  cannot_listen: { host: '192.0.2.1' },
  foreign_host: { host: 'other.example' },
  server_error: { status: 500 },
  access_denied: { status: 403 },
  too_many_redirects: { limit: 10 },
  list_too_long: { limit: 100_000 },
  unclear_company: {
    choices: 'Acme (https://jobs.lever.co/acme), Acme Rail (https://jobs.lever.co/rail)',
  },
};

const codes = (Object.keys(errors) as ErrorCode[]).toSorted();

/** An error of each code, as it could occur. */
export const exampleErrors: readonly AppError[] = codes.map((each) => {
  const details = { ...exampleDetails, ...ownDetails[each] };
  return new AppError(each, details as unknown as ErrorDetails<typeof each>);
});

/** Every row of `core/error-table.ts`, by code, with the example details above. */
export const errorTable = (): string =>
  table(
    ['Code', 'What it says, for example', 'What to do', 'Tried again', 'HTTP'],
    exampleErrors.map((error) => [
      code(error.code),
      escaped(error.message),
      escaped(advice(error)),
      retryWords[error.retry],
      String(statusOf(error)),
    ]),
  );

/** What a window says to do, and a terminal where that differs. */
const advice = ({ hint, cliHint }: Pick<ErrorView, 'hint' | 'cliHint'>): string =>
  cliHint === undefined || cliHint === hint ? hint : `${hint} In a terminal: ${cliHint}`;

const retryWords: Readonly<Record<AppError['retry'], string>> = {
  never: 'no',
  later: 'yes, after a while',
  'when-told': 'yes, when the site says',
};

/** Every fault that Rolewatch tells apart in the answers of a model server. */
export const modelFaultTable = (): string =>
  table(
    ['The model at …', 'What to do'],
    Object.values(llmFaults).map((fault) => [`… ${escaped(fault.cause)}`, escaped(advice(fault))]),
  );

/** Every reason that Rolewatch knows why the server that it starts does not run. */
export const modelServerFaultTable = (): string =>
  table(
    ['vLLM …', 'What to do'],
    (Object.keys(modelServerFaults) as readonly ModelServerFault[])
      .map(faultRow)
      .map((fault) => [`… ${escaped(fault.cause)}`, escaped(advice(fault))]),
  );

const escaped = (text: string): string => text.replaceAll(/[<>]/g, (sign) => `\\${sign}`);

/** Every row of the table of sources, in its order of trust. */
export const jobBoards = (): string =>
  table(
    ['Source', 'Name on the command line and in exports', 'How it is read'],
    sourceIds.map((id) => [sources[id].label, code(id), meansWords[sources[id].means]]),
  );

/** The vendors in one sentence. */
export function vendorSentence(): string {
  const labels = sourceIds.filter(isVendor).map((id) => sources[id].label);
  const list = new Intl.ListFormat('en').format(labels);
  return wrapped(
    `It reads the job boards of ${list}, any page with schema.org \`JobPosting\` data, job feeds, sitemaps, the data of modern pages, and plain pages by their structure.`,
  );
}

const isVendor = (id: SourceId): boolean => sources[id].vendor !== null;

const meansWords: Readonly<Record<Means, string>> = {
  ats_api: 'its public API',
  json_ld: 'schema.org data in the page',
  feed: 'RSS, Atom, JSON Feed or XML with job fields',
  sitemap: 'pages with schema.org data that the sitemap lists',
  embedded_state: 'data that the page holds for its own scripts',
  site_api: 'the API that the page’s own script asks',
  listing: 'the list of openings on a page, by its structure and words',
  drawn: 'the same list, on the page as a browser draws it',
  model: 'the text of a page that nothing else can read, by a language model',
};
