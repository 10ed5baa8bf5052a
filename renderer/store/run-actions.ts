import { notifications } from '@mantine/notifications';
import type { RunView } from '../model.ts';
import { hrefTo, navigate } from '../routes.ts';
import { scanStrings } from '../strings/scan.ts';
import { host } from './host.ts';
import { perform } from './perform.ts';
import { showRun } from './runs.ts';

/** Scans all companies that are watched. */
export const scanAll = (): Promise<RunView | null> => start({ all: true });

/** Scans some companies, by id. */
export const scanCompanies = (companies: readonly string[]): Promise<RunView | null> =>
  start({ companies: [...companies] });

async function start(
  input: { readonly all: true } | { readonly companies: string[] },
): Promise<RunView | null> {
  const run = await perform(() => host().call('runs.start', input));
  if (run !== null) showRun(run);
  return run;
}

/** Starts a scan and goes to the screen that shows it. */
export async function scanAllAndShow(): Promise<void> {
  if ((await scanAll()) !== null) navigate(hrefTo('scan'));
}

export async function cancelRun(id: string): Promise<void> {
  const run = await perform(() => host().call('runs.cancel', { id }));
  if (run !== null) showRun(run);
}

/** Keeps scans from starting by themselves, or lets them again; the host tells what is so. */
export async function pauseScans(isPaused: boolean): Promise<void> {
  await perform(() => host().call('scans.pause', { isPaused }));
}

/** Forgets the scans that are over; what they found stays. */
export async function clearRuns(): Promise<void> {
  const cleared = await perform(() => host().call('runs.clear', {}));
  if (cleared === null) return;
  notifications.show({ message: scanStrings.cleared(cleared.removed), autoClose: 3_000 });
}
