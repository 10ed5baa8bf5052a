import { Suspense } from 'react';
import { useRoute } from '../routes.ts';
import { useLayout } from '../store/layout.ts';
import { frameStrings } from '../strings/frame.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import { ConnectionNotice } from './connection-notice.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { Palette } from './palette.tsx';
import { screenOf } from './screens.ts';
import classes from './shell.module.css';
import { Sidebar } from './sidebar.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { useGlobalShortcuts } from './use-global-shortcuts.ts';

/** The frame around every screen: where to go, what goes on, how the parts are. */
export function Shell() {
  const { screen } = useRoute();
  const isSmall = useLayout(({ isSidebarSmall }) => isSidebarSmall);
  useGlobalShortcuts();
  const Content = screenOf[screen];
  return (
    <div className={classes.root} data-small={isSmall}>
      <button type="button" className={classes.skip} onClick={focusContent}>
        {frameStrings.skip}
      </button>
      <Sidebar />
      <div className={classes.main}>
        <TopBar />
        <ConnectionNotice />
        <main className={classes.content} id="content" tabIndex={-1}>
          <ErrorBoundary key={screen}>
            <Suspense fallback={<SkeletonRows />}>
              <Content />
            </Suspense>
          </ErrorBoundary>
        </main>
        <StatusBar />
      </div>
      <Palette />
      <HelpDialog />
    </div>
  );
}

function focusContent(): void {
  document.getElementById('content')?.focus();
}
