import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './styles.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { hrefTo, navigate, parseRoute } from './routes.ts';
import { host } from './store/host.ts';
import { loadLayout, useLayout } from './store/layout.ts';
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
    queueMicrotask(() => stop());
    void loadLayout().then(welcome);
  });
}

/** A new library starts with the welcome. */
async function welcome(): Promise<void> {
  if (useLayout.getState().isWelcomeDone) return;
  const counts = await host().call('counts.get', {});
  const { screen } = parseRoute(window.location.hash);
  if (counts.companies === 0 && screen !== 'welcome')
    navigate(hrefTo('welcome'), { replace: true });
}

main();
