import { formatDuration } from './duration.ts';
import { row } from './error-row.ts';
import { formatBytes } from './quantity.ts';

const unchanged = 'Your data is unchanged. We’ll try again at the next scan.';

/** The part of THE TABLE about pages that a browser draws. */
/** By PointFault. */
const pointedAt: Readonly<Record<string, string>> = {
  nothing: 'is not on the page',
  menu: 'is part of a menu, a header or a footer',
  consent: 'is part of a cookie banner',
  alone: 'is not in a list: nothing else on the page is built like it',
  mixed: 'looks like other parts of the page',
  refused: 'is filled, or open to any application',
};

export const browserErrors = {
  browser_missing: row({
    message: 'Can’t find Chrome, Edge or Chromium',
    hint: 'Install one of them, or set its path in Settings. Pages that need no browser are read without it.',
    cliHint: 'Run rolewatch doctor. Pages that need no browser are read without it.',
  }),
  browser_off: row({
    message: 'Drawing pages in a browser is switched off',
    hint: 'Switch it on in Settings, under Sites.',
  }),
  browser_past_proxies: row({
    message: 'This company is read through proxies, which the browser does not use',
    hint: 'Rolewatch draws no picture, so that the site does not see your address. Open the page yourself instead.',
  }),
  browser_lost: row<{ reason: string }>({
    message: (d) => `The browser that reads pages stopped (${d.reason})`,
    hint: unchanged,
    retry: 'later',
  }),
  page_too_slow: row<{ url: string; timeoutMs: number }>({
    message: (d) => `${d.url} was not ready after ${formatDuration(d.timeoutMs)} in a browser`,
    hint: unchanged,
  }),
  page_too_heavy: row<{ url: string; limitBytes: number }>({
    message: (d) => `${d.url} needs more than ${formatBytes(d.limitBytes)} of memory in a browser`,
    hint: 'Use the address of a smaller page, or of the job board behind it.',
  }),
  login_wall: row<{ url: string }>({
    message: (d) => `${d.url} shows its openings only to people who log in`,
    hint: 'Rolewatch never logs in. Use the address of a page that everyone can read.',
  }),
  no_list_there: row<{ title: string; url: string; fault: string }>({
    message: (d) => `“${d.title}” on ${d.url} ${pointedAt[d.fault] ?? pointedAt.mixed}`,
    hint: 'Use the title of an opening, as the page shows it, in a list of several.',
  }),
} as const;
