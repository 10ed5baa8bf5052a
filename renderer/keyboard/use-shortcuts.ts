import { useEffect, useRef } from 'react';
import { type ShortcutName, shortcutFor } from './shortcuts.ts';

export type ShortcutHandlers = { readonly [N in ShortcutName]?: () => void };

/** All active handlers; for the same key the newest wins. */
const active: { readonly current: ShortcutHandlers }[] = [];

/** How long after `g` the second key counts, in milliseconds. */
const pairMs = 1_000;
let pending: { readonly key: string; readonly at: number } | null = null;

/**
 * Handles keys while the component is mounted. Ignores typing in fields and keys under a dialog.
 */
export function useShortcuts(handlers: ShortcutHandlers): void {
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    active.push(latest);
    if (active.length === 1) window.addEventListener('keydown', onKeyDown);
    return () => {
      active.splice(active.indexOf(latest), 1);
      if (active.length === 0) window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || (event.repeat === false && isModifier(event.key))) return;
  const key = nameOf(event);
  if (
    key === null ||
    (isTyping(event.target) && !key.startsWith('mod+')) ||
    (key === 'Enter' && isControl(event.target)) ||
    isUnderDialog(event)
  ) {
    return;
  }
  const before = pending !== null && event.timeStamp - pending.at < pairMs ? pending.key : null;
  pending = null;
  const meant = shortcutFor(key, before) ?? (before === null ? null : shortcutFor(key, null));
  if (meant === 'begun') {
    pending = { key, at: event.timeStamp };
    return;
  }
  if (meant === null) return;
  const handler = active.findLast(({ current }) => current[meant] !== undefined)?.current[meant];
  if (handler === undefined) return;
  event.preventDefault();
  handler();
}

/** `mod+k` with ⌘ or Ctrl; null for other modifiers, which belong to the browser. */
function nameOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): string | null {
  if (altKey) return null;
  return ctrlKey || metaKey ? `mod+${key.toLowerCase()}` : key;
}

const isModifier = (key: string): boolean => ['Shift', 'Control', 'Alt', 'Meta'].includes(key);

/** Enter presses the focused control. */
const isControl = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('a, button, summary') !== null;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest(
      'input, textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"]',
    ) !== null
  );
}

/** A dialog that closes is still seen for a moment; the keys are the page's by then. */
const isUnderDialog = ({ target }: KeyboardEvent): boolean =>
  document.querySelector('[role="dialog"][aria-modal="true"]:not([data-closing])') !== null &&
  !(target instanceof HTMLElement && target.closest('[data-shortcuts]') !== null);
