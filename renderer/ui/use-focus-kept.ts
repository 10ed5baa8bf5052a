import { type RefObject, useEffect, useRef } from 'react';

/**
 * A pressed button that is gone once its work is done loses the focus: the first button in the element of this ref
 * takes it.
 */
export function useFocusKept<T extends HTMLElement>(isDone: boolean): RefObject<T | null> {
  const root = useRef<T>(null);
  const was = useRef(isDone);
  useEffect(() => {
    if (isDone && !was.current && document.activeElement === document.body) {
      root.current?.querySelector('button')?.focus({ preventScroll: true });
    }
    was.current = isDone;
  }, [isDone]);
  return root;
}
