import {
  IconArchive,
  IconArrowBackUp,
  IconBriefcase,
  IconBuilding,
  IconBuildingPlus,
  IconChartHistogram,
  IconCompass,
  IconDeviceDesktop,
  IconDownload,
  IconFilter,
  IconInbox,
  IconKeyboard,
  IconLayoutKanban,
  IconLayoutSidebar,
  IconMoon,
  IconPlayerPause,
  IconPlayerPlay,
  IconRefresh,
  IconSettings,
  IconStack2,
  IconSun,
  IconUserCheck,
} from '@tabler/icons-react';
import { pressShortcut } from '../keyboard/use-shortcuts.ts';
import type { Counts, HealthView, PostingFilter } from '../model.ts';
import { hrefTo, navigate, parseRoute, type Screen, screens } from '../routes.ts';
import { exportCompanies } from '../store/company-actions.ts';
import { archiveAll } from '../store/inbox-actions.ts';
import { arrange, useLayout } from '../store/layout.ts';
import { lookAround } from '../store/look-around.ts';
import { undoLast } from '../store/perform.ts';
import { exportPostings } from '../store/posting-actions.ts';
import { pauseScans, scanAll } from '../store/run-actions.ts';
import { everywhere } from '../strings/everywhere.ts';
import { frameStrings, shortcutStrings } from '../strings/frame.ts';
import { labels } from '../strings/labels.ts';
import type { PaletteItem } from './palette-items.ts';

const words = frameStrings.palette;

/** What the acts depend on. */
export type Present = {
  readonly health: Pick<HealthView, 'scansHeldBy'> | null;
  readonly counts: Pick<Counts, 'companies' | 'openings' | 'inbox'> | undefined;
  /** The filter of the shown openings, to export those. */
  readonly filter: PostingFilter;
};

/** THE TABLE of acts that need nothing in hand. Those that can do nothing now are left out. */
export function actionsNow({ health, counts, filter }: Present): readonly PaletteItem[] {
  const hasCompanies = counts === undefined || counts.companies > 0;
  const hasOpenings = counts === undefined || counts.openings > 0;
  const hasInbox = counts === undefined || counts.inbox > 0;
  const offered = (isOffered: boolean, item: PaletteItem) => (isOffered ? [item] : []);
  return [
    ...offered(hasCompanies, {
      id: 'scan',
      label: frameStrings.scanNow,
      words: words.others.scan,
      key: 'scan',
      icon: IconRefresh,
      run: () => void scanAll(),
    }),
    {
      id: 'add',
      label: words.addCompanies,
      words: words.others.add,
      icon: IconBuildingPlus,
      run: () => navigate(hrefTo('companies', { params: { add: '1' } })),
    },
    {
      id: 'undo',
      label: words.undo,
      words: words.others.undo,
      key: 'undo',
      icon: IconArrowBackUp,
      run: () => void undoLast(),
    },
    ...offered(hasInbox, {
      id: 'archive-all',
      label: words.archiveAll,
      words: words.others.archiveAll,
      icon: IconArchive,
      run: () => void archiveAll(),
    }),
    health?.scansHeldBy === 'paused'
      ? {
          id: 'resume-scans',
          label: words.resumeScans,
          icon: IconPlayerPlay,
          run: () => void pauseScans(false),
        }
      : {
          id: 'pause-scans',
          label: words.pauseScans,
          words: words.others.pauseScans,
          icon: IconPlayerPause,
          run: () => void pauseScans(true),
        },
    ...(hasOpenings ? formats : []).map((format) => ({
      id: `export-${format}`,
      label: words.exportOpenings(words.formats[format]),
      words: words.others.export,
      icon: IconDownload,
      run: () => void exportPostings(filter, format),
    })),
    ...offered(hasCompanies, {
      id: 'export-companies',
      label: words.exportCompanies,
      words: words.others.export,
      icon: IconDownload,
      run: () => void exportCompanies(),
    }),
    {
      id: 'help',
      label: shortcutStrings.title,
      words: words.others.help,
      key: 'help',
      icon: IconKeyboard,
      run: () => pressShortcut('help'),
    },
    {
      id: 'look-around',
      label: words.lookAround,
      words: everywhere.lookAroundWords,
      icon: IconCompass,
      run: () => void lookAround(),
    },
    {
      id: 'light',
      label: words.light,
      words: words.others.theme,
      icon: IconSun,
      run: () => arrange({ scheme: 'light' }),
    },
    {
      id: 'dark',
      label: words.dark,
      words: words.others.theme,
      icon: IconMoon,
      run: () => arrange({ scheme: 'dark' }),
    },
    {
      id: 'auto',
      label: words.auto,
      words: words.others.theme,
      icon: IconDeviceDesktop,
      run: () => arrange({ scheme: 'auto' }),
    },
    {
      id: 'sidebar',
      label: words.sidebar,
      words: words.others.sidebar,
      icon: IconLayoutSidebar,
      run: () => arrange({ isSidebarSmall: !useLayout.getState().isSidebarSmall }),
    },
    {
      id: 'filters',
      label: words.filters,
      icon: IconFilter,
      run: () => {
        arrange({ isFilterRailOpen: !useLayout.getState().isFilterRailOpen });
        if (parseRoute(window.location.hash).screen !== 'openings') navigate(hrefTo('openings'));
      },
    },
  ];
}

const formats = ['csv', 'json', 'md'] as const;

const icons = {
  inbox: IconInbox,
  openings: IconBriefcase,
  board: IconLayoutKanban,
  companies: IconBuilding,
  insights: IconChartHistogram,
  profile: IconUserCheck,
  scan: IconRefresh,
  queues: IconStack2,
  settings: IconSettings,
} as const;

const keys = {
  inbox: 'goInbox',
  openings: 'goOpenings',
  board: 'goBoard',
  companies: 'goCompanies',
  insights: 'goInsights',
  profile: 'goProfile',
  scan: 'goScan',
  queues: 'goQueues',
  settings: 'goSettings',
} as const;

const isPlace = (screen: Screen): screen is Exclude<Screen, 'welcome'> => screen !== 'welcome';

export const places: readonly PaletteItem[] = [
  ...screens.filter(isPlace).map((screen) => ({
    id: `go-${screen}`,
    label: labels.screens[screen],
    words: words.goTo,
    key: keys[screen],
    icon: icons[screen],
    run: () => navigate(hrefTo(screen)),
  })),
  {
    id: 'go-archive',
    label: words.archive,
    words: words.goTo,
    icon: IconArchive,
    run: () => navigate(hrefTo('inbox', { params: { archived: '1' } })),
  },
];
