import type { RunCompany, RunStatus, RunView } from '#renderer/model.ts';
import { labels } from '#renderer/strings/labels.ts';
import { scanStrings } from '#renderer/strings/scan.ts';
import type { Tone } from '#renderer/ui/status-mark.tsx';

/** Too little done to say how long the rest takes. */
const tooSoon = 0.05;

/** How long a run may still take, milliseconds; null where it is over or nobody can tell yet. */
export function remainingMs(
  { startedAt, endedAt, progress }: Pick<RunView, 'startedAt' | 'endedAt' | 'progress'>,
  nowMs: number,
): number | null {
  if (endedAt !== null || progress < tooSoon) return null;
  const tookMs = Math.max(0, nowMs - Date.parse(startedAt));
  return Math.round((tookMs / progress) * (1 - progress));
}

/** How a scan ended, in a mark. One that could reach nothing has not failed: nobody was asked. */
export const runMark = ({
  status,
  isOffline,
}: Pick<RunView, 'status' | 'isOffline'>): { readonly tone: Tone; readonly label: string } =>
  isOffline
    ? { tone: 'idle', label: scanStrings.offline }
    : { tone: runTone(status), label: labels.runStatus[status] };

const runTone = (status: RunStatus): Tone =>
  ({
    running: 'busy',
    completed: 'good',
    partial: 'warn',
    failed: 'bad',
    cancelled: 'idle',
  })[status] as Tone;

export const companyTone = (status: RunCompany['status']): Tone =>
  ({
    waiting: 'idle',
    running: 'busy',
    enhancing: 'busy',
    completed: 'good',
    partial: 'warn',
    failed: 'bad',
    cancelled: 'idle',
    duplicate: 'info',
  })[status] as Tone;

export const companyFilters = ['all', 'open', 'failed'] as const;
export type CompanyFilter = (typeof companyFilters)[number];

/** The companies a filter shows; those that failed come first. */
export function companiesLike(
  companies: readonly RunCompany[],
  filter: CompanyFilter,
): readonly RunCompany[] {
  const shown = companies.filter(({ status }) => {
    if (filter === 'failed') return status === 'failed' || status === 'partial';
    return (
      filter === 'all' || status === 'waiting' || status === 'running' || status === 'enhancing'
    );
  });
  return shown.toSorted((a, b) => rank(a) - rank(b));
}

const rank = ({ status }: RunCompany): number => (status === 'failed' ? 0 : 1);
