import { create } from 'zustand';
import { host } from './host.ts';

/** What the person arranged: kept by the host, so that any window and any port finds it again. */
export type Layout = {
  readonly scheme: 'auto' | 'light' | 'dark';
  readonly isSidebarSmall: boolean;
  readonly listWidth: number;
  readonly railWidth: number;
  readonly isFilterRailOpen: boolean;
  readonly isWelcomeDone: boolean;
  readonly timeFormat: 'relative' | 'exact';
};

const usual: Layout = {
  scheme: 'auto',
  isSidebarSmall: false,
  listWidth: 420,
  railWidth: 224,
  isFilterRailOpen: true,
  isWelcomeDone: false,
  timeFormat: 'relative',
};

export const useLayout = create<Layout & { readonly isLoaded: boolean }>(() => ({
  ...usual,
  isLoaded: false,
}));

/** Reads what was kept. What no longer fits is left at its usual value. */
export async function readLayout(): Promise<Layout> {
  const { layout } = await host().call('preferences.get', {});
  const kept = Object.entries(layout ?? {}).filter(
    ([name, value]) => name in usual && typeof value === typeof usual[name as keyof Layout],
  );
  return { ...usual, ...Object.fromEntries(kept) };
}

/** Shows the frame, arranged like this. */
export function showLayout(layout: Layout): void {
  useLayout.setState({ ...layout, isLoaded: true });
}

let saving: ReturnType<typeof setTimeout> | undefined;

/** Changes the arrangement now, and keeps it a moment later: a drag changes it many times. */
export function arrange(change: Partial<Layout>): void {
  useLayout.setState(change);
  clearTimeout(saving);
  saving = setTimeout(() => {
    const { isLoaded, ...value } = useLayout.getState();
    if (isLoaded) void host().call('preferences.set', { key: 'layout', value });
  }, 300);
}
