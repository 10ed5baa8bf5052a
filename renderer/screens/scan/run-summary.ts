import type { Phase, RunCompany, RunStatus, RunView } from '#renderer/model.ts';
import { labels } from '#renderer/strings/labels.ts';
import { scanStrings } from '#renderer/strings/scan.ts';
import type { Tone } from '#renderer/ui/status-mark.tsx';

/** Below this progress no estimate is possible. */
const tooSoon = 0.05;

/** The estimated rest of a scan, milliseconds; null if it ended or the estimate is too early. */
export function remainingMs(
  { startedAt, endedAt, progress }: Pick<RunView, 'startedAt' | 'endedAt' | 'progress'>,
  nowMs: number,
): number | null {
  if (endedAt !== null || progress < tooSoon) return null;
  const tookMs = Math.max(0, nowMs - Date.parse(startedAt));
  return Math.round((tookMs / progress) * (1 - progress));
}

/** A scan that reached no site has not failed: it is offline. */
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

export const companyFilters = ['all', 'open', 'failed', 'partial'] as const;
export type CompanyFilter = (typeof companyFilters)[number];

export const parseFilter = (text: string | undefined): CompanyFilter =>
  companyFilters.find((filter) => filter === text) ?? 'all';

/** Problems come first once the scan has ended: rows under the eyes of a reader stay in place. */
export function companiesLike(
  companies: readonly RunCompany[],
  filter: CompanyFilter,
  isOpen: boolean,
): readonly RunCompany[] {
  const shown = companies.filter(({ status }) => {
    if (filter === 'failed' || filter === 'partial') return status === filter;
    return (
      filter === 'all' || status === 'waiting' || status === 'running' || status === 'enhancing'
    );
  });
  return isOpen ? shown : shown.toSorted((a, b) => rank(a) - rank(b));
}

const rank = ({ status }: RunCompany): number => {
  if (status === 'failed') return 0;
  return status === 'partial' ? 1 : 2;
};

export type PhaseState = 'done' | 'busy' | 'failed' | 'cancelled' | 'waiting' | 'unneeded';

/** In the order of their labels. */
export const phases = Object.keys(scanStrings.phases) as readonly Phase[];

export function phaseStates({
  status,
  phase,
  toEnhance,
}: Pick<RunCompany, 'status' | 'phase' | 'toEnhance'>): Readonly<Record<Phase, PhaseState>> {
  const reached = phases.indexOf(phase);
  const stateOf = (each: Phase, at: number): PhaseState => {
    if (status === 'waiting') return 'waiting';
    if (each === 'enhance' && toEnhance === 0 && endsAt(status)) return 'unneeded';
    if (at < reached) return 'done';
    if (at > reached) return endsAt(status) ? 'unneeded' : 'waiting';
    return hereState(status);
  };
  const states = phases.map((each, at) => [each, stateOf(each, at)] as const);
  return Object.fromEntries(states) as Record<Phase, PhaseState>;
}

const endsAt = (status: RunCompany['status']): boolean =>
  status !== 'waiting' && status !== 'running' && status !== 'enhancing';

function hereState(status: RunCompany['status']): PhaseState {
  if (status === 'failed' || status === 'cancelled') return status;
  return status === 'running' || status === 'enhancing' ? 'busy' : 'done';
}
