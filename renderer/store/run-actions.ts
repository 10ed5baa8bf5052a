import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { createElement } from 'react';
import { create } from 'zustand';
import type { RunSummary, RunView } from '../model.ts';
import { hrefTo, navigate, parseRoute } from '../routes.ts';
import { newsText } from '../run-outcome.ts';
import { scanStrings } from '../strings/scan.ts';
import { host } from './host.ts';
import { perform } from './perform.ts';
import { queries, queryClient } from './queries.ts';

/** Without companies there is nothing to scan: leads to adding some. */
export async function scanAll(): Promise<RunView | null> {
  if (queryClient.getQueryData(queries.counts().queryKey)?.companies !== 0) {
    return await start({ all: true });
  }
  navigate(hrefTo('companies', { params: { add: '1' } }));
  return null;
}

export const scanCompanies = (companies: readonly string[]): Promise<RunView | null> =>
  start({ companies: [...companies] });

/** Reads a company also as a browser draws its page. */
export const readInBrowser = (company: string): Promise<RunView | null> =>
  start({ companies: [company], inBrowser: true });

async function start(
  input: { readonly all: true } | { readonly companies: string[]; readonly inBrowser?: boolean },
): Promise<RunView | null> {
  const run = await perform(() => host().call('runs.start', input));
  if (run === null) return null;
  startedHere.add(run.id);
  showRun(run);
  return run;
}

/** Scans that this page started and that have not ended: it tells how they ended. */
const startedHere = new Set<string>();

/** On other screens than Scan, which shows it anyway. */
function tellEnd(run: RunView): void {
  if (!startedHere.delete(run.id) || run.status === 'cancelled') return;
  if (parseRoute(window.location.hash).screen === 'scan') return;
  notifications.show({
    id: `scan-${run.id}`,
    title: run.isOffline ? scanStrings.offlineTitle : scanStrings.finished,
    message: createElement(
      'span',
      null,
      `${newsText(run)} `,
      createElement('a', { href: hrefTo('scan', { id: run.id }) }, scanStrings.show),
    ),
    ...(run.failedCompanies > 0 && !run.isOffline && { color: 'yellow' }),
    autoClose: 8_000,
  });
}

export async function cancelRun(id: string): Promise<void> {
  const run = await perform(() => host().call('runs.cancel', { id }));
  if (run !== null) showRun(run);
}

/** Pauses or resumes automatic scans; the host reports the new state. */
export async function pauseScans(isPaused: boolean): Promise<void> {
  await perform(() => host().call('scans.pause', { isPaused }));
}

/** Clears finished scans; their openings stay. */
export async function clearRuns(): Promise<void> {
  const cleared = await perform(() => host().call('runs.clear', {}));
  if (cleared === null) return;
  notifications.show({ message: scanStrings.cleared(cleared.removed), autoClose: 3_000 });
}

type Runs = {
  /** By id, as last reported. */
  readonly open: Readonly<Record<string, RunView>>;
};

/** Running scans as whole snapshots; the latest wins. For finished scans, ask the host. */
export const useRuns = create<Runs>(() => ({ open: {} }));

export function showRun(run: RunView): void {
  useRuns.setState(({ open }) => {
    const { [run.id]: _, ...others } = open;
    return { open: run.endedAt === null ? { ...others, [run.id]: run } : others };
  });
  if (run.endedAt === null) return;
  keepEnded(run);
  tellEnd(run);
}

/** Until the host answers again, as after every change: so no gap shows. */
function keepEnded(run: RunView): void {
  queryClient.setQueryData(queries.run(run.id).queryKey, run);
  queryClient.setQueryData<readonly RunSummary[]>(queries.runs().queryKey, (past) =>
    past?.some(({ id }) => id === run.id) === false ? [run, ...past].toSorted(newestFirst) : past,
  );
  // It may have ended before the page heard of it, so no change was reported.
  void queryClient.invalidateQueries({ queryKey: queries.runs().queryKey });
}

/** Drops open runs that the host no longer reports. */
export function dropUnconfirmed(told: ReadonlySet<string>): void {
  useRuns.setState(({ open }) => ({
    open: Object.fromEntries(Object.entries(open).filter(([id]) => told.has(id))),
  }));
}

/** The running scan, if any; of several, the one started last. */
export const useOpenRun = (): RunView | null =>
  useRuns(({ open }) => Object.values(open).toSorted(newestFirst)[0] ?? null);

/** A scan by id; without one the running scan, else the last finished one. */
export function useRun(id: string | null): {
  readonly run: RunView | null;
  readonly error: Error | null;
  readonly isLoading: boolean;
} {
  const openRun = useOpenRun();
  const open = useRuns((runs) => (id === null ? openRun : (runs.open[id] ?? null)));
  const past = useQuery({ ...queries.runs(), enabled: id === null });
  const wanted = open === null ? (id ?? past.data?.[0]?.id ?? null) : null;
  const over = useQuery({ ...queries.run(wanted ?? ''), enabled: wanted !== null });
  if (open !== null) return { run: open, error: null, isLoading: false };
  const isLoading = (id === null && past.isLoading) || over.isLoading;
  // If the address named no scan, a deleted one is no error.
  const error = over.error ?? null;
  const run = wanted === null || error !== null ? null : (over.data ?? null);
  return { run, error: id === null ? null : error, isLoading };
}

const newestFirst = (a: Pick<RunView, 'startedAt'>, b: Pick<RunView, 'startedAt'>): number =>
  b.startedAt.localeCompare(a.startedAt);
