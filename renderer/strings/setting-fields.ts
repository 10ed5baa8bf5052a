import { homeCurrencies } from '#core/home-currency.ts';
import type { Choice, SettingField } from '../screens/settings/setting-field.ts';
import { plural } from './language.ts';

const everyHours = [0, 1, 3, 6, 12, 24] as const;

/** The choices for the scan interval; a custom number of hours stays among them. */
export function scheduleChoices(current: unknown): readonly Choice[] {
  const hours = typeof current === 'number' ? [current] : [];
  const all = [...new Set([...everyHours, ...hours])].toSorted((a, b) => a - b);
  return all.map((value) => ({ value, label: everyHoursLabel(value) }));
}

function everyHoursLabel(hours: number): string {
  if (hours === 0) return 'Never';
  return hours === 24 ? 'Once a day' : plural(hours, { one: 'Every hour', other: 'Every # hours' });
}

const currencyNames = new Intl.DisplayNames('en', { type: 'currency' });

/** Nothing chosen means that of the region; another currency stays among them. */
export function currencyChoices(current: unknown): readonly Choice[] {
  const other = typeof current === 'string' ? [current] : [];
  const codes = [...new Set([...homeCurrencies, ...other])].toSorted();
  return [
    { value: '', label: 'That of my region' },
    ...codes.map((code) => ({ value: code, label: `${code} · ${currencyNames.of(code) ?? code}` })),
  ];
}

const mebibyte = 1_048_576;

