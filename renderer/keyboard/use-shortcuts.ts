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
    if (active.length === 1) listen();
    return () => {
      active.splice(active.indexOf(latest), 1);
      if (active.length === 0) unlisten();
    };
  }, []);
}

function listen(): void {
  window.addEventListener('keydown', notePopup, { capture: true });
  window.addEventListener('keydown', onKeyDown);
}

function unlisten(): void {
  window.removeEventListener('keydown', notePopup, { capture: true });
  window.removeEventListener('keydown', onKeyDown);
}

/** An open menu, calendar or dialog takes Escape for itself, and is closed by the time we hear of it. */
let isForPopup = false;

function notePopup(event: KeyboardEvent): void {
  const isOpen = document.querySelector('[aria-haspopup][aria-expanded="true"]') !== null;
  isForPopup = event.key === 'Escape' && (isOpen || isUnderDialog(event));
}

const handlerOf = (name: ShortcutName): (() => void) | undefined =>
  active.findLast(({ current }) => current[name] !== undefined)?.current[name];

/** True if the key would do something on the present screen. */
export const canPress = (name: ShortcutName): boolean => handlerOf(name) !== undefined;

/** Does what the key does. */
export const pressShortcut = (name: ShortcutName): void => handlerOf(name)?.();

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || (event.repeat === false && isModifier(event.key))) return;
  const key = nameOf(event);
  if (
    key === null ||
    isForPopup ||
    (isTyping(event.target) && !key.startsWith('mod+') && !isEscape(event)) ||
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
  const handler = handlerOf(meant);
  if (handler === undefined) return;
  event.preventDefault();
  handler();
}

/** `mod+k` with ⌘ or Ctrl; null for other modifiers, which belong to the browser. */
function nameOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string | null {
  if (altKey) return null;
  // Letters say it themselves: shift and j is J.
  if (shiftKey && key.startsWith('Arrow')) return `shift+${key}`;
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
      'input:not([type="checkbox"]), textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"]',
    ) !== null
  );
}

/** Fields of a pane have no use of their own for Escape: it closes the pane. */
const isEscape = ({ key, target }: KeyboardEvent): boolean =>
  key === 'Escape' &&
  target instanceof HTMLElement &&
  target.closest('[data-escapable]') !== null &&
  target.closest('[role="menu"], [role="listbox"]') === null;

/** A dialog that closes is still seen for a moment; the keys are the page's by then. */
const isUnderDialog = ({ target }: KeyboardEvent): boolean =>
  document.querySelector('[role="dialog"][aria-modal="true"]:not([data-closing])') !== null &&
  !(target instanceof HTMLElement && target.closest('[data-shortcuts]') !== null);
