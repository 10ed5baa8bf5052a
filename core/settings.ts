import { z } from 'zod';
import { ClockTime } from './clock-time.ts';
import { minutes, seconds } from './duration.ts';
import { QueueName } from './job.ts';
import { isProxyList } from './proxy-list.ts';
import { mebibytes } from './quantity.ts';
import { QuietHours } from './quiet-hours.ts';

type Setting<S extends z.ZodType> = {
  readonly schema: S;
  readonly default: z.infer<S>;
  readonly env: string;
  /** Its names in an earlier version, still read. */
  readonly former?: { readonly name: string; readonly env: string };
  /** For people: what it does. */
  readonly help: string;
  /** Kept out of logs and out of what clients see. */
  readonly secret?: true;
  /** A change applies after a restart of Rolewatch; else at once. */
  readonly applies?: 'restart';
  /** The queues whose workers read it; they restart when it changes. */
  readonly workers?: readonly QueueName[];
};

const setting = <S extends z.ZodType>(row: Setting<S>): Setting<S> => row;

const everyQueue = QueueName.options;
/** Text after "is not valid" in the error for a wrong value. */
const enter = {
  least: (n: number) => `enter ${n} or more`,
  most: (n: number) => `enter ${n} or less`,
  flag: { error: 'enter true or false' },
  text: { error: 'enter some text' },
} as const;

const number = z.number({ error: 'enter a number' });
const whole = number.int({ error: 'enter a whole number' });
const count = whole.min(1, enter.least(1));
const text = z.string(enter.text).trim().min(1, enter.text);
const flag = z.boolean(enter.flag);
const currency = z.string(enter.text).trim().toUpperCase().refine(isCurrency, {
  error: 'enter the three letters of a currency, such as EUR',
});
const address = (protocol: RegExp, example: string) =>
  z.url({ protocol, error: `enter a whole address, such as ${example}` });

function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}

/** Rejects parts that the Redis client could not read, before work begins. */
function hasUsableParts(address: string): boolean {
  // `z.url` has already reported it.
  if (!URL.canParse(address)) return true;
  const { username, password, pathname } = new URL(address);
  try {
    decodeURIComponent(username + password);
  } catch {
    return false;
  }
  return /^\/?\d*$/.test(pathname);
}

/**
 * THE TABLE of settings: schema, default, environment variable. Flags override env, env overrides
 * the file.
 */
