import { createSpotlight } from '@mantine/spotlight';
import { type RefObject, useEffect, useRef } from 'react';

const [store, actions] = createSpotlight();

export const paletteStore = store;

export const palette = actions;

type Item = { readonly id: string };

/** The chosen item and the words typed then. Other words start at the top again. */
export type Choice = { readonly id: string; readonly typed: string };

/** The item that Enter runs: the chosen one while it is listed, else the first. */
export const chosenOf = <I extends Item>(
  items: readonly I[],
  typed: string,
  choice: Choice | null,
): I | undefined =>
  (choice?.typed === typed ? items.find(({ id }) => id === choice.id) : undefined) ?? items[0];

export function stepFrom<I extends Item>(
  items: readonly I[],
  from: I | undefined,
  by: 1 | -1,
): I | undefined {
  const index = items.findIndex(({ id }) => id === from?.id);
  return items.at((index + by) % items.length);
}

type EarlyKeys = {
  /** Null until the field is on the page. */
  readonly field: RefObject<HTMLInputElement | null>;
  /** Changes the words in the field. */
  readonly type: (change: (typed: string) => string) => void;
  /** Handles a key that types nothing. */
  readonly press: (event: KeyboardEvent) => void;
};

/**
 * Sends keys to the palette until its field has the focus, which takes a frame or more. People type
 * sooner: without this, keys get lost or run shortcuts of the page, such as `r` for a scan. A
 * closing palette gives keys back at once.
 */
export function useEarlyKeys(handlers: EarlyKeys): void {
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { field, type, press } = latest.current;
      if (!paletteStore.getState().opened || hasFocus(field)) return;
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      const { key } = event;
      if (key.length === 1) type((typed) => typed + key);
      else if (key === 'Backspace') type((typed) => typed.slice(0, -1));
      else {
        press(event);
        return;
      }
      event.preventDefault();
    };
    const onChange = () => {
      const { field } = latest.current;
      if (!paletteStore.getState().opened && hasFocus(field)) field.current?.blur();
    };
    const unsubscribe = paletteStore.subscribe(onChange);
    // Runs before the shortcuts, which ignore handled keys.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      unsubscribe();
      window.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, []);
}

const hasFocus = ({ current }: RefObject<HTMLInputElement | null>): boolean =>
  current !== null && current === document.activeElement;

/** True if the user only added or removed letters at the end: earlier results then stay useful. */
export const isTypedOn = (before: string, words: string): boolean =>
  before !== '' && (words.startsWith(before) || before.startsWith(words));
