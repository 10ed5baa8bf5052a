import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Where one of these has the focus and goes away, the first that is there gets it, so that it is
 * not lost. Answers props for the element around them all.
 */
export function useFocusHandOn(places: readonly RefObject<HTMLElement | null>[]) {
  const focused = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    if (focused.current?.isConnected !== false) return;
    places.find(({ current }) => current !== null)?.current?.focus();
  });
  return {
    onFocus: ({ target }: FocusEvent): void => {
      focused.current = places.find(({ current }) => current === target)?.current ?? null;
    },
    // Not heard from an element that is taken away.
    onBlur: (): void => {
      focused.current = null;
    },
  };
}
