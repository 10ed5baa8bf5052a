import type { Choice, SettingField } from '../screens/settings/setting-field.ts';

const everyHours = [0, 1, 3, 6, 12, 24] as const;

/** How often to scan, as choices; another number of hours that was set stays among them. */
export function scheduleChoices(current: unknown): readonly Choice[] {
  const hours = typeof current === 'number' ? [current] : [];
  const all = [...new Set([...everyHours, ...hours])].toSorted((a, b) => a - b);
  return all.map((value) => ({ value, label: everyHoursLabel(value) }));
}

function everyHoursLabel(hours: number): string {
  if (hours === 0) return 'Never by itself';
  if (hours === 1) return 'Every hour';
  return hours === 24 ? 'Once a day' : `Every ${hours.toLocaleString()} hours`;
}

const mebibyte = 1_048_576;

/** THE TABLE of how settings are shown, by name; one that is not here is shown with its own help. */
export const settingFields: Readonly<Record<string, SettingField>> = {
  scanEveryHours: {
    section: 'schedule',
    kind: 'choice',
    choices: scheduleChoices,
    label: 'Scan all companies',
    explains:
      'By itself, while Rolewatch runs. Paused companies are left out; others may have their own interval.',
  },
  quietHours: {
    section: 'schedule',
    kind: 'text',
    nothing: 'none',
    placeholder: '22:00-07:00',
    label: 'Quiet hours',
    explains: 'In these hours of the day no scan starts by itself, and nothing notifies you.',
  },
  pauseOnBattery: {
    section: 'schedule',
    kind: 'switch',
    label: 'Wait for mains power',
    explains: 'On battery no scan starts by itself. The desktop app knows.',
  },
  pauseOnMetered: {
    section: 'schedule',
    kind: 'switch',
    label: 'Wait for a network without a meter',
    explains:
      'No scan starts by itself while the system says that data costs. Windows knows, and Linux where NetworkManager runs.',
  },
  notifyMatches: {
    section: 'notifications',
    kind: 'switch',
    label: 'New openings',
    explains: 'That saved searches find, or all where none are saved: one for each scan.',
  },
  notifyFailures: {
    section: 'notifications',
    kind: 'switch',
    label: 'A scan that failed',
    explains: 'As a whole. A company that could not be read is in the inbox.',
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
    unit: 'an hour',
    label: 'Notifications at most',
    explains: 'What comes above that waits and is told together. 0 for none.',
  },
  closeToTray: {
    section: 'desktop',
    kind: 'switch',
    label: 'Stay in the tray',
    explains: 'Closing the window leaves Rolewatch working. Off, it quits.',
  },
  launchAtLogin: {
    section: 'desktop',
    kind: 'switch',
    label: 'Start when I log in',
    explains: 'In the tray, without a window.',
  },
  updateUrl: {
    section: 'desktop',
    kind: 'text',
    nothing: 'none',
    placeholder: 'https://example.com/rolewatch',
    label: 'Updates from',
    explains:
      'Asked only when you choose “Check for updates” in the menu. Nothing comes by itself.',
  },
  userAgent: {
    section: 'sites',
    kind: 'text',
    label: 'Name given to sites',
    explains: 'What sites see as the name of the program that reads them.',
  },
  hostConnections: {
    section: 'sites',
    kind: 'number',
    unit: 'at a time',
    label: 'Requests to one site',
    explains: 'More is quicker, and ruder. 16 at most.',
  },
  hostDelayMs: {
    section: 'sites',
    kind: 'number',
    unit: 'ms',
    label: 'Pause between requests',
    explains: 'The shortest time between two requests to one site.',
  },
  requestTimeoutMs: {
    section: 'sites',
    kind: 'number',
    unit: 's',
    per: 1_000,
    label: 'Wait for an answer',
    explains: 'A site that takes longer counts as unreachable, and is tried again.',
  },
  maxBodyBytes: {
    section: 'sites',
    kind: 'number',
    unit: 'MB',
    per: mebibyte,
    label: 'Largest page',
    explains: 'What is larger is not read.',
  },
  retryDelayScale: {
    section: 'sites',
    kind: 'number',
    unit: '×',
    label: 'Patience before a retry',
    explains: 'Multiplies every wait before something is tried again; 0 tries again at once.',
  },
  allowPrivateNetwork: {
    section: 'sites',
    kind: 'switch',
    label: 'Private networks',
    explains: 'Also reads sites in your own network. Keep it off unless you watch one.',
  },
  originMap: {
    section: 'sites',
    kind: 'text',
    nothing: 'none',
    placeholder: '/path/to/mirrors.json',
    label: 'Mirrors',
    explains: 'A JSON file that sends the addresses of some sites elsewhere. For tests.',
  },
  enrich: {
    section: 'model',
    kind: 'switch',
    label: 'Ask the model',
    explains:
      'New and changed openings go to the model, where one is set. Off: the built-in rules.',
  },
  llmUrl: {
    section: 'model',
    kind: 'text',
    nothing: 'none: built-in rules',
    placeholder: 'http://127.0.0.1:11434/v1',
    label: 'Server',
    explains:
      'The base address of any server that speaks the OpenAI API. Openings go there, nothing else.',
  },
  llmModel: {
    section: 'model',
    kind: 'text',
    label: 'Model',
    explains: 'The name of the model as its server knows it.',
  },
  llmApiKey: {
    section: 'model',
    kind: 'secret',
    nothing: 'none',
    label: 'Key',
    explains: 'Sent to this server and to no other. Servers on this machine need none.',
  },
  llmConcurrency: {
    section: 'model',
    kind: 'number',
    unit: 'at a time',
    label: 'Openings asked about',
    explains: 'Servers with a strong card take many; a laptop does better with few.',
  },
  llmTimeoutMs: {
    section: 'model',
    kind: 'number',
    unit: 's',
    per: 1_000,
    label: 'Wait for the model',
    explains: 'Openings without an answer by then keep what the rules read.',
  },
  redisServer: {
    section: 'programs',
    kind: 'text',
    nothing: 'found by itself',
    placeholder: '/usr/bin/redis-server',
    label: 'Redis server',
    explains: 'The program that keeps the queues. “none” works without it, in one process.',
  },
  redisUrl: {
    section: 'programs',
    kind: 'secret',
    nothing: 'our own',
    label: 'Another Redis',
    explains: 'The address of a Redis to use instead of our own, so that other machines can help.',
  },
  chromium: {
    section: 'programs',
    kind: 'text',
    nothing: 'found by itself',
    placeholder: '/usr/bin/chromium',
    label: 'Chromium',
    explains: 'The browser that renders pages which show nothing without one.',
  },
  offline: {
    section: 'programs',
    kind: 'switch',
    label: 'No downloads',
    explains: 'Never fetches a program that is missing.',
  },
  userId: {
    section: 'programs',
    kind: 'text',
    label: 'User',
    explains: 'Whose scans and jobs these are, where several share one Redis.',
  },
  logLevel: {
    section: 'programs',
    kind: 'choice',
    choices: () => [
      { value: 'debug', label: 'Everything' },
      { value: 'info', label: 'What happens' },
      { value: 'warn', label: 'Warnings' },
      { value: 'error', label: 'Errors' },
      { value: 'silent', label: 'Nothing' },
    ],
    label: 'Log',
    explains: 'How much is written to the log file.',
  },
};
