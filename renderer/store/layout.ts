import { create } from 'zustand';
import { host } from './host.ts';

/** The user's layout. The host stores it, so every window and port shares it. */
export type Layout = {
  readonly scheme: 'auto' | 'light' | 'dark';
  readonly isSidebarSmall: boolean;
  /** In pixels; 0 is a share of the page. */
  readonly listWidth: number;
  readonly railWidth: number;
  readonly isFilterRailOpen: boolean;
  readonly isWelcomeDone: boolean;
  readonly timeFormat: 'relative' | 'exact';
  /** The page to begin with, such as `#/openings`. */
  readonly home: string;
  /** Commands of the palette that were run last, the latest first. */
  readonly recent: readonly string[];
};

const usual: Layout = {
  scheme: 'auto',
  isSidebarSmall: false,
  listWidth: 0,
  railWidth: 224,
  isFilterRailOpen: true,
  isWelcomeDone: false,
  timeFormat: 'relative',
  home: '#/inbox',
  recent: [],
};

export const useLayout = create<Layout & { readonly isLoaded: boolean }>(() => ({
  ...usual,
  isLoaded: false,
}));

/** Invalid parts fall back to their default. */
export async function readLayout(): Promise<Layout> {
  const { layout } = await host().call('preferences.get', {});
  const kept = Object.entries(layout ?? {}).filter(
    ([name, value]) => name in usual && isLike(value, usual[name as keyof Layout]),
  );
  return { ...usual, ...Object.fromEntries(kept) };
}

const isLike = (value: unknown, like: unknown): boolean =>
  Array.isArray(like)
    ? Array.isArray(value) && value.every((each) => typeof each === 'string')
    : typeof value === typeof like;

export function showLayout(layout: Layout): void {
  useLayout.setState({ ...layout, isLoaded: true });
}

let saving: ReturnType<typeof setTimeout> | undefined;

/** Changes the layout now and stores it a moment later, because a drag changes it often. */
export function arrange(change: Partial<Layout>): void {
  useLayout.setState(change);
  clearTimeout(saving);
  saving = setTimeout(() => {
    const { isLoaded, ...value } = useLayout.getState();
    if (isLoaded) void host().call('preferences.set', { key: 'layout', value });
  }, 300);
}
