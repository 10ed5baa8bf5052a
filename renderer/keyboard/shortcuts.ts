/**
 * THE TABLE of keys. `g i` is one key after another; `mod` is ⌘ on a Mac, else Ctrl. The board itself
 * hears `left` and `right`.
 */
export const shortcuts = {
  palette: { keys: ['mod+k'], group: 'anywhere' },
  help: { keys: ['?'], group: 'anywhere' },
  scan: { keys: ['r'], group: 'anywhere' },
  undo: { keys: ['u'], group: 'anywhere' },
  goInbox: { keys: ['g i'], group: 'anywhere' },
  goOpenings: { keys: ['g o'], group: 'anywhere' },
  goBoard: { keys: ['g b'], group: 'anywhere' },
  goCompanies: { keys: ['g c'], group: 'anywhere' },
  goInsights: { keys: ['g n'], group: 'anywhere' },
  goProfile: { keys: ['g p'], group: 'anywhere' },
  goScan: { keys: ['g s'], group: 'anywhere' },
  goQueues: { keys: ['g q'], group: 'anywhere' },
  goSettings: { keys: ['g ,'], group: 'anywhere' },
  filter: { keys: ['/'], group: 'lists' },
  next: { keys: ['j', 'ArrowDown'], group: 'lists' },
  previous: { keys: ['k', 'ArrowUp'], group: 'lists' },
  select: { keys: ['x'], group: 'lists' },
  selectNext: { keys: ['J', 'shift+ArrowDown'], group: 'lists' },
  selectPrevious: { keys: ['K', 'shift+ArrowUp'], group: 'lists' },
  open: { keys: ['Enter'], group: 'lists' },
  close: { keys: ['Escape'], group: 'lists' },
  openPage: { keys: ['o'], group: 'openings' },
  save: { keys: ['s'], group: 'openings' },
  saveAndNext: { keys: ['S'], group: 'openings' },
  hide: { keys: ['h'], group: 'openings' },
  stage1: { keys: ['1'], group: 'openings' },
  stage2: { keys: ['2'], group: 'openings' },
  stage3: { keys: ['3'], group: 'openings' },
  stage4: { keys: ['4'], group: 'openings' },
  stage5: { keys: ['5'], group: 'openings' },
  stage6: { keys: ['6'], group: 'openings' },
  archive: { keys: ['e'], group: 'inbox' },
  snooze: { keys: ['b'], group: 'inbox' },
  left: { keys: ['ArrowLeft'], group: 'board' },
  right: { keys: ['ArrowRight'], group: 'board' },
} as const satisfies Record<string, { keys: readonly string[]; group: ShortcutGroup }>;

/** Where a key does something; all of a group are listed together. */
export type ShortcutGroup = 'anywhere' | 'lists' | 'openings' | 'inbox' | 'board';
export type ShortcutName = keyof typeof shortcuts;

export const shortcutNames = Object.keys(shortcuts) as readonly ShortcutName[];

export function shortcutFor(key: string, pending: string | null): ShortcutName | 'begun' | null {
  const typed = pending === null ? key : `${pending} ${key}`;
  const found = shortcutNames.find((name) =>
    (shortcuts[name].keys as readonly string[]).includes(typed),
  );
  if (found !== undefined) return found;
  const begins = shortcutNames.some((name) =>
    shortcuts[name].keys.some((keys) => keys.startsWith(`${typed} `)),
  );
  return begins ? 'begun' : null;
}

export const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

const names: Readonly<Record<string, string>> = {
  mod: isMac ? '⌘' : 'Ctrl',
  ArrowDown: '↓',
  ArrowUp: '↑',
  Escape: 'Esc',
  shift: '⇧',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** A key as keyboards print it: `mod+k` is `⌘` and `K`. */
export const keyCaps = (key: string): readonly string[] =>
  key.split('+').map((part) => names[part] ?? (key.includes('+') ? part.toUpperCase() : part));
