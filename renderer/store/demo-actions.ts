import { hrefTo, navigate } from '../routes.ts';
import { host } from './host.ts';
import { perform } from './perform.ts';
import { showRun } from './runs.ts';

/** Starts the invented career sites, watches and scans them, and goes to where that is shown. */
export async function startDemo(): Promise<boolean> {
  const run = await perform(() => host().call('demo.start', {}));
  if (run === null) return false;
  showRun(run);
  navigate(hrefTo('scan'));
  return true;
}

/** Stops the invented sites and forgets their companies. */
export async function stopDemo(): Promise<void> {
  await perform(() => host().call('demo.stop', {}));
}