/** THE TABLE of setting fields by name; a setting without a row shows its own help. */
export const settingFields: Readonly<Record<string, SettingField>> = {
  scanEveryHours: {
    section: 'schedule',
    kind: 'choice',
    choices: scheduleChoices,
    label: 'Scan all companies',
    explains: 'While Rolewatch runs. Skips paused companies; a company can have its own interval.',
  },
  quietHours: {
    section: 'schedule',
    kind: 'times',
    nothing: 'none',
    usual: '22:00-07:00',
    label: 'Quiet hours',
    explains: 'No automatic scans and no notifications in these hours.',
  },
  pauseOnBattery: {
    section: 'schedule',
    isDesktopOnly: true,
    kind: 'switch',
    label: 'Pause on battery',
    explains: 'No automatic scans on battery power (desktop app).',
  },
  pauseOnMetered: {
    section: 'schedule',
    kind: 'switch',
    label: 'Pause on metered networks',
    explains:
      'No automatic scans on a metered network. Works on Windows and on Linux with NetworkManager.',
  },
  currency: {
    section: 'pay',
    kind: 'choice',
    choices: currencyChoices,
    label: 'Currency',
    explains: 'Pay in other currencies is converted, with the original beside it.',
  },
  notifyMatches: {
    section: 'notifications',
    kind: 'switch',
    label: 'New openings',
    explains: 'One per scan: saved-search matches, or all new openings if you have no searches.',
  },
  notifyFailures: {
    section: 'notifications',
    kind: 'switch',
    label: 'Failed scans',
    explains: 'Only if the whole scan fails; single companies go to the inbox.',
  },
  notifyReminders: {
    section: 'notifications',
    kind: 'switch',
    label: 'Reminders',
    explains: 'When they are due.',
  },
  notificationsPerHour: {
    section: 'notifications',
    kind: 'number',
    unit: 'per hour',
    label: 'Notification limit',
    explains: 'Extra ones are bundled. 0 turns notifications off.',
  },
  digestAt: {
    section: 'notifications',
    kind: 'text',
    nothing: 'off',
    placeholder: '08:30',
    label: 'Daily digest',
    explains: 'One message a day about all new openings, instead of one for each scan.',
  },
  notifyNtfy: {
    section: 'notifications',
    kind: 'secret',
    nothing: 'none',
    label: 'Phone (ntfy)',
    explains:
      'Subscribe to a topic in the free ntfy app and enter its link here, such as https://ntfy.sh/my-secret-topic. Titles of openings go to that server.',
  },
  notifyWebhook: {
    section: 'notifications',
    kind: 'secret',
    nothing: 'none',
    label: 'Webhook',
    explains:
      'Notifications also go to this link, as JSON. Works with Slack, Mattermost, Discord and your own scripts.',
  },
  closeToTray: {
    section: 'desktop',
    isDesktopOnly: true,
    kind: 'switch',
    label: 'Close to tray',
    explains: 'Rolewatch keeps running when you close the window. Off: it quits.',
  },
  launchAtLogin: {
    section: 'desktop',
    isDesktopOnly: true,
    kind: 'switch',
    label: 'Start when I log in',
    explains: 'Starts in the tray, without a window.',
  },
  updateUrl: {
    section: 'desktop',
    isDesktopOnly: true,
    kind: 'text',
    nothing: 'none',
    placeholder: 'https://example.com/rolewatch',
    label: 'Update server',
    explains: 'Used only when you choose “Check for updates” in the menu.',
  },
  userAgent: {
    section: 'sites',
    kind: 'text',
    label: 'User agent',
    explains: 'The name that sites see when Rolewatch reads them.',
  },
  browser: {
    section: 'sites',
    kind: 'switch',
    label: 'Read pages in a browser',
    explains: 'Draw pages that cannot be read otherwise in a browser, unseen.',
  },
  browserPages: {
    section: 'sites',
    isAdvanced: true,
    kind: 'number',
    label: 'Pages at a time in the browser',
    explains: 'More are faster and take more memory.',
  },
  siteConnections: {
    section: 'sites',
    kind: 'number',
    unit: 'at a time',
    label: 'Requests to one site',
    explains: 'Higher is faster but less polite (max. 16).',
  },
  siteDelayMs: {
    section: 'sites',
    kind: 'number',
    unit: 'ms',
    label: 'Pause between requests',
    explains: 'Shortest time between two requests to one site. Job boards wait only above 500 ms.',
  },
  proxies: {
    section: 'sites',
    isAdvanced: true,
    kind: 'secret',
    nothing: 'none',
    label: 'Proxies',
    explains:
      'HTTP, HTTPS or SOCKS5 addresses, parted by blanks; sites take turns. No way past a wall: a site that refuses Rolewatch still does.',
  },
  proxyUse: {
    section: 'sites',
    isAdvanced: true,
    kind: 'choice',
    choices: () => [
      { value: 'all', label: 'All companies' },
      { value: 'chosen', label: 'Chosen companies' },
    ],
    label: 'Use proxies for',
    explains: 'Chosen ones have a switch on their page, under Settings.',
  },
  requestTimeoutMs: {
    section: 'sites',
    isAdvanced: true,
    kind: 'number',
    unit: 's',
    per: 1_000,
    label: 'Request timeout',
    explains: 'Rolewatch retries a site that takes longer.',
  },
  maxBodyBytes: {
    section: 'sites',
    isAdvanced: true,
    kind: 'number',
    unit: 'MB',
    per: mebibyte,
    label: 'Largest page',
    explains: 'Rolewatch skips larger pages.',
  },
  retryDelayScale: {
    section: 'sites',
    isAdvanced: true,
    kind: 'number',
    unit: '×',
    label: 'Retry delay multiplier',
    explains: 'Multiplies every wait before a retry. 0 retries at once.',
  },
  allowPrivateNetwork: {
    section: 'sites',
    isAdvanced: true,
    kind: 'switch',
    label: 'Private networks',
    explains: 'Also reads sites in your own network. Leave it off unless you watch one.',
  },
  originMap: {
    section: 'sites',
    isAdvanced: true,
    kind: 'text',
    nothing: 'none',
    placeholder: '/path/to/mirrors.json',
    label: 'Mirrors',
    explains: 'A JSON file that redirects sites to mirrors. For tests.',
  },
  enrich: {
    section: 'model',
    kind: 'switch',
    label: 'Use the model',
    explains:
      'Sends new and changed openings to the model, if one is set. Off: only built-in rules.',
  },
  llmSource: {
    section: 'model',
    kind: 'choice',
    choices: () => [
      { value: 'server', label: 'A model server' },
      { value: 'vllm', label: 'vLLM, started when needed' },
      { value: 'file', label: 'A model file' },
    ],
    label: 'Run by',
    explains:
      'A server you start, such as Ollama; vLLM, which Rolewatch starts when there is work; or a file that Rolewatch loads itself.',
  },
  llmUrl: {
    section: 'model',
    sources: ['server'],
    kind: 'text',
    nothing: 'none: built-in rules',
    placeholder: 'http://127.0.0.1:11434/v1',
    label: 'Server',
    explains:
      'Address of any server with an OpenAI-compatible API. Rolewatch sends it openings, nothing else.',
  },
  llmFile: {
    section: 'model',
    sources: ['file'],
    kind: 'text',
    nothing: 'none: built-in rules',
    placeholder: '/path/to/model.gguf',
    label: 'Model file',
    explains:
      'A GGUF file on this machine, such as Qwen3-4B-Instruct-2507-Q4_K_M.gguf (2.5 GB). It is loaded only while openings are read.',
  },
  llmModel: {
    section: 'model',
    sources: ['server', 'vllm'],
    kind: 'text',
    label: 'Model',
    explains: 'The model’s name on that server; for vLLM, its name on huggingface.co or a folder.',
  },
  llmApiKey: {
    section: 'model',
    sources: ['server'],
    kind: 'secret',
    nothing: 'none',
    label: 'API key',
    explains: 'Sent only to this server. Local servers need none.',
  },
  vllmIdleSeconds: {
    section: 'model',
    sources: ['vllm'],
    kind: 'number',
    unit: 'min',
    per: 60,
    label: 'Stop vLLM after',
    explains: 'Without work for so long, it stops and frees the graphics card. 0 keeps it running.',
  },
  vllmServer: {
    section: 'model',
    sources: ['vllm'],
    isAdvanced: true,
    kind: 'text',
    nothing: 'found automatically',
    placeholder: '/home/me/.local/bin/vllm',
    label: 'vLLM program',
    explains: 'The path of vllm, if it is not found automatically.',
  },
  vllmArguments: {
    section: 'model',
    sources: ['vllm'],
    isAdvanced: true,
    kind: 'text',
    nothing: 'none',
    placeholder: '--max-model-len 8192',
    label: 'vLLM options',
    explains: 'Added to “vllm serve”. They win over the options that Rolewatch sets for your card.',
  },
  llmConcurrency: {
    section: 'model',
    isAdvanced: true,
    kind: 'number',
    unit: 'at a time',
    label: 'Parallel requests',
    explains: 'More for a GPU server, fewer on a laptop.',
  },
  llmTimeoutMs: {
    section: 'model',
    isAdvanced: true,
    kind: 'number',
    unit: 's',
    per: 1_000,
    label: 'Model timeout',
    explains: 'Openings without an answer by then keep the built-in rules’ result.',
  },
  redisServer: {
    section: 'programs',
    isAdvanced: true,
    kind: 'text',
    nothing: 'found automatically',
    placeholder: '/usr/bin/redis-server',
    label: 'Redis program',
    explains: 'Runs the job queues. “none” runs jobs in one process instead.',
  },
  redisUrl: {
    section: 'programs',
    isAdvanced: true,
    kind: 'secret',
    nothing: 'our own',
    label: 'Redis address',
    explains: 'A Redis to use instead of our own, to share work between machines.',
  },
  chromium: {
    section: 'programs',
    isAdvanced: true,
    kind: 'text',
    nothing: 'found automatically',
    placeholder: '/usr/bin/chromium',
    label: 'Browser program',
    explains: 'The Chrome, Edge or Chromium that draws careers pages.',
  },
  offline: {
    section: 'programs',
    kind: 'switch',
    label: 'No downloads',
    explains: 'Never download missing programs.',
  },
  userId: {
    section: 'programs',
    isAdvanced: true,
    kind: 'text',
    label: 'User ID',
    explains: 'Separates the jobs of several people who share one Redis.',
  },
  logLevel: {
    section: 'programs',
    isAdvanced: true,
    kind: 'choice',
    choices: () => [
      { value: 'debug', label: 'Everything' },
      { value: 'info', label: 'Events' },
      { value: 'warn', label: 'Warnings' },
      { value: 'error', label: 'Errors' },
      { value: 'silent', label: 'Nothing' },
    ],
    label: 'Log level',
    explains: 'How much goes to the log file.',
  },
  workerIdleSeconds: {
    section: 'programs',
    isAdvanced: true,
    kind: 'number',
    unit: 's',
    label: 'Stop idle workers after',
    explains: 'Frees memory between scans. 0 keeps the workers running.',
  },
};
