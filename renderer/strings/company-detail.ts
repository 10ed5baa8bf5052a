import type { CompanyScan } from '../model.ts';
import { labels } from './labels.ts';

const n = (count: number): string => count.toLocaleString();

/** Words about one company and its scans. */
export const companyDetailStrings = {
  pane: (name: string) => `About ${name}`,
  close: 'Close',
  careersPage: 'Careers page',
  check: 'Check now',
  checking: 'Checking',
  showScan: 'Show the scan',
  open: 'open now',
  new: 'new in 7 days',
  trend: 'the last 13 weeks',
  coverage: 'Last scans',
  allScans: (all: number): string => `Show all ${n(all)}`,
  noScans: 'Not scanned yet. The next scan shows here what was read, and what was left out.',
  captured: ({ claimed, captured }: Pick<CompanyScan, 'claimed' | 'captured'>): string => {
    if (captured === null) return '–';
    return claimed === null || claimed === captured
      ? n(captured)
      : `${n(captured)} of ${n(claimed)}`;
  },
  capturedLong: ({ claimed, captured }: Pick<CompanyScan, 'claimed' | 'captured'>): string => {
    if (captured === null) return 'Nothing was read';
    if (claimed === null) return `${n(captured)} read; the site does not say how many it has`;
    return `${n(captured)} read of ${n(claimed)} the site says it has`;
  },
  moved: (scan: Pick<CompanyScan, 'new' | 'changed' | 'closed'>): string =>
    [
      scan.new > 0 ? `${n(scan.new)} new` : '',
      scan.changed > 0 ? `${n(scan.changed)} changed` : '',
      scan.closed > 0 ? `${n(scan.closed)} closed` : '',
    ]
      .filter(Boolean)
      .join(', ') || 'nothing new',
  meansOf: (means: NonNullable<CompanyScan['means']>): string => labels.means[means],
  states: {
    queued: 'Under way',
    failed: 'Failed',
    cancelled: 'Cancelled',
    duplicate: labels.companyHealth.duplicate,
    held: 'Held back',
    incomplete: 'Partly read',
    complete: 'Complete',
  },
  heldHint: 'The listing looked suspiciously empty, so nothing counts as closed.',
  leftOut: 'Left out',
  omitted: (what: string, reason: string) =>
    reason === '' ? `Left out: ${what}` : `Left out: ${what} (${reason})`,
  settings: 'Settings',
  name: 'Name',
  interval: 'Scanned by itself',
  asAll: 'As often as all',
  every: (hours: number): string => {
    if (hours === 1) return 'Every hour';
    if (hours % 24 !== 0) return `Every ${n(hours)} hours`;
    return hours === 24 ? 'Once a day' : `Every ${n(hours / 24)} days`;
  },
  paused: 'Paused',
  pausedHint: 'Left out of scans of all companies. It can still be checked by hand.',
  added: 'Watched since',
  removalHint: 'Its openings, their history and your notes on them go too.',
  remove: 'Remove this company',
} as const;
