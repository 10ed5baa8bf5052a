export type ScrollSides = { readonly isMoreBefore: boolean; readonly isMoreAfter: boolean };

/** Parts of a pixel, and the room around what is shown, are not worth a hint. */
const tolerancePx = 8;

/** On which sides of a scrolling element there is more to see. */
export const scrollSides = ({
  scrollLeft,
  scrollWidth,
  clientWidth,
}: Pick<HTMLElement, 'scrollLeft' | 'scrollWidth' | 'clientWidth'>): ScrollSides => ({
  isMoreBefore: scrollLeft > tolerancePx,
  isMoreAfter: scrollWidth - clientWidth - scrollLeft > tolerancePx,
});
