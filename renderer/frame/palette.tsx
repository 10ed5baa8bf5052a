import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import type { Input } from '#contract/api.ts';
import { queries } from '../store/queries.ts';
import { frameStrings } from '../strings/frame.ts';
import { type Choice, chosenOf, stepFrom } from './palette-choice.ts';
import { commandsFor, type PaletteItem } from './palette-items.ts';
import { optionId, PaletteList, paletteListId } from './palette-list.tsx';
import { isTypedOn } from './typed-on.ts';

/** One field for everything: go somewhere, do something, find an opening or a company. */
export function Palette() {
  const [typed, setTyped] = useState('');
  const groups = useCommands(typed);
  const [choice, setChoice] = useState<Choice | null>(null);
  const items = groups.flatMap((group) => group.items);
  const chosen = chosenOf(items, typed, choice);
  const choose = (item: PaletteItem | undefined) =>
    setChoice(item === undefined ? null : { id: item.id, typed });
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter and the arrows belong to who writes with an input method, for as long as they do.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') choose(stepFrom(items, chosen, 1));
    else if (event.key === 'ArrowUp') choose(stepFrom(items, chosen, -1));
    else if (event.key === 'Enter' && chosen !== undefined) run(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <Spotlight.Root
      query={typed}
      onQueryChange={setTyped}
      onSpotlightOpen={() => setChoice(null)}
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
        role="combobox"
        aria-autocomplete="list"
        aria-expanded
        aria-controls={paletteListId}
        aria-activedescendant={chosen === undefined ? undefined : optionId(chosen)}
        data-shortcuts
        onKeyDown={onKeyDown}
      />
      <PaletteList groups={groups} chosen={chosen} onPoint={choose} onRun={run} />
    </Spotlight.Root>
  );
}

/** What is meant by the words; the openings that fit follow them a little later. */
function useCommands(typed: string) {
  const [asked] = useDebouncedValue(typed.trim(), 80);
  const { data: companies = [] } = useQuery(queries.companies());
  const { data: searches = [] } = useQuery(queries.searches());
  const isAsked = asked.length > 1;
  // Until the pause is over, what was found is of the words before.
  const isMeant = isAsked && isTypedOn(asked, typed.trim());
  const { data: page } = useQuery({
    ...queries.postings({ query: asked, status: 'open' }, 0, 6, undefined),
    enabled: isAsked,
    // While one types on, what fitted until now stays; other words have nothing to do with it.
    placeholderData: (page, before) =>
      isTypedOn(queryOf(before?.queryKey ?? []), asked) ? page : undefined,
  });
  return commandsFor(typed, { companies, searches, openings: isMeant ? (page?.rows ?? []) : [] });
}

/** The words that openings were asked for by. */
const queryOf = ([, input]: readonly unknown[]): string =>
  (input as Input<'postings.list'> | undefined)?.filter.query ?? '';

function run(item: PaletteItem): void {
  spotlight.close();
  item.run();
}
