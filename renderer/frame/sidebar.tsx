import { ActionIcon, Drawer, ScrollArea, Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import {
  type Icon,
  IconBookmark,
  IconBriefcase,
  IconBuilding,
  IconChartHistogram,
  IconHelp,
  IconInbox,
  IconLayoutKanban,
  IconLayoutSidebar,
  IconMenu2,
  IconRefresh,
  IconSettings,
  IconStack2,
  IconUserCheck,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { MouseEvent } from 'react';
import { create } from 'zustand';
import { toParams } from '../filter-params.ts';
import { count as countText, shortCount } from '../format.ts';
import { KeyTip } from '../keyboard/key-tip.tsx';
import type { ShortcutName } from '../keyboard/shortcuts.ts';
import { pressShortcut } from '../keyboard/use-shortcuts.ts';
import type { Counts } from '../model.ts';
import { hrefTo, type Screen, screenOf, searchOf, useRoutePart } from '../routes.ts';
import { arrange, useLayout } from '../store/layout.ts';
import { queries } from '../store/queries.ts';
import { frameStrings, shortcutStrings } from '../strings/frame.ts';
import { labels } from '../strings/labels.ts';
import { Logo } from '../ui/logo.tsx';
import classes from './sidebar.module.css';

type CountedPlace = 'inbox' | 'openings' | 'tracked' | 'companies';
type Place = {
  readonly screen: Screen;
  readonly icon: Icon;
  readonly key: ShortcutName;
  readonly count?: CountedPlace;
};

const reading: readonly Place[] = [
  { screen: 'inbox', key: 'goInbox', icon: IconInbox, count: 'inbox' },
  { screen: 'openings', key: 'goOpenings', icon: IconBriefcase, count: 'openings' },
  { screen: 'board', key: 'goBoard', icon: IconLayoutKanban, count: 'tracked' },
  { screen: 'companies', key: 'goCompanies', icon: IconBuilding, count: 'companies' },
  { screen: 'insights', key: 'goInsights', icon: IconChartHistogram },
  { screen: 'profile', key: 'goProfile', icon: IconUserCheck },
];

const working: readonly Place[] = [
  { screen: 'scan', key: 'goScan', icon: IconRefresh },
  { screen: 'queues', key: 'goQueues', icon: IconStack2 },
  { screen: 'settings', key: 'goSettings', icon: IconSettings },
];

/** In a narrow window, all of the sidebar in a drawer. */
const useMenu = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));
const closeMenu = (): void => useMenu.setState({ isOpen: false });

const useNarrow = (): boolean =>
  useMediaQuery('(max-width: 1099px)', false, { getInitialValueInEffect: false });

/** True if there is room for icons only, or the user wants no more. */
export function useSmallSidebar(): boolean {
  const isNarrow = useNarrow();
  return useLayout(({ isSidebarSmall }) => isSidebarSmall) || isNarrow;
}

/** Links to the screens with their counts; icons with small counts if there is little room. */
export function Sidebar() {
  const isSmall = useSmallSidebar();
  return (
    <>
      <nav className={classes.root} aria-label={frameStrings.navigation} data-small={isSmall}>
        <div className={classes.head}>
          {!isSmall && <Brand />}
          <WidthButton isSmall={isSmall} />
        </div>
        <Places isSmall={isSmall} />
        <KeyTip label={shortcutStrings.title} name="help" position="right">
          <ActionIcon
            className={classes.help}
            aria-label={shortcutStrings.title}
            onClick={() => pressShortcut('help')}
          >
            <IconHelp size={16} stroke={1.6} />
          </ActionIcon>
        </KeyTip>
      </nav>
      <Menu />
    </>
  );
}

const Brand = () => (
  <a className={classes.brand} href={hrefTo('inbox')} aria-label={frameStrings.product}>
    <Logo size={20} />
    <span>{frameStrings.product}</span>
  </a>
);

