import { everywhere } from '../strings/everywhere.ts';
import { host } from './host.ts';
import { perform } from './perform.ts';

/**
 * Starts the demo and opens it in a tab or window. Returns its link if the browser blocked the tab;
 * null if it opened or failed to start.
 */
export async function lookAround(): Promise<string | null> {
  // Browsers let a click open a tab, but not a later answer. The desktop shell opens its own
  // window.
  const tab = window.open('about:blank', '_blank');
  if (tab !== null) tab.document.title = everywhere.startingDemo;
  const answer = await perform(() => host().call('demo.open', {}));
  const link = answer?.url == null ? null : fromHere(answer.url);
  if (tab === null || tab.closed) return link;
  if (link === null) {
    tab.close();
    return null;
  }
  // Keeps the demo from reaching this page.
  tab.opener = null;
  tab.location.replace(link);
  return null;
}

/** The link uses the host's name for this machine; the demo needs the name that this page used. */
function fromHere(link: string): string {
  const url = new URL(link);
  if (window.location.protocol === 'http:') url.hostname = window.location.hostname;
  return url.href;
}
