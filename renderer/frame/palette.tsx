import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queries } from '../store/queries.ts';
import { frameStrings } from '../strings/frame.ts';
import { commandsFor, type PaletteItem } from './palette-items.ts';

/** One field for everything: go somewhere, do something, find an opening or a company. */
export function Palette() {
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), 80);
  const { data: companies = [] } = useQuery(queries.companies());
  const { data: searches = [] } = useQuery(queries.searches());
  const { data: page } = useQuery({
    ...queries.postings({ query: asked, status: 'open' }, 0, 6, undefined),
    enabled: asked.length > 1,
  });
  const openings = asked.length > 1 ? (page?.rows ?? []) : [];
  const groups = commandsFor(typed, { companies, searches, openings });
  return (
    <Spotlight.Root
      query={typed}
      onQueryChange={setTyped}
      scrollable
      maxHeight={440}
      shortcut={null}
      overlayProps={{ backgroundOpacity: 0.25, blur: 0 }}
      transitionProps={{ duration: 80 }}
      attributes={{ content: { 'aria-label': frameStrings.search } }}
    >
      <Spotlight.Search
        placeholder={frameStrings.searchLong}
        aria-label={frameStrings.search}
        data-shortcuts
      />
      <Spotlight.ActionsList>
        {groups.map(({ label, items }) => (
          <Spotlight.ActionsGroup key={label} label={label}>
            {items.map((item) => (
              <Spotlight.Action
                key={item.id}
                label={item.label}
                {...(item.description !== undefined && { description: item.description })}
                onClick={() => choose(item)}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && <Spotlight.Empty>{frameStrings.nothingFound}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function choose({ run }: PaletteItem): void {
  spotlight.close();
  run();
}
