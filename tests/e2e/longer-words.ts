import type { Page } from 'playwright-core';

export type Direction = 'ltr' | 'rtl';

/**
 * What breaks if each text on the page becomes a third longer and gets accents, as in German: words
 * that are cut without a sign, words over other words, a page that scrolls sideways. Measures and
 * restores in one turn, so that nobody notices.
 */
export const brokenByLongerWords = (page: Page, direction: Direction): Promise<readonly string[]> =>
  page.evaluate((dir) => {
    const nodes: { readonly node: Text; readonly before: string }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const { parentElement: parent, data } = node;
      if (parent === null || data.trim() === '') continue;
      if (parent.closest('script, style, kbd, time, svg, [aria-hidden="true"]') !== null) continue;
      if (parent.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        nodes.push({ node, before: data });
    }
    const longer = (text: string): string =>
      /\p{L}{2}/u.test(text)
        ? `${text.replaceAll('e', 'é').replaceAll('o', 'ö')}${' lorém'.repeat(Math.ceil(text.length / 18))}`
        : text;
    for (const { node, before } of nodes) node.data = longer(before);
    document.documentElement.dir = dir;
    const found = new Set<string>();
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.add(`the page is ${scrollWidth} px wide`);
    type Seen = { left: number; right: number; top: number; bottom: number };
    const seen: (Seen & { readonly owner: Element; readonly text: string })[] = [];
    for (const { node, before } of nodes) {
      const owner = node.parentElement;
      if (owner === null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const clips: DOMRect[] = [];
      let isCut = false;
      let isHidden = false;
      const whole = range.getBoundingClientRect();
      // A fixed part hangs on the window, not on what is around it.
      for (let each: Element | null = owner; each !== null; each = each.parentElement) {
        const style = getComputedStyle(each);
        if (style.overflowX !== 'visible') {
          const clip = each.getBoundingClientRect();
          // Only read aloud.
          if (clip.width < 2) isHidden = true;
          const isOut = whole.left < clip.left - 1 || whole.right > clip.right + 1;
          const isTold = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
          const canScroll = style.overflowX === 'auto' || style.overflowX === 'scroll';
          if (clips.length === 0 && isOut && !isTold && !canScroll) isCut = true;
          clips.push(clip);
        }
        if (style.clipPath !== 'none') isCut = false;
        if (style.position === 'fixed') break;
      }
      if (isHidden) continue;
      if (isCut) found.add(`cut: ${before.trim()}`);
      for (const rect of range.getClientRects()) {
        const left = Math.max(rect.left, ...clips.map((clip) => clip.left));
        const right = Math.min(rect.right, ...clips.map((clip) => clip.right));
        const top = Math.max(rect.top, ...clips.map((clip) => clip.top));
        const bottom = Math.min(rect.bottom, ...clips.map((clip) => clip.bottom));
        if (right - left < 3 || bottom - top < 7) continue;
        const topmost = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        if (topmost !== null && (owner.contains(topmost) || topmost.contains(owner))) {
          seen.push({ owner, text: before.trim(), left, right, top, bottom });
        }
      }
    }
    for (const [index, one] of seen.entries()) {
      for (const other of seen.slice(index + 1)) {
        // A list that a field opens lies over the page.
        const layer = ({ owner }: typeof one) => owner.closest('[data-portal]');
        if (one.owner === other.owner || layer(one) !== layer(other)) continue;
        const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (width > 2 && height > 6) found.add(`over each other: ${one.text} | ${other.text}`);
      }
    }
    document.documentElement.dir = 'ltr';
    for (const { node, before } of nodes) node.data = before;
    return [...found];
  }, direction);
