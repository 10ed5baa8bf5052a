import { Button, Drawer, Menu } from '@mantine/core';
import { IconArrowLeft, IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { memo, type ReactNode, useCallback, useDeferredValue, useEffect, useRef } from 'react';
import { useShortcuts } from '#renderer/keyboard/use-shortcuts.ts';
import { isAnyKnown } from '#renderer/known.ts';
import type { Counts, PostingFilter, SavedSearch } from '#renderer/model.ts';
import { useSelection } from '#renderer/parts/selection/use-selection.ts';
import { arrange, useLayout } from '#renderer/store/layout.ts';
import { exportPostings } from '#renderer/store/posting-actions.ts';
import { queries } from '#renderer/store/queries.ts';
import { markSearchViewed } from '#renderer/store/saved-search-actions.ts';
import { openingStrings } from '#renderer/strings/openings.ts';
import { useOneColumn } from '#renderer/ui/one-column.ts';
import { Screen } from '#renderer/ui/screen.tsx';
import { Splitter } from '#renderer/ui/splitter.tsx';
import { focusFilterBox, focusList } from './focus.ts';
import { ListColumn } from './list/list-column.tsx';
import { useOpeningList } from './list/use-opening-list.ts';
import { OpeningPane } from './opening-pane.tsx';
import { closeOpening, type Openings, useOpenings } from './openings-address.ts';
import classes from './openings-screen.module.css';
import { FilterRail } from './rail/filter-rail.tsx';
import { useChoices, useCounted, useRail } from './rail/use-rail.ts';
import { SearchActions } from './search/search-actions.tsx';
import { useStaleOpening } from './use-stale-opening.ts';

export function OpeningsScreen() {
  const openings = useOpenings();
  const search = useSearch(openings);
  // The list follows the keys; everything around it may lag.
  const filter = useDeferredValue(openings.filter);
  useShortcuts({ filter: focusFilterBox });
  return (
    <Screen
      title={search?.name ?? openingStrings.title}
      actions={
        <>
          <SearchActions filter={filter} search={search} />
          <ExportMenu filter={filter} />
        </>
      }
      isPlain
    >
      <Parts openings={openings} lagging={filter} />
    </Screen>
  );
}

const hasSomeToFilter = (counts: Counts): boolean =>
  counts.openings > 0 || (counts.companies > 0 && isAnyKnown(counts));

const railWidths = { min: 180, max: 340 };
const listWidths = { min: 320, max: 960 };

function Parts({
  openings,
  lagging,
}: {
  readonly openings: Openings;
  /** The filter, for what may follow after the list. */
  readonly lagging: PostingFilter;
}) {
  const rail = useRail();
  const railWidth = useLayout((layout) => layout.railWidth);
  const listWidth = useLayout((layout) => layout.listWidth);
  const opened = useOpeningList(openings.filter);
  const choices = useChoices(lagging);
  const counted = useCounted(opened);
  const { data: counts } = useQuery(queries.counts());
  // Before anything was read there is nothing to filter.
  const isRailShown = rail.isShown && (counts === undefined || hasSomeToFilter(counts));
  useStaleOpening(opened.list, openings.id, closeOpening);
  const selection = useSelection<string>(openings.filter);
  const close = useCallback(() => {
    closeOpening();
    focusList();
  }, []);
  useShortcuts({ close: selection.ids.size > 0 ? selection.clear : close });
  const isOneColumn = useOneColumn();
  const isReading = isOneColumn && openings.id !== null;
  const pane = (
    <OpeningPane
      id={openings.id}
      filter={lagging}
      isListEmpty={opened.rows?.total === 0}
      onClose={close}
    />
  );
  return (
    <div className={classes.root} data-one-column={isOneColumn}>
      {isRailShown && !rail.isNarrow && (
        <>
          <button type="button" className={classes.skip} onClick={focusList}>
            {openingStrings.skipFilters}
          </button>
          <div className={classes.rail} style={{ width: railWidth }}>
            <FilterRail filter={choices} counted={counted} />
          </div>
          <Splitter
            label={openingStrings.resizeFilters}
            width={railWidth}
            {...railWidths}
            onChange={(width) => arrange({ railWidth: width })}
          />
        </>
      )}
      {rail.isNarrow && (
        <Drawer
          opened={isRailShown}
          onClose={rail.toggle}
          title={openingStrings.filters}
          position="left"
          size={300}
          classNames={{ body: classes.drawer ?? '' }}
        >
          <FilterRail filter={choices} counted={counted} />
        </Drawer>
      )}
      <div
        className={classes.list}
        data-away={isReading}
        style={isOneColumn || listWidth === 0 ? undefined : { width: listWidth }}
      >
        <ListColumn openings={openings} opened={opened} selection={selection} />
      </div>
      {!isOneColumn && (
        <Splitter
          label={openingStrings.resizeList}
          width={listWidth === 0 ? null : listWidth}
          {...listWidths}
          onChange={(width) => arrange({ listWidth: width })}
        />
      )}
      {isReading && <Page onBack={close}>{pane}</Page>}
      {!isOneColumn && pane}
    </div>
  );
}

/** The opening alone. The list stays under it, so that its keys go on and its place is kept. */
function Page({ onBack, children }: { readonly onBack: () => void; readonly children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    root.current?.focus({ preventScroll: true });
    return () => focusList();
  }, []);
  return (
    <div ref={root} className={classes.page} tabIndex={-1}>
      <div className={classes.back}>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconArrowLeft size={14} aria-hidden />}
          onClick={onBack}
        >
          {openingStrings.backToList}
        </Button>
      </div>
      {children}
    </div>
  );
}

const formats = ['csv', 'json', 'md'] as const;

const ExportMenu = memo(function ExportMenu({ filter }: { readonly filter: PostingFilter }) {
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
          {openingStrings.exportAs}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map((format) => (
          <Menu.Item key={format} onClick={() => void exportPostings(filter, format)}>
            {openingStrings.formats[format]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
});

/** The saved search of the list, if any. Opening it marks its matches as seen. */
function useSearch({ searchId }: Openings): SavedSearch | null {
  const { data: searches = [] } = useQuery(queries.searches());
  const search = searches.find(({ id }) => id === searchId) ?? null;
  const foundId = search?.id ?? null;
  useEffect(() => {
    if (foundId !== null) void markSearchViewed(foundId);
  }, [foundId]);
  return search;
}
