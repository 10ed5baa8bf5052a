import { type RefObject, useEffect, useState } from 'react';
import { type ScrollSides, scrollSides } from './scroll-sides.ts';

/** On which sides of a scrolling element there is more to see; follows what scrolls and resizes. */
export function useScrollSides(ref: RefObject<HTMLElement | null>): ScrollSides {
  const [sides, setSides] = useState<ScrollSides>({ isMoreBefore: false, isMoreAfter: false });
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const look = () => {
      const { isMoreBefore, isMoreAfter } = scrollSides(element);
      setSides((before) =>
        before.isMoreBefore === isMoreBefore && before.isMoreAfter === isMoreAfter
          ? before
          : { isMoreBefore, isMoreAfter },
      );
    };
    const sizes = new ResizeObserver(look);
    for (const sized of [element, ...element.children]) sizes.observe(sized);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [ref]);
  return sides;
}
