import type { ScanHold } from '#core/schedule.ts';
import type { StoppingPart } from '#host/start.ts';

/** What the window says in the system's own dialogs and titles. */
export const windowStrings = {
  name: 'Rolewatch',
  stopping: (part: StoppingPart): string => `Rolewatch – quitting, ${waitsFor[part]}`,
  failedStart: 'Rolewatch cannot start',
  quit: 'Quit',
  openLogs: 'Open logs',
  reload: 'Reload',
  crashed: 'The window keeps crashing',
  crashedDetail: 'Scans go on. Reload the window, or quit and look into the logs.',
  unexpected: 'Something went wrong in Rolewatch',
  unexpectedDetail: (message: string): string =>
    `${message}\n\nIt goes on. If things look wrong, quit and start it again; the logs say more.`,
  noFolder: 'The folder cannot be opened',
} as const;

const waitsFor: Readonly<Record<StoppingPart, string>> = {
  workers: 'waiting for work to be put back in line',
  redis: 'waiting for the queues to be saved',
  database: 'waiting for the database',
};

/** Words of the tray, the menu and what they tell. */
export const nativeStrings = {
  idle: (next: string | null): string =>
    next === null ? 'No scan is planned' : `Next scan ${next}`,
  scanning: (checked: number, all: number, failed: number): string =>
    `Scanning, ${checked} of ${all} checked${failed === 0 ? '' : `, ${failed} ${failed === 1 ? 'problem' : 'problems'}`}`,
  holds: {
    paused: 'Scans are paused',
    offline: 'Offline: a scan waits for the connection',
    battery: 'A scan waits for mains power',
    metered: 'A scan waits for a network without a meter',
  } satisfies Record<ScanHold, string>,
  stuck: 'A part of Rolewatch does not start',
  failed: 'The last scan failed',
  offline: 'You seem to be offline',
  tooltip: (status: string): string => `Rolewatch\n${status}`,
  scanNow: 'Scan now',
  cancelScan: 'Cancel the scan',
  pause: 'Pause scans',
  resume: 'Resume scans',
  recent: 'New openings',
  noRecent: 'Nothing new',
  match: (title: string, company: string): string => `${shortened(title)} · ${shortened(company)}`,
  inbox: 'Show the inbox',
  open: 'Open Rolewatch',
  settings: 'Settings…',
  quit: 'Quit Rolewatch',
  file: 'File',
  help: 'Help',
  openLogs: 'Open logs',
  openData: 'Open data folder',
  checkUpdates: 'Check for updates…',
  failedTitle: 'That could not be done',
  staysTitle: 'Rolewatch goes on in the tray',
  stays: 'It keeps scanning. Open it from its icon, or start it again. Settings can change that.',
} as const;

/** Menus are as wide as their longest line. */
const shortened = (text: string): string => (text.length > 50 ? `${text.slice(0, 49)}…` : text);

/** Words about newer versions. */
export const updateStrings = {
  newest: 'This is the newest version',
  from: (url: string): string => `Asked at ${url}`,
  available: (version: string): string => `Version ${version} is there`,
  download: 'Download',
  ready: (version: string): string => `Version ${version} is downloaded`,
  restart: 'Restart now',
  later: 'Later',
  failed: 'No update was found',
} as const;
