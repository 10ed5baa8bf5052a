import type { Icon } from '@tabler/icons-react';
import {
  IconBookmark,
  IconBriefcase,
  IconBuilding,
  IconRefresh,
  IconSearch,
} from '@tabler/icons-react';
import { toParams } from '../filter-params.ts';
import type { ShortcutName } from '../keyboard/shortcuts.ts';
import type { CompanyView, PostingRow, SavedSearch } from '../model.ts';
import { hrefTo, navigate } from '../routes.ts';
import { scanCompanies } from '../store/run-actions.ts';
import { frameStrings } from '../strings/frame.ts';
import { labels } from '../strings/labels.ts';
import { fitOf } from './fuzzy.ts';

export type PaletteItem = {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** Other words that people may type for it. */
  readonly words?: string;
  /** The key that does the same. */
  readonly key?: ShortcutName;
  readonly icon: Icon;
  readonly run: () => void;
};

export type PaletteGroup = {
  readonly id: string;
  readonly label: string;
  readonly items: readonly PaletteItem[];
};

export type Found = {
  /** Acts on what is open, if anything is. */
  readonly inHand: PaletteGroup | null;
  readonly actions: readonly PaletteItem[];
  readonly places: readonly PaletteItem[];
  readonly settings: readonly PaletteItem[];
  readonly companies: readonly CompanyView[];
  readonly searches: readonly SavedSearch[];
  readonly openings: readonly PostingRow[];
  /** What the user ran last, the latest first. */
  readonly recent: readonly string[];
};

const words = frameStrings.palette;

export function commandsFor(typed: string, found: Found): readonly PaletteGroup[] {
  return typed.trim() === '' ? untyped(found) : typedFor(typed.trim(), found);
}

const mostRecent = 4;

/** What is in hand first, then what was used last. An item is in one group only. */
function untyped(found: Found): readonly PaletteGroup[] {
  const rest = [actionsOf(found), placesOf(found), searchesOf(found)];
  const known = [...rest.flatMap(({ items }) => items), ...found.settings];
  const recent = found.recent
    .flatMap((id) => known.find((item) => item.id === id) ?? [])
    .slice(0, mostRecent);
  const others = rest.map((group) => ({
    ...group,
    items: group.items.filter((item) => !recent.includes(item)),
  }));
  const first = found.inHand === null ? [] : [found.inHand];
  return filled([...first, { id: 'recent', label: words.recent, items: recent }, ...others]);
}

const most = 7;

/** The group with the best fit comes first; openings come last, since they arrive later. */
function typedFor(typed: string, found: Found): readonly PaletteGroup[] {
  const groups = [
    ...(found.inHand === null ? [] : [found.inHand]),
    actionsOf(found),
    placesOf(found),
    searchesOf(found),
    companiesOf(found, typed),
    { id: 'settings', label: labels.screens.settings, items: found.settings },
  ].map((group) => best(group, typed));
  return [
    ...filled(groups.toSorted((a, b) => a.fit - b.fit)),
    {
      id: 'openings',
      label: labels.screens.openings,
      // Items that need no loading come first, so they stay in place when openings arrive.
      items: [searchAll(typed), ...found.openings.map(openingItem)],
    },
  ];
}

/** The items that fit, the best first. */
function best(group: PaletteGroup, typed: string): PaletteGroup & { readonly fit: number } {
  const fitting = group.items.flatMap((item) => {
    const fit = fitOf(typed, item.label, item.words);
    return fit === null ? [] : [{ item, fit }];
  });
  const sorted = fitting.toSorted((a, b) => a.fit - b.fit).slice(0, most);
  return {
    ...group,
    items: sorted.map(({ item }) => item),
    fit: sorted[0]?.fit ?? Number.POSITIVE_INFINITY,
  };
}

const filled = <G extends PaletteGroup>(groups: readonly G[]): readonly G[] =>
  groups.filter(({ items }) => items.length > 0);

const actionsOf = ({ actions }: Found): PaletteGroup => ({
  id: 'actions',
  label: words.actions,
  items: actions,
});

const placesOf = ({ places }: Found): PaletteGroup => ({
  id: 'places',
  label: words.goTo,
  items: places,
});

const searchesOf = ({ searches }: Found): PaletteGroup => ({
  id: 'searches',
  label: frameStrings.saved,
  items: searches.map(({ id, name, filter }) => ({
    id: `search-${id}`,
    label: name,
    icon: IconBookmark,
    run: () => navigate(hrefTo('openings', { params: { ...toParams(filter), search: id } })),
  })),
});

/** A company's openings; its scan only after more than the word "scan". */
const companiesOf = ({ companies }: Found, typed: string): PaletteGroup => ({
  id: 'companies',
  label: labels.screens.companies,
  items: [
    ...companies.map(({ id, name }) => ({
      id: `company-${id}`,
      label: name,
      icon: IconBuilding,
      run: () =>
        navigate(hrefTo('openings', { params: toParams({ companies: [id], status: 'open' }) })),
    })),
    ...(/\s/.test(typed) ? companies : []).map(({ id, name }) => ({
      id: `scan-${id}`,
      label: words.scanCompany(name),
      icon: IconRefresh,
      run: () => void scanCompanies([id]),
    })),
  ],
});

const openingItem = ({ id, title, company }: PostingRow): PaletteItem => ({
  id: `opening-${id}`,
  label: title,
  description: company,
  icon: IconBriefcase,
  run: () => navigate(hrefTo('openings', { id })),
});

const searchAll = (query: string): PaletteItem => ({
  id: 'search-all',
  label: words.searchAll(query),
  icon: IconSearch,
  run: () => navigate(hrefTo('openings', { params: toParams({ query, status: 'open' }) })),
});
