import { type ComponentType, lazy } from 'react';
import type { Screen } from '../routes.ts';
import { InboxScreen } from '../screens/inbox/inbox-screen.tsx';
import { OpeningsScreen } from '../screens/openings/openings-screen.tsx';

/** THE TABLE of screens. The two that are opened most come with the first load. */
export const screenOf: Readonly<Record<Screen, ComponentType>> = {
  inbox: InboxScreen,
  openings: OpeningsScreen,
  board: lazy(async () => {
    const { BoardScreen } = await import('../screens/board/board-screen.tsx');
    return { default: BoardScreen };
  }),
  companies: lazy(async () => {
    const { CompaniesScreen } = await import('../screens/companies/companies-screen.tsx');
    return { default: CompaniesScreen };
  }),
  insights: lazy(async () => {
    const { InsightsScreen } = await import('../screens/insights/insights-screen.tsx');
    return { default: InsightsScreen };
  }),
  scan: lazy(async () => {
    const { ScanScreen } = await import('../screens/scan/scan-screen.tsx');
    return { default: ScanScreen };
  }),
  queues: lazy(async () => {
    const { QueuesScreen } = await import('../screens/queues/queues-screen.tsx');
    return { default: QueuesScreen };
  }),
  settings: lazy(async () => {
    const { SettingsScreen } = await import('../screens/settings/settings-screen.tsx');
    return { default: SettingsScreen };
  }),
  welcome: lazy(async () => {
    const { WelcomeScreen } = await import('../screens/welcome/welcome-screen.tsx');
    return { default: WelcomeScreen };
  }),
};
