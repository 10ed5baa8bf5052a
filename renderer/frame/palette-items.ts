import { toParams } from '../filter-params.ts';
import type { CompanyView, PostingRow, SavedSearch } from '../model.ts';
import { hrefTo, navigate, screens } from '../routes.ts';
import { arrange } from '../store/layout.ts';
import { undoLast } from '../store/perform.ts';
import { scanAll, scanCompanies } from '../store/run-actions.ts';
import { frameStrings } from '../strings/frame.ts';
import { labels } from '../strings/labels.ts';

export type PaletteItem = {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly run: () => void;
};

export type PaletteGroup = { readonly label: string; readonly items: readonly PaletteItem[] };

type Found = {
  readonly companies: readonly CompanyView[];
  readonly searches: readonly SavedSearch[];
  readonly openings: readonly PostingRow[];
};

const most = 7;

/** Suggestions for the typed words, the likeliest group first; leaves out empty groups. */
export function commandsFor(typed: string, found: Found): readonly PaletteGroup[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ label }: PaletteItem) =>
    words.every((word) => label.toLowerCase().includes(word));
  const groups: readonly PaletteGroup[] = [
    { label: frameStrings.palette.actions, items: actions.filter(fits) },
    { label: frameStrings.palette.goTo, items: places.filter(fits) },
    {
      label: frameStrings.saved,
      items: found.searches.map(searchItem).filter(fits).slice(0, most),
    },
    {
      label: labels.screens.companies,
      items:
        words.length === 0 ? [] : companyItems(found.companies, words).filter(fits).slice(0, most),
    },
    {
      label: labels.screens.openings,
      // Items that need no loading come first, so they stay in place when openings arrive.
      items:
        words.length === 0 ? [] : [searchAll(typed.trim()), ...found.openings.map(openingItem)],
    },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

const places: readonly PaletteItem[] = screens
  .filter((screen) => screen !== 'welcome')
  .map((screen) => ({
    id: `go-${screen}`,
    label: labels.screens[screen],
    run: () => navigate(hrefTo(screen)),
  }));

const actions: readonly PaletteItem[] = [
  { id: 'scan', label: frameStrings.scanNow, run: () => void scanAll() },
  {
    id: 'add',
    label: frameStrings.palette.addCompanies,
    run: () => navigate(hrefTo('companies', { params: { add: '1' } })),
  },
  { id: 'undo', label: frameStrings.palette.undo, run: () => void undoLast() },
  { id: 'light', label: frameStrings.palette.light, run: () => arrange({ scheme: 'light' }) },
  { id: 'dark', label: frameStrings.palette.dark, run: () => arrange({ scheme: 'dark' }) },
  { id: 'auto', label: frameStrings.palette.auto, run: () => arrange({ scheme: 'auto' }) },
];

const searchItem = ({ id, name, filter }: SavedSearch): PaletteItem => ({
  id: `search-${id}`,
  label: name,
  run: () => navigate(hrefTo('openings', { params: { ...toParams(filter), search: id } })),
});

/** A company's openings; its scan only after more than the word "scan". */
const companyItems = (
  companies: readonly CompanyView[],
  words: readonly string[],
): readonly PaletteItem[] => [
  ...companies.map(({ id, name }) => ({
    id: `company-${id}`,
    label: name,
    run: () =>
      navigate(hrefTo('openings', { params: toParams({ companies: [id], status: 'open' }) })),
  })),
  ...(words.length < 2 ? [] : companies).map(({ id, name }) => ({
    id: `scan-${id}`,
    label: frameStrings.palette.scanCompany(name),
    run: () => void scanCompanies([id]),
  })),
];

const openingItem = ({ id, title, company }: PostingRow): PaletteItem => ({
  id: `opening-${id}`,
  label: title,
  description: company,
  run: () => navigate(hrefTo('openings', { id })),
});

const searchAll = (query: string): PaletteItem => ({
  id: 'search-all',
  label: frameStrings.palette.searchAll(query),
  run: () => navigate(hrefTo('openings', { params: toParams({ query, status: 'open' }) })),
});
