import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './styles.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { hrefTo, navigate, parseRoute } from './routes.ts';
import { host } from './store/host.ts';
import { readLayout, showLayout, useLayout } from './store/layout.ts';
import { subscribe } from './store/subscribe.ts';

/** Starts the page: the pushes first, so that nothing is missed. */
function main(): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  subscribe();
  loadWhenOpen();
  createRoot(root).render(<App />);
}

/** The arrangement is read once, as soon as the host is there. */
function loadWhenOpen(): void {
  const stop = host().onState((state) => {
    if (state !== 'open' || useLayout.getState().isLoaded) return;
    void load().then(() => stop(), reportError);
  });
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
  const { companies } = await host().call('counts.get', {});
  return companies === 0;
}

main();
