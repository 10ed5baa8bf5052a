import { Drawer } from '@mantine/core';
import { useDeferredValue } from 'react';
import { useShortcuts } from '#renderer/keyboard/use-shortcuts.ts';
import { arrange, useLayout } from '#renderer/store/layout.ts';
import { openingStrings } from '#renderer/strings/openings.ts';
import { Screen } from '#renderer/ui/screen.tsx';
import { Splitter } from '#renderer/ui/splitter.tsx';
import { ExportMenu } from './export-menu.tsx';
import { focusFilterBox } from './focus.ts';
import { ListColumn } from './list/list-column.tsx';
import { useOpeningList } from './list/use-opening-list.ts';
import { type Openings, useOpenings } from './openings-address.ts';
import classes from './openings-screen.module.css';
import { PostingPane } from './pane/posting-pane.tsx';
import { FilterRail } from './rail/filter-rail.tsx';
import { useCounted } from './rail/use-counted.ts';
import { useRail } from './rail/use-rail.ts';
import { SearchActions } from './search/search-actions.tsx';
import { useSearch } from './search/use-search.ts';

/** All openings: what to look for, the list, and the one that is being read. */
export function OpeningsScreen() {
  const openings = useOpenings();
  const search = useSearch(openings);
  useShortcuts({ filter: focusFilterBox });
  return (
    <Screen
      title={search?.name ?? openingStrings.title}
      actions={
        <>
          <SearchActions filter={openings.filter} search={search} />
          <ExportMenu filter={openings.filter} />
        </>
      }
      isPlain
    >
      <Parts openings={openings} />
    </Screen>
  );
}

const railWidths = { min: 180, max: 340 };
const listWidths = { min: 320, max: 800 };

function Parts({ openings }: { readonly openings: Openings }) {
  const rail = useRail();
  const railWidth = useLayout((layout) => layout.railWidth);
  const listWidth = useLayout((layout) => layout.listWidth);
  const opened = useOpeningList(openings.filter);
  // The list follows the keys; what stands around it comes after.
  const filter = useDeferredValue(openings.filter);
  const counted = useCounted(opened);
  return (
    <div className={classes.root}>
      {rail.isShown && !rail.isNarrow && (
        <>
          <div className={classes.rail} style={{ width: railWidth }}>
            <FilterRail filter={filter} counted={counted} />
          </div>
          <Splitter
            label={openingStrings.resizeFilters}
            width={railWidth}
            {...railWidths}
            onChange={(width) => arrange({ railWidth: width })}
          />
        </>
      )}
      <Drawer
        opened={rail.isNarrow && rail.isShown}
        onClose={rail.toggle}
        title={openingStrings.filters}
        position="left"
        size={300}
        classNames={{ body: classes.drawer ?? '' }}
      >
        <FilterRail filter={filter} counted={counted} />
      </Drawer>
      <div className={classes.list} style={{ width: listWidth }}>
        <ListColumn openings={openings} opened={opened} />
      </div>
      <Splitter
        label={openingStrings.resizeList}
        width={listWidth}
        {...listWidths}
        onChange={(width) => arrange({ listWidth: width })}
      />
      <PostingPane id={openings.id} filter={filter} isListEmpty={opened.rows?.total === 0} />
    </div>
  );
}
