/** Whether ⌘ is the key for commands here. */
export const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

const names: Readonly<Record<string, string>> = {
  mod: isMac ? '⌘' : 'Ctrl',
  ArrowDown: '↓',
  ArrowUp: '↑',
};

/** A key as it is printed on keyboards: `mod+k` is `⌘` and `K`. */
export const keyCaps = (key: string): readonly string[] =>
  key.split('+').map((part) => names[part] ?? (key.includes('+') ? part.toUpperCase() : part));
