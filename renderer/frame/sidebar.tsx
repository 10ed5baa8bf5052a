import { ActionIcon, ScrollArea, Tooltip } from '@mantine/core';
import {
  type Icon,
  IconBookmark,
  IconBriefcase,
  IconBuilding,
  IconChartHistogram,
  IconInbox,
  IconLayoutKanban,
  IconLayoutSidebar,
  IconRefresh,
  IconSettings,
  IconStack2,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { toParams } from '../filter-params.ts';
import type { Counts } from '../model.ts';
import { hrefTo, type Screen, useRoute } from '../routes.ts';
import { arrange, useLayout } from '../store/layout.ts';
import { queries } from '../store/queries.ts';
import { frameStrings } from '../strings/frame.ts';
import { labels } from '../strings/labels.ts';
import { Logo } from '../ui/logo.tsx';
import classes from './sidebar.module.css';
import sidebarClasses from './sidebar.module.css';

type CountedPlace = 'inbox' | 'openings' | 'tracked' | 'companies';
type Place = { readonly screen: Screen; readonly icon: Icon; readonly count?: CountedPlace };

const reading: readonly Place[] = [
  { screen: 'inbox', icon: IconInbox, count: 'inbox' },
  { screen: 'openings', icon: IconBriefcase, count: 'openings' },
  { screen: 'board', icon: IconLayoutKanban, count: 'tracked' },
  { screen: 'companies', icon: IconBuilding, count: 'companies' },
  { screen: 'insights', icon: IconChartHistogram },
];

const working: readonly Place[] = [
  { screen: 'scan', icon: IconRefresh },
  { screen: 'queues', icon: IconStack2 },
  { screen: 'settings', icon: IconSettings },
];

/** Links to the screens with their counts; only icons if there is little room. */
export function Sidebar() {
  const { data: counts } = useQuery(queries.counts());
  const isSmall = useLayout(({ isSidebarSmall }) => isSidebarSmall);
  return (
    <nav className={classes.root} aria-label={frameStrings.navigation}>
      <div className={classes.head}>
        <a className={classes.brand} href={hrefTo('inbox')} aria-label={frameStrings.product}>
          <Logo size={20} />
          <span className={classes.wide}>{frameStrings.product}</span>
        </a>
        <ActionIcon
          className={classes.wide}
          aria-label={isSmall ? frameStrings.widen : frameStrings.narrow}
          onClick={() => arrange({ isSidebarSmall: !isSmall })}
        >
          <IconLayoutSidebar size={16} stroke={1.6} />
        </ActionIcon>
      </div>
      <ScrollArea className={classes.scroll} type="never">
        <PlaceList places={reading} counts={counts} />
        <SavedSearches />
        <hr className={classes.line} />
        <PlaceList places={working} counts={counts} />
      </ScrollArea>
      {isSmall && (
        <ActionIcon
          className={classes.widen}
          aria-label={frameStrings.widen}
          onClick={() => arrange({ isSidebarSmall: false })}
        >
          <IconLayoutSidebar size={16} stroke={1.6} />
        </ActionIcon>
      )}
    </nav>
  );
}

function PlaceList({
  places,
  counts,
}: {
  readonly places: readonly Place[];
  readonly counts: Counts | undefined;
}) {
  const { screen: current } = useRoute();
  return (
    <ul className={classes.list}>
      {places.map(({ screen, icon: PlaceIcon, count }) => {
        const number = count === undefined ? 0 : (counts?.[count] ?? 0);
        return (
          <li key={screen}>
            <Tooltip label={labels.screens[screen]} position="right" openDelay={500}>
              <a
                className={classes.link}
                href={hrefTo(screen)}
                aria-current={screen === current ? 'page' : undefined}
              >
                <PlaceIcon size={17} stroke={1.6} aria-hidden />
                <span className={classes.wide}>{labels.screens[screen]}</span>
                {number > 0 && (
                  <span className={classes.count} data-strong={screen === 'inbox'}>
                    {number.toLocaleString()}
                  </span>
                )}
              </a>
            </Tooltip>
          </li>
        );
      })}
    </ul>
  );
}

function SavedSearches() {
  const { data: searches = [] } = useQuery(queries.searches());
  const { screen, params } = useRoute();
  if (searches.length === 0) return null;
  return (
    <>
      <div className={sidebarClasses.heading}>{frameStrings.saved}</div>
      <ul className={sidebarClasses.list}>
        {searches.map(({ id, name, filter, newCount }) => (
          <li key={id}>
            <a
              className={sidebarClasses.link}
              href={hrefTo('openings', { params: { ...toParams(filter), search: id } })}
              aria-current={screen === 'openings' && params.search === id ? 'page' : undefined}
              title={name}
            >
              <IconBookmark size={16} stroke={1.6} aria-hidden />
              <span className={`${sidebarClasses.name} ${sidebarClasses.wide}`}>{name}</span>
              {newCount > 0 && (
                <span className={sidebarClasses.count}>{newCount.toLocaleString()}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
