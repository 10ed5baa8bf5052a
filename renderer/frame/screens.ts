import { type ComponentType, lazy } from 'react';
import type { Screen } from '../routes.ts';
import { InboxScreen } from '../screens/inbox/inbox-screen.tsx';
import { OpeningsScreen } from '../screens/openings/openings-screen.tsx';
import { untilConnected } from '../store/connection.ts';

/** THE TABLE of screens. The two that are opened most come with the first load. */
export const screenOf: Readonly<Record<Screen, ComponentType>> = {
  inbox: InboxScreen,
  openings: OpeningsScreen,
  board: fetched(async () => (await import('../screens/board/board-screen.tsx')).BoardScreen),
  companies: fetched(
    async () => (await import('../screens/companies/companies-screen.tsx')).CompaniesScreen,
  ),
  insights: fetched(
    async () => (await import('../screens/insights/insights-screen.tsx')).InsightsScreen,
  ),
  scan: fetched(async () => (await import('../screens/scan/scan-screen.tsx')).ScanScreen),
  queues: fetched(async () => (await import('../screens/queues/queues-screen.tsx')).QueuesScreen),
  settings: fetched(
    async () => (await import('../screens/settings/settings-screen.tsx')).SettingsScreen,
  ),
  welcome: fetched(
    async () => (await import('../screens/welcome/welcome-screen.tsx')).WelcomeScreen,
  ),
};

/** Its code comes from the host, and an import that has failed stays so: asked for once that is there. */
function fetched(load: () => Promise<ComponentType>): ComponentType {
  return lazy(async () => {
    await untilConnected();
    return { default: await load() };
  });
}