export const settings = {
  redisUrl: setting({
    schema: address(/^rediss?$/, 'redis://127.0.0.1:6379')
      .refine(
        hasUsableParts,
        'a percent sign in its password is written %25, a database is a number',
      )
      .nullable(),
    default: null,
    env: 'ROLEWATCH_REDIS_URL',
    help: 'A Redis to use instead of our own',
    secret: true,
    applies: 'restart',
  }),
  redisServer: setting({
    schema: text.nullable(),
    default: null,
    env: 'ROLEWATCH_REDIS_SERVER',
    help: 'Path of the redis-server to run; "none" works without Redis',
    applies: 'restart',
  }),
  chromium: setting({
    schema: text.nullable(),
    default: null,
    env: 'ROLEWATCH_CHROMIUM',
    help: 'Path of the Chrome, Edge or Chromium that draws pages',
    workers: ['io_fetch'],
  }),
  browser: setting({
    schema: flag,
    default: true,
    env: 'ROLEWATCH_BROWSER',
    help: 'Draw pages that cannot be read otherwise in a browser, unseen',
    workers: ['io_fetch'],
  }),
  browserPages: setting({
    schema: count.max(8, enter.most(8)),
    default: 2,
    env: 'ROLEWATCH_BROWSER_PAGES',
    help: 'Pages that the browser draws at a time',
    workers: ['io_fetch'],
  }),
  offline: setting({
    schema: flag,
    default: false,
    env: 'ROLEWATCH_OFFLINE',
    help: 'Never download a missing program',
    applies: 'restart',
  }),
  originMap: setting({
    schema: text.nullable(),
    default: null,
    env: 'ROLEWATCH_ORIGIN_MAP',
    help: 'JSON file that sends origins to mirrors',
    workers: ['io_fetch'],
  }),
  allowPrivateNetwork: setting({
    schema: flag,
    default: false,
    env: 'ROLEWATCH_ALLOW_PRIVATE_NETWORK',
    help: 'Also read sites in private networks',
    workers: ['io_fetch'],
  }),
  userAgent: setting({
    schema: text,
    default: 'Rolewatch/0.1 (personal job search)',
    env: 'ROLEWATCH_USER_AGENT',
    help: 'What sites see as our name',
    workers: ['io_fetch'],
  }),
  maxBodyBytes: setting({
    schema: count,
    default: mebibytes(64),
    env: 'ROLEWATCH_MAX_BODY_BYTES',
    help: 'Largest answer read from a site, in bytes',
    workers: ['io_fetch'],
  }),
  requestTimeoutMs: setting({
    schema: count,
    default: seconds(30),
    env: 'ROLEWATCH_REQUEST_TIMEOUT_MS',
    help: 'Longest wait for one answer, in milliseconds',
    workers: ['io_fetch'],
  }),
  siteConnections: setting({
    schema: count.max(16, enter.most(16)),
    default: 4,
    env: 'ROLEWATCH_SITE_CONNECTIONS',
    former: { name: 'hostConnections', env: 'ROLEWATCH_HOST_CONNECTIONS' },
    help: 'Requests at a time to one site',
    workers: ['io_fetch'],
  }),
  siteDelayMs: setting({
    schema: whole.min(0, enter.least(0)),
    default: 500,
    env: 'ROLEWATCH_SITE_DELAY_MS',
    former: { name: 'hostDelayMs', env: 'ROLEWATCH_HOST_DELAY_MS' },
    help: 'Shortest time between two requests to one site, in milliseconds; to a job board only if above the default',
    workers: ['io_fetch'],
  }),
  proxies: setting({
    schema: text
      .refine(
        isProxyList,
        'enter addresses such as http://127.0.0.1:8080 or socks5://name:password@host:1080',
      )
      .nullable(),
    default: null,
    env: 'ROLEWATCH_PROXIES',
    help: 'Proxies to read sites through, in turn: HTTP, HTTPS or SOCKS5, parted by blanks',
    secret: true,
    workers: ['io_fetch'],
  }),
  proxyUse: setting({
    schema: z.enum(['all', 'chosen'], { error: 'enter all or chosen' }),
    default: 'all',
    env: 'ROLEWATCH_PROXY_USE',
    help: 'Who is read through the proxies: all companies, or only those chosen on their page',
    workers: ['io_fetch'],
  }),
  enrich: setting({
    schema: flag,
    default: true,
    env: 'ROLEWATCH_ENRICH',
    help: 'Ask the model, if one is set, about new openings and about pages that nothing else can read',
    workers: ['io_fetch'],
  }),
  llmSource: setting({
    schema: z.enum(['server', 'vllm', 'file'], { error: 'enter server, vllm or file' }),
    default: 'server',
    env: 'ROLEWATCH_LLM_SOURCE',
    help: 'Who runs the model: the server at llmUrl, vLLM started by Rolewatch when work comes, or Rolewatch itself from llmFile',
    workers: ['ai_enrich', 'io_fetch'],
  }),
  llmUrl: setting({
    schema: address(/^https?$/, 'http://127.0.0.1:8000/v1').nullable(),
    default: null,
    env: 'ROLEWATCH_LLM_URL',
    help: 'Base URL of an OpenAI-compatible server',
    workers: ['ai_enrich', 'io_fetch'],
  }),
  llmModel: setting({
    schema: text,
    default: 'Qwen/Qwen3-4B-Instruct-2507',
    env: 'ROLEWATCH_LLM_MODEL',
    help: 'Model to ask for',
    workers: ['ai_enrich', 'io_fetch'],
  }),
  llmApiKey: setting({
    schema: text.nullable(),
    default: null,
    env: 'ROLEWATCH_LLM_API_KEY',
    help: 'Key for the model server',
    secret: true,
    workers: ['ai_enrich', 'io_fetch'],
  }),
  llmFile: setting({
    schema: text.nullable(),
    default: null,
    env: 'ROLEWATCH_LLM_FILE',
    help: 'Path of the GGUF file that Rolewatch itself loads',
    workers: ['ai_enrich'],
  }),
  vllmServer: setting({
    schema: text.nullable(),
    default: null,
    env: 'ROLEWATCH_VLLM_SERVER',
    help: 'Path of the vllm program; found on the PATH otherwise',
  }),
  vllmArguments: setting({
    schema: text.nullable(),
    default: null,
    env: 'ROLEWATCH_VLLM_ARGUMENTS',
    help: 'Further options for vllm serve, such as --quantization fp8; they win over ours',
  }),
  vllmIdleSeconds: setting({
    schema: whole.min(0, enter.least(0)).max(86_400, enter.most(86_400)),
    default: 600,
    env: 'ROLEWATCH_VLLM_IDLE_SECONDS',
    help: 'Seconds until an idle vLLM stops and frees the graphics card; 0 keeps it running',
  }),
  llmConcurrency: setting({
    schema: count.max(256, enter.most(256)),
    default: 32,
    env: 'ROLEWATCH_LLM_CONCURRENCY',
    help: 'Requests at a time to the model',
    workers: ['ai_enrich'],
  }),
  llmTimeoutMs: setting({
    schema: count,
    default: minutes(2),
    env: 'ROLEWATCH_LLM_TIMEOUT_MS',
    help: 'Longest wait for one answer of the model, in milliseconds',
    workers: ['ai_enrich', 'io_fetch'],
  }),
  scanEveryHours: setting({
    schema: whole.min(0, enter.least(0)).max(720, enter.most(720)),
    default: 6,
    env: 'ROLEWATCH_SCAN_EVERY_HOURS',
    help: 'Hours between automatic scans of all companies; 0 for never',
  }),
  quietHours: setting({
    schema: QuietHours.nullable(),
    default: null,
    env: 'ROLEWATCH_QUIET_HOURS',
    help: 'Local time without scans and notifications, such as 22:00-07:00',
  }),
  pauseOnBattery: setting({
    schema: flag,
    default: false,
    env: 'ROLEWATCH_PAUSE_ON_BATTERY',
    help: 'No automatic scans on battery power (desktop app)',
  }),
  pauseOnMetered: setting({
    schema: flag,
    default: false,
    env: 'ROLEWATCH_PAUSE_ON_METERED',
    help: 'No automatic scans on a metered network (Windows, and Linux with NetworkManager)',
  }),
  currency: setting({
    schema: currency.nullable(),
    default: null,
    env: 'ROLEWATCH_CURRENCY',
    help: 'Currency in which pay is compared, such as EUR; without it, that of your region',
  }),
  notifyMatches: setting({
    schema: flag,
    default: true,
    env: 'ROLEWATCH_NOTIFY_MATCHES',
    help: 'Notify of new openings that saved searches find',
  }),
  notifyFailures: setting({
    schema: flag,
    default: true,
    env: 'ROLEWATCH_NOTIFY_FAILURES',
    help: 'Notify of a scan that failed',
  }),
  notifyReminders: setting({
    schema: flag,
    default: true,
    env: 'ROLEWATCH_NOTIFY_REMINDERS',
    help: 'Notify of reminders that are due',
  }),
  notificationsPerHour: setting({
    schema: whole.min(0, enter.least(0)).max(60, enter.most(60)),
    default: 6,
    env: 'ROLEWATCH_NOTIFICATIONS_PER_HOUR',
    help: 'Most notifications in an hour; 0 for none',
  }),
  digestAt: setting({
    schema: ClockTime.nullable(),
    default: null,
    env: 'ROLEWATCH_DIGEST_AT',
    help: 'Local time of one notification a day about all new openings, such as 08:30, instead of one for each scan',
  }),
  notifyWebhook: setting({
    schema: address(/^https?$/, 'https://hooks.example/rolewatch').nullable(),
    default: null,
    env: 'ROLEWATCH_NOTIFY_WEBHOOK',
    help: 'Notifications also go to this address, as JSON that Slack, Mattermost and Discord understand',
    secret: true,
  }),
  notifyNtfy: setting({
    schema: address(/^https?$/, 'https://ntfy.sh/my-topic')
      .refine((url) => !URL.canParse(url) || new URL(url).pathname.length > 1, {
        error: 'enter the address of a topic, such as https://ntfy.sh/my-topic',
      })
      .nullable(),
    default: null,
    env: 'ROLEWATCH_NOTIFY_NTFY',
    help: 'Notifications also go to this topic of ntfy, and so to a phone',
    secret: true,
  }),
  closeToTray: setting({
    schema: flag,
    default: true,
    env: 'ROLEWATCH_CLOSE_TO_TRAY',
    help: 'Closing the window of the desktop app leaves it in the tray',
  }),
  launchAtLogin: setting({
    schema: flag,
    default: false,
    env: 'ROLEWATCH_LAUNCH_AT_LOGIN',
    help: 'The desktop app starts, in the tray, when you log in',
  }),
  updateUrl: setting({
    schema: address(/^https$/, 'https://updates.example').nullable(),
    default: null,
    env: 'ROLEWATCH_UPDATE_URL',
    help: 'Where the desktop app looks for updates when asked to',
  }),
  retryDelayScale: setting({
    schema: number.min(0, enter.least(0)),
    default: 1,
    env: 'ROLEWATCH_RETRY_DELAY_SCALE',
    help: 'Multiplies every wait before a retry',
    workers: everyQueue,
  }),
  workerIdleSeconds: setting({
    schema: whole.min(0, enter.least(0)).max(86_400, enter.most(86_400)),
    default: 120,
    env: 'ROLEWATCH_WORKER_IDLE_SECONDS',
    help: 'Seconds until an idle worker stops; it starts again with the next job. 0 keeps it running',
  }),
  userId: setting({
    schema: text,
    default: 'local_user',
    env: 'ROLEWATCH_USER_ID',
    help: 'Separates the jobs of several people who share one Redis',
    applies: 'restart',
  }),
  logLevel: setting({
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: 'enter debug, info, warn, error or silent',
    }),
    default: 'warn',
    env: 'ROLEWATCH_LOG_LEVEL',
    help: 'How much goes to the log',
    applies: 'restart',
  }),
} as const;

export type SettingName = keyof typeof settings;
export type Settings = {
  readonly [N in SettingName]: z.infer<(typeof settings)[N]['schema']>;
};

export const settingNames = Object.keys(settings) as readonly SettingName[];

export const defaultSettings: Settings = Object.fromEntries(
  settingNames.map((name) => [name, settings[name].default]),
) as Settings;
