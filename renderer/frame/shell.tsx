import { type ComponentType, lazy, Suspense, useEffect, useRef } from 'react';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { hrefTo, navigate, type Screen, screenOf, useRoutePart } from '../routes.ts';
import { InboxScreen } from '../screens/inbox/inbox-screen.tsx';
import { untilConnected, useAwaySince } from '../store/live-state.ts';
import { undoLast } from '../store/perform.ts';
import { scanAll } from '../store/run-actions.ts';
import { everywhere } from '../strings/everywhere.ts';
import { frameStrings } from '../strings/frame.ts';
import { labels } from '../strings/labels.ts';
import { ErrorBoundary, Note } from '../ui/note.tsx';
import { Screen as ScreenFrame } from '../ui/screen.tsx';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import { Arrival, contentId, skipToContent } from './arrival.tsx';
import { FileDrop } from './file-drop.tsx';
import { HelpDialog, useHelp } from './help-dialog.tsx';
import { LabelBand } from './label-band.tsx';
import { OfflineBand } from './offline-band.tsx';
import { PageTitle } from './page-title.tsx';
import { Palette } from './palette.tsx';
import { palette } from './palette-state.ts';
import { QuestionCard } from './question-card.tsx';
import classes from './shell.module.css';
import { Sidebar, useSmallSidebar } from './sidebar.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';

export function Shell() {
  const screen = useRoutePart(screenOf);
  const isSmall = useSmallSidebar();
  const arrived = useRef<Screen>(screen);
  useEffect(() => {
    arrived.current = screen;
  }, [screen]);
  useGlobalShortcuts();
  const Content = contentOf[screen];
  // An empty product around the welcome would only distract.
  const isBare = screen === 'welcome';
  return (
    <div className={classes.root} data-small={isSmall} data-bare={isBare}>
      <button type="button" className={classes.skip} onClick={skipToContent}>
        {frameStrings.skip}
      </button>
      {!isBare && <Sidebar />}
      <div className={classes.main}>
        {!isBare && <TopBar />}
        <div>
          <LabelBand />
          <ConnectionNotice />
        </div>
        <main className={classes.content} id={contentId} tabIndex={-1}>
          <ErrorBoundary key={screen}>
            <Suspense fallback={<Loading screen={screen} />}>
              <Content />
              <Arrival isFirst={arrived.current === screen} />
            </Suspense>
          </ErrorBoundary>
        </main>
        {!isBare && <StatusBar />}
      </div>
      <Palette />
      <HelpDialog />
      <QuestionCard />
      <FileDrop />
      <PageTitle />
    </div>
  );
}

/** The head of a screen comes before its code, so that nothing moves when that is here. */
const Loading = ({ screen }: { readonly screen: Screen }) =>
  screen === 'welcome' ? (
    <SkeletonRows />
  ) : (
    <ScreenFrame title={labels.screens[screen]}>
      <SkeletonRows />
    </ScreenFrame>
  );

/** Appears while the host is unreachable: the data on screen may be old. */
function ConnectionNotice() {
  return useAwaySince() === null ? <OfflineBand /> : <Reconnecting />;
}

function Reconnecting() {
  return (
    <div className={classes.connectionNotice}>
      <Note tone="warn" role="status" title={frameStrings.reconnecting}>
        {frameStrings.reconnectingHint}
      </Note>
    </div>
  );
}

function useGlobalShortcuts(): void {
  useShortcuts({
    palette: () => palette.open(),
    help: () => useHelp.setState({ isOpen: true }),
    scan: () => void scanAll(),
    undo: () => void undoLast(),
    goInbox: () => navigate(hrefTo('inbox')),
    goOpenings: () => navigate(hrefTo('openings')),
    goBoard: () => navigate(hrefTo('board')),
    goCompanies: () => navigate(hrefTo('companies')),
    goInsights: () => navigate(hrefTo('insights')),
    goProfile: () => navigate(hrefTo('profile')),
    goScan: () => navigate(hrefTo('scan')),
    goQueues: () => navigate(hrefTo('queues')),
    goSettings: () => navigate(hrefTo('settings')),
  });
}

/** THE TABLE of screens. The one that the app begins with is in the first bundle. */
const contentOf: Readonly<Record<Screen, ComponentType>> = {
  inbox: InboxScreen,
  openings: fetched(
    async () => (await import('../screens/openings/openings-screen.tsx')).OpeningsScreen,
  ),
  board: fetched(async () => (await import('../screens/board/board-screen.tsx')).BoardScreen),
  companies: fetched(
    async () => (await import('../screens/companies/companies-screen.tsx')).CompaniesScreen,
  ),
  insights: fetched(
    async () => (await import('../screens/insights/insights-screen.tsx')).InsightsScreen,
  ),
  profile: fetched(
    async () => (await import('../screens/profile/profile-screen.tsx')).ProfileScreen,
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

/**
 * Loads a screen's code on first use. A failed import stays failed, so this waits for the host. If
 * it fails again, the host has another version, and only a reload helps.
 */
function fetched(load: () => Promise<ComponentType>): ComponentType {
  return lazy(async () => {
    await untilConnected();
    return { default: await load().catch(outdated) };
  });
}

function outdated(cause: unknown): never {
  throw Object.assign(new Error(everywhere.outdated.message, { cause }), everywhere.outdated);
}
