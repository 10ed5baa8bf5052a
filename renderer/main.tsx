import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './styles.css';
import { createRoot } from 'react-dom/client';
import { isCallError } from '#contract/client.ts';
import { App } from './app.tsx';
import { firstPage } from './first-page.ts';
import { navigate, parseRoute } from './routes.ts';
import { followNotices } from './store/browser-notices.ts';
import { connect, host, openTransport } from './store/host.ts';
import { readLayout, showLayout, useLayout } from './store/layout.ts';
import { queries, queryClient } from './store/queries.ts';
import { subscribe } from './store/subscribe.ts';

/** Subscribes to events first, so that none is missed. */
function main(): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  connect(openTransport());
  subscribe();
  followNotices();
  askAhead();
  loadOnce();
  createRoot(root).render(<App />);
}

/** Requests the data of the first screen while its code loads. */
function askAhead(): void {
  void queryClient.prefetchQuery(queries.counts());
  void queryClient.prefetchQuery(queries.searches());
  if (parseRoute(window.location.hash).screen !== 'inbox') return;
  void queryClient.prefetchQuery(queries.inbox(false));
}

/**
 * Loads the layout once: now, or as soon as the host answers. The host may connect before the first
 * try fails.
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

/** Decides the first screen before the user can click, so that it never moves them away. */
async function load(): Promise<void> {
  const layout = await readLayout();
  const href = await firstPage(window.location.hash, layout, hasCompanies);
  if (href !== null) navigate(href, { replace: true });
  showLayout(layout);
}

async function hasCompanies(): Promise<boolean> {
  const { companies } = await queryClient.fetchQuery(queries.counts());
  return companies > 0;
}

main();
