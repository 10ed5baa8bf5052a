import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './styles.css';
import { createRoot } from 'react-dom/client';
import { isCallError } from '#contract/client.ts';
import { App } from './app.tsx';
import { hrefTo, navigate, parseRoute } from './routes.ts';
import { host } from './store/host.ts';
import { readLayout, showLayout, useLayout } from './store/layout.ts';
import { queries, queryClient } from './store/queries.ts';
import { subscribe } from './store/subscribe.ts';

/** Starts the page: the pushes first, so that nothing is missed. */
function main(): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  subscribe();
  askAhead();
  loadOnce();
  createRoot(root).render(<App />);
}

/** What the frame and the first screen show is on its way while they are being made. */
function askAhead(): void {
  void queryClient.prefetchQuery(queries.counts());
  void queryClient.prefetchQuery(queries.searches());
  if (parseRoute(window.location.hash).screen !== 'inbox') return;
  void queryClient.prefetchQuery(queries.inbox(false));
}

/**
 * The arrangement is read once: now, and where the host is not there yet, as soon as it is; that may
 * be told while the first try is still failing.
 */
function loadOnce(): void {
  let isLoading = false;
  let isWanted = true;
  const attempt = async (): Promise<void> => {
    if (isLoading) return;
    isLoading = true;
    while (isWanted && !useLayout.getState().isLoaded) {
      isWanted = false;
      await load().catch(unlessCallError);
    }
    isLoading = false;
  };
  void attempt();
  host().onState((state) => {
    if (state !== 'open') return;
    isWanted = true;
    void attempt();
  });
}

function unlessCallError(error: unknown): void {
  if (!isCallError(error)) reportError(error);
}

/** Settles how and where to start before there is anything to click: nobody is led away from a choice. */
async function load(): Promise<void> {
  const layout = await readLayout();
  if (!layout.isWelcomeDone && (await isNew())) navigate(hrefTo('welcome'), { replace: true });
  showLayout(layout);
}

/** A library without a company starts with the welcome. */
async function isNew(): Promise<boolean> {
  if (parseRoute(window.location.hash).screen === 'welcome') return false;
  const { companies } = await queryClient.fetchQuery(queries.counts());
  return companies === 0;
}

main();