/** Widens the sidebar, if there is room for that; else opens the menu. */
function WidthButton({ isSmall }: { readonly isSmall: boolean }) {
  const isNarrow = useNarrow();
  if (isNarrow) return <MenuButton />;
  const label = isSmall ? frameStrings.widen : frameStrings.narrow;
  return (
    <Tooltip label={label} position="right">
      <ActionIcon aria-label={label} onClick={() => arrange({ isSidebarSmall: !isSmall })}>
        <IconLayoutSidebar size={16} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}

/** Opens the menu, which a window has that is too narrow for the sidebar. */
export function MenuButton() {
  const isOpen = useMenu((menu) => menu.isOpen);
  return (
    <ActionIcon
      aria-label={frameStrings.menu}
      aria-expanded={isOpen}
      onClick={() => useMenu.setState({ isOpen: true })}
    >
      <IconMenu2 size={18} stroke={1.6} />
    </ActionIcon>
  );
}

function Menu() {
  const isOpen = useMenu((menu) => menu.isOpen);
  const isNarrow = useNarrow();
  const onClick = ({ target }: MouseEvent) => {
    if (target instanceof Element && target.closest('a') !== null) closeMenu();
  };
  return (
    <Drawer
      opened={isNarrow && isOpen}
      onClose={closeMenu}
      title={frameStrings.product}
      position="left"
      size={260}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click */}
      <nav className={classes.menu} aria-label={frameStrings.menu} onClick={onClick}>
        <Places isSmall={false} />
      </nav>
    </Drawer>
  );
}

function Places({ isSmall }: { readonly isSmall: boolean }) {
  const { data: counts } = useQuery(queries.counts());
  return (
    <ScrollArea className={classes.scroll} type="never">
      <PlaceList places={reading} counts={counts} isSmall={isSmall} />
      <SavedSearches isSmall={isSmall} />
      <hr className={classes.line} />
      <PlaceList places={working} counts={counts} isSmall={isSmall} />
    </ScrollArea>
  );
}

function PlaceList({
  places,
  counts,
  isSmall,
}: {
  readonly places: readonly Place[];
  readonly counts: Counts | undefined;
  readonly isSmall: boolean;
}) {
  const current = useRoutePart(screenOf);
  const search = useRoutePart(searchOf);
  // An open saved search has its own link.
  const isCurrent = (screen: Screen) =>
    screen === current && (screen !== 'openings' || search === undefined);
  return (
    <ul className={classes.list}>
      {places.map(({ screen, icon: PlaceIcon, key, count }) => (
        <li key={screen}>
          <KeyTip label={labels.screens[screen]} name={key} position="right" openDelay={500}>
            <a
              className={classes.link}
              href={hrefTo(screen)}
              aria-current={isCurrent(screen) ? 'page' : undefined}
            >
              <PlaceIcon size={17} stroke={1.6} aria-hidden />
              <span className={classes.wide}>{labels.screens[screen]}</span>
              <Count
                n={count === undefined ? 0 : (counts?.[count] ?? 0)}
                isSmall={isSmall}
                isStrong={screen === 'inbox'}
              />
            </a>
          </KeyTip>
        </li>
      ))}
    </ul>
  );
}

/** Beside an icon only the first digits have room: `7.7K`. */
function Count({
  n,
  isSmall,
  isStrong = false,
}: {
  readonly n: number;
  readonly isSmall: boolean;
  readonly isStrong?: boolean;
}) {
  if (n === 0) return null;
  return (
    <span className={classes.count} data-strong={isStrong}>
      {isSmall ? shortCount(n) : countText(n)}
    </span>
  );
}

function SavedSearches({ isSmall }: { readonly isSmall: boolean }) {
  const { data: searches = [] } = useQuery(queries.searches());
  const screen = useRoutePart(screenOf);
  const open = useRoutePart(searchOf);
  if (searches.length === 0) return null;
  return (
    <>
      <div className={classes.heading}>{frameStrings.saved}</div>
      <ul className={classes.list}>
        {searches.map(({ id, name, filter, newCount }) => (
          <li key={id}>
            <Tooltip label={name} position="right" openDelay={500} disabled={!isSmall}>
              <a
                className={classes.link}
                href={hrefTo('openings', { params: { ...toParams(filter), search: id } })}
                aria-current={screen === 'openings' && open === id ? 'page' : undefined}
                title={isSmall ? undefined : name}
              >
                {isSmall ? (
                  <span className={classes.initials} aria-hidden>
                    {initialsOf(name)}
                  </span>
                ) : (
                  <IconBookmark size={16} stroke={1.6} aria-hidden />
                )}
                <span className={`${classes.name} ${classes.wide}`}>{name}</span>
                <Count n={newCount} isSmall={isSmall} />
              </a>
            </Tooltip>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Tells saved searches apart where there is no room for their names: `RE` for "Rust EU". */
export const initialsOf = (name: string): string =>
  name
    .trim()
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0]?.toLocaleUpperCase() ?? '')
    .join('');
