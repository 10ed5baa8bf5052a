import type { ScanHold } from '#core/schedule.ts';
import type { StoppingPart } from '#host/start-options.ts';

export const windowStrings = {
  name: 'Rolewatch',
  stopping: (part: StoppingPart): string => `Rolewatch – quitting, ${waitsFor[part]}`,
  failedStart: 'Rolewatch can’t start',
  quit: 'Quit',
  openLogs: 'Open logs',
  reload: 'Reload',
  crashed: 'The window keeps crashing',
  crashedDetail: 'Scans continue. Reload the window, or quit and check the logs.',
  unexpected: 'Something went wrong in Rolewatch',
  unexpectedDetail: (message: string): string =>
    `${message}\n\nRolewatch keeps running. If things look wrong, restart it. See the logs for details.`,
  noFolder: 'Can’t open the folder',
} as const;

const waitsFor: Readonly<Record<StoppingPart, string>> = {
  workers: 'stopping jobs',
  redis: 'saving the queues',
  database: 'closing the database',
};

export const nativeStrings = {
  idle: (next: string | null): string =>
    next === null ? 'No scan scheduled' : `Next scan ${next}`,
  scanning: (checked: number, all: number, failed: number): string =>
    `Scanning, ${checked} of ${all} checked${failed === 0 ? '' : `, ${failed} ${failed === 1 ? 'problem' : 'problems'}`}`,
  holds: {
    paused: 'Scans are paused',
    offline: 'Offline: scans wait for a connection',
    battery: 'On battery: scans are paused',
    metered: 'Metered network: scans are paused',
  } satisfies Record<ScanHold, string>,
  stuck: 'Part of Rolewatch doesn’t start',
  failed: 'The last scan failed',
  offline: 'You seem to be offline',
  tooltip: (status: string): string => `Rolewatch\n${status}`,
  scanNow: 'Scan now',
  cancelScan: 'Cancel scan',
  pause: 'Pause scans',
  resume: 'Resume scans',
  recent: 'New openings',
  noRecent: 'No new openings',
  match: (title: string, company: string): string => `${shortened(title)} · ${shortened(company)}`,
  inbox: 'Open inbox',
  open: 'Open Rolewatch',
  settings: 'Settings…',
  quit: 'Quit Rolewatch',
  file: 'File',
  help: 'Help',
  openLogs: 'Open logs',
  openData: 'Open data folder',
  checkUpdates: 'Check for updates…',
  failedTitle: 'That didn’t work',
  staysTitle: 'Rolewatch is still running',
  stays: 'It keeps scanning in the tray. Open it from its icon. You can change this in Settings.',
} as const;

/** Menus are as wide as their longest line. */
const shortened = (text: string): string => (text.length > 50 ? `${text.slice(0, 49)}…` : text);

export const updateStrings = {
  newest: 'You have the newest version',
  from: (url: string): string => `Checked ${url}`,
  available: (version: string): string => `Version ${version} is available`,
  download: 'Download',
  ready: (version: string): string => `Version ${version} is ready to install`,
  restart: 'Restart now',
  later: 'Later',
  failed: 'Couldn’t check for updates',
} as const;
