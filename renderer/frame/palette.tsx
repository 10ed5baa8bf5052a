import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, useSpotlight } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Input } from '#contract/api.ts';
import { fromParams } from '../filter-params.ts';
import { Keys } from '../keyboard/keys.tsx';
import { useRouteWhile } from '../routes.ts';
import { arrange, useLayout } from '../store/layout.ts';
import { useHealth } from '../store/live-state.ts';
import { queries } from '../store/queries.ts';
import { frameStrings } from '../strings/frame.ts';
import { useInHand } from './in-hand.ts';
import { actionsNow, places } from './palette-acts.ts';
import { commandsFor, type PaletteGroup, type PaletteItem } from './palette-items.ts';
import classes from './palette-list.module.css';
import {
  type Choice,
  chosenOf,
  isTypedOn,
  palette,
  paletteStore,
  stepFrom,
  useEarlyKeys,
} from './palette-state.ts';

/** One field to go to a screen, run a command, or find an opening or a company. */
export function Palette() {
  const [typed, setTyped] = useState('');
  const { opened } = useSpotlight(paletteStore);
  const groups = useCommands(typed, opened);
  const [choice, setChoice] = useState<Choice | null>(null);
  const items = groups.flatMap((group) => group.items);
  const chosen = chosenOf(items, typed, choice);
  const choose = (item: PaletteItem | undefined) =>
    setChoice(item === undefined ? null : { id: item.id, typed });
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, Enter and the arrows belong to it.
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') choose(stepFrom(items, chosen, 1));
    else if (event.key === 'ArrowUp') choose(stepFrom(items, chosen, -1));
    else if (event.key === 'Enter' && chosen !== undefined) run(chosen);
    else return;
    event.preventDefault();
  };
  const field = useRef<HTMLInputElement>(null);
  useEarlyKeys({ field, type: setTyped, press: onKeyDown });
  return (
    <Spotlight.Root
      store={paletteStore}
      query={typed}
      onQueryChange={setTyped}
      onSpotlightClose={() => setChoice(null)}
      scrollable
      maxHeight={440}
      shortcut={null}
      // Its top stays while the list grows and shrinks.
      centered={false}
      yOffset="12vh"
      overlayProps={{ backgroundOpacity: 0.25, blur: 0 }}
      transitionProps={{ duration: 80 }}
      attributes={{
        content: { 'aria-label': frameStrings.search, 'data-closing': opened ? undefined : true },
      }}
    >
      <Spotlight.Search
        ref={field}
        placeholder={frameStrings.searchLong}
        aria-label={frameStrings.search}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded
        aria-controls={paletteListId}
        aria-activedescendant={chosen === undefined ? undefined : optionId(chosen)}
        data-shortcuts
        onKeyDown={({ nativeEvent }) => onKeyDown(nativeEvent)}
      />
      <PaletteList groups={groups} chosen={chosen} onPoint={choose} onRun={run} />
    </Spotlight.Root>
  );
}

function useCommands(typed: string, isOpen: boolean) {
  const [asked] = useDebouncedValue(typed.trim(), 80);
  const { screen, params } = useRouteWhile(isOpen);
  const inHand = useInHand(isOpen);
  const settings = useSettingItems(isOpen);
  const health = useHealth((state) => state.health);
  const recent = useLayout((layout) => layout.recent);
  const { data: counts } = useQuery(queries.counts());
  const { data: companies = [] } = useQuery(queries.companies());
  const { data: searches = [] } = useQuery(queries.searches());
  const isAsked = asked.length > 1;
  // During the pause, `found` still belongs to the earlier words.
  const isMeant = isAsked && isTypedOn(asked, typed.trim());
  const { data: page } = useQuery({
    ...queries.postings({ query: asked, status: 'open' }, 0, 6, undefined),
    enabled: isAsked,
    // Keeps results while the user types on, but drops them for unrelated words.
    placeholderData: (page, before) =>
      isTypedOn(queryOf(before?.queryKey ?? []), asked) ? page : undefined,
  });
  return commandsFor(typed, {
    inHand,
    actions: actionsNow({
      health,
      counts,
      filter: screen === 'openings' ? fromParams(params) : { status: 'open' },
    }),
    places,
    settings,
    companies,
    searches,
    openings: isMeant ? (page?.rows ?? []) : [],
    recent,
  });
}

/** Settings by name, loaded when the palette first opens. */
function useSettingItems(isOpen: boolean): readonly PaletteItem[] {
  const [items, setItems] = useState<readonly PaletteItem[]>([]);
  useEffect(() => {
    if (!isOpen) return;
    // The palette is whole enough without them, such as after an update of the host.
    void import('./palette-settings.ts').then(
      ({ settingItems }) => setItems(settingItems),
      () => undefined,
    );
  }, [isOpen]);
  return items;
}

const queryOf = ([, input]: readonly unknown[]): string =>
  (input as Input<'postings.list'> | undefined)?.filter.query ?? '';

function run(item: PaletteItem): void {
  palette.close();
  remember(item);
  item.run();
}

/** More than are shown: what was found or in hand just then may be gone. */
const mostKept = 12;

function remember({ id }: PaletteItem): void {
  const { recent } = useLayout.getState();
  arrange({ recent: [id, ...recent.filter((each) => each !== id)].slice(0, mostKept) });
}

const paletteListId = 'palette-list';

const optionId = ({ id }: PaletteItem): string => `palette-${id}`;

/** Suggestions in groups. The field keeps the focus and points to the active option. */
function PaletteList({
  groups,
  chosen,
  onPoint,
  onRun,
}: {
  readonly groups: readonly PaletteGroup[];
  readonly chosen: PaletteItem | undefined;
  readonly onPoint: (item: PaletteItem) => void;
  readonly onRun: (item: PaletteItem) => void;
}) {
  const chosenId = chosen === undefined ? null : optionId(chosen);
  useEffect(() => {
    if (chosenId !== null) document.getElementById(chosenId)?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);
  return (
    <div
      id={paletteListId}
      className={classes.root}
      role="listbox"
      aria-label={frameStrings.palette.list}
      tabIndex={-1}
    >
      {groups.map(({ id, label, items }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no group of options
        <div key={id} role="group" aria-labelledby={`${paletteListId}-${id}`}>
          <div id={`${paletteListId}-${id}`} className={classes.label} dir="auto" aria-hidden>
            {label}
          </div>
          {items.map((item) => (
            <Option
              key={item.id}
              item={item}
              isChosen={item.id === chosen?.id}
              onPoint={onPoint}
              onRun={onRun}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

function Option({
  item,
  isChosen,
  onPoint,
  onRun,
}: {
  readonly item: PaletteItem;
  readonly isChosen: boolean;
  readonly onPoint: (item: PaletteItem) => void;
  readonly onRun: (item: PaletteItem) => void;
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
    <div
      id={optionId(item)}
      className={classes.option}
      role="option"
      aria-selected={isChosen}
      tabIndex={-1}
      // Keeps the focus in the field.
      onMouseDown={(event) => event.preventDefault()}
      // Not on enter: rows that scroll under a still mouse must not become active.
      onMouseMove={isChosen ? undefined : () => onPoint(item)}
      onClick={() => onRun(item)}
    >
      <item.icon className={classes.icon} size={16} stroke={1.6} aria-hidden />
      <span className={classes.name} dir="auto">
        {item.label}
      </span>
      {item.description !== undefined && (
        <span className={classes.description} dir="auto">
          {item.description}
        </span>
      )}
      {item.key !== undefined && (
        <span className={classes.keys} aria-hidden>
          <Keys name={item.key} />
        </span>
      )}
    </div>
  );
}
