import { z } from 'zod';
import { mebibytes } from './bytes.ts';
import { minutes, seconds } from './duration.ts';
import type { QueueName } from './job.ts';
import { QuietHours } from './quiet-hours.ts';

type Setting<S extends z.ZodType> = {
  readonly schema: S;
  readonly default: z.infer<S>;
  readonly env: string;
  /** For people: what it does. */
  readonly help: string;
  /** Kept out of logs and of what clients see. */
  readonly secret?: true;
  /** A change counts from the next start of Rolewatch; else at once. */
  readonly applies?: 'restart';
  /** The queues whose workers read it: they are started anew when it changes. */
  readonly workers?: readonly QueueName[];
};

const setting = <S extends z.ZodType>(row: Setting<S>): Setting<S> => row;

const everyQueue = ['io_fetch', 'parse', 'ai_enrich', 'persist'] as const;
const count = z.number().int().positive();
const text = z.string().trim().min(1);

/** THE TABLE of settings: schema, default, environment variable. Flags override env, env overrides the file. */
export const settings = {
  redisUrl: setting({
    schema: z.url({ protocol: /^rediss?$/ }).nullable(),
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
    help: 'Path of the Chromium to render pages with',
  }),
  offline: setting({
    schema: z.boolean(),
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
    schema: z.boolean(),
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
    default: mebibytes(25),
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
  hostConnections: setting({
    schema: count.max(16),
    default: 4,
    env: 'ROLEWATCH_HOST_CONNECTIONS',
    help: 'Requests at a time to one site',
    workers: ['io_fetch'],
  }),
  hostDelayMs: setting({
    schema: z.number().int().nonnegative(),
    default: 500,
    env: 'ROLEWATCH_HOST_DELAY_MS',
    help: 'Shortest time between two requests to one site, in milliseconds',
    workers: ['io_fetch'],
  }),
  enrich: setting({
    schema: z.boolean(),
    default: true,
    env: 'ROLEWATCH_ENRICH',
    help: 'Ask the model about new openings, where one is set',
  }),
  llmUrl: setting({
    schema: z.url({ protocol: /^https?$/ }).nullable(),
    default: null,
    env: 'ROLEWATCH_LLM_URL',
    help: 'Base URL of an OpenAI-compatible server',
    workers: ['ai_enrich'],
  }),
  llmModel: setting({
    schema: text,
    default: 'Qwen/Qwen3-4B-Instruct-2507',
    env: 'ROLEWATCH_LLM_MODEL',
    help: 'Model to ask for',
    workers: ['ai_enrich'],
  }),
  llmApiKey: setting({
    schema: text.nullable(),
    default: null,
    env: 'ROLEWATCH_LLM_API_KEY',
    help: 'Key for the model server',
    secret: true,
    workers: ['ai_enrich'],
  }),
  llmConcurrency: setting({
    schema: count.max(256),
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
    workers: ['ai_enrich'],
  }),
  scanEveryHours: setting({
    schema: z.number().int().min(0).max(720),
    default: 6,
    env: 'ROLEWATCH_SCAN_EVERY_HOURS',
    help: 'Hours between two scans of all companies by themselves; 0 for never',
  }),
  quietHours: setting({
    schema: QuietHours.nullable(),
    default: null,
    env: 'ROLEWATCH_QUIET_HOURS',
    help: 'Local time without scans and notifications, such as 22:00-07:00',
  }),
  pauseOnBattery: setting({
    schema: z.boolean(),
    default: false,
    env: 'ROLEWATCH_PAUSE_ON_BATTERY',
    help: 'Scan by itself only while the desktop app’s machine has mains power',
  }),
  pauseOnMetered: setting({
    schema: z.boolean(),
    default: false,
    env: 'ROLEWATCH_PAUSE_ON_METERED',
    help: 'Do not scan by itself over a metered network (known on Windows and NetworkManager)',
  }),
  notifyMatches: setting({
    schema: z.boolean(),
    default: true,
    env: 'ROLEWATCH_NOTIFY_MATCHES',
    help: 'Notify of new openings that saved searches find',
  }),
  notifyFailures: setting({
    schema: z.boolean(),
    default: true,
    env: 'ROLEWATCH_NOTIFY_FAILURES',
    help: 'Notify of a scan that failed',
  }),
  notifyReminders: setting({
    schema: z.boolean(),
    default: true,
    env: 'ROLEWATCH_NOTIFY_REMINDERS',
    help: 'Notify of reminders that are due',
  }),
  notificationsPerHour: setting({
    schema: z.number().int().min(0).max(60),
    default: 6,
    env: 'ROLEWATCH_NOTIFICATIONS_PER_HOUR',
    help: 'At most so many notifications an hour; 0 for none',
  }),
  closeToTray: setting({
    schema: z.boolean(),
    default: true,
    env: 'ROLEWATCH_CLOSE_TO_TRAY',
    help: 'Closing the window of the desktop app leaves it in the tray',
  }),
  launchAtLogin: setting({
    schema: z.boolean(),
    default: false,
    env: 'ROLEWATCH_LAUNCH_AT_LOGIN',
    help: 'The desktop app starts, in the tray, when you log in',
  }),
  updateUrl: setting({
    schema: z.url({ protocol: /^https$/ }).nullable(),
    default: null,
    env: 'ROLEWATCH_UPDATE_URL',
    help: 'Where the desktop app looks for updates when asked to',
  }),
  retryDelayScale: setting({
    schema: z.number().nonnegative(),
    default: 1,
    env: 'ROLEWATCH_RETRY_DELAY_SCALE',
    help: 'Multiplies every wait before a retry',
    workers: everyQueue,
  }),
  userId: setting({
    schema: text,
    default: 'local_user',
    env: 'ROLEWATCH_USER_ID',
    help: 'Whose runs and jobs these are',
    applies: 'restart',
  }),
  logLevel: setting({
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']),
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
