import { useEffect } from 'react';

export const contentId = 'content';

/** A dialog or the palette, which may open while the code of a screen loads. */
const openDialog = '[aria-modal="true"]:not([data-closing])';

/**
 * Moves the focus to the heading of a screen that was just opened, so that a screen reader tells
 * its name and Tab starts there. A screen that has put the focus into itself keeps it.
 */
export function Arrival({ isFirst }: { readonly isFirst: boolean }) {
  useEffect(() => {
    if (isFirst || document.querySelector(openDialog) !== null) return;
    const content = document.getElementById(contentId);
    if (content === null || content.contains(document.activeElement)) return;
    const heading = content.querySelector<HTMLElement>('h1') ?? content;
    heading.focus({ preventScroll: true });
  }, [isFirst]);
  return null;
}

/** Jumps over the navigation and the filters, to the list of the screen if it has one. */
export function skipToContent(): void {
  const content = document.getElementById(contentId);
  const list = content?.querySelector<HTMLElement>('[data-skip-to]');
  (list ?? content)?.focus();
}
