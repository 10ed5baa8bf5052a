import { spotlight } from '@mantine/spotlight';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { hrefTo, navigate } from '../routes.ts';
import { scanAllAndShow } from '../store/run-actions.ts';
import { undoLast } from '../store/undo.ts';
import { useHelp } from './help-dialog.tsx';

/** The keys that mean the same on every screen. */
export function useGlobalShortcuts(): void {
  useShortcuts({
    palette: () => spotlight.open(),
    help: () => useHelp.setState({ isOpen: true }),
    scan: () => void scanAllAndShow(),
    undo: () => void undoLast(),
    goInbox: () => navigate(hrefTo('inbox')),
    goOpenings: () => navigate(hrefTo('openings')),
    goBoard: () => navigate(hrefTo('board')),
    goCompanies: () => navigate(hrefTo('companies')),
    goInsights: () => navigate(hrefTo('insights')),
    goScan: () => navigate(hrefTo('scan')),
    goQueues: () => navigate(hrefTo('queues')),
    goSettings: () => navigate(hrefTo('settings')),
  });
}
