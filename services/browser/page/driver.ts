import type { Element, Root, Window } from './dom.ts';

/** A control that may show more of a page. Node decides by its words; `id` names it to `press`. */
export type Candidate = {
  readonly id: number;
  /** Unique as far as it goes, so that a control that was tried is known again. */
  readonly key: string;
  readonly kind: 'press' | 'size' | 'choice' | 'tab' | 'section';
  readonly label: string;
  /** Text for screen readers: `aria-label`, else `title`, else `rel`. */
  readonly hint: string;
  readonly isInPager: boolean;
  /** Of a pager: the page it shows now. */
  readonly isCurrent: boolean;
  /** It leads to another address. */
  readonly href: string | null;
  /** The choices of a `size` or a `choice`. */
  readonly options: readonly string[];
};

/** What a document shows now. */
export type Look = {
  /** One number for each link and text, to know new ones by. */
  readonly marks: readonly number[];
  readonly elements: number;
  readonly textLength: number;
  readonly asksPassword: boolean;
  /** It says that something is on its way. */
  readonly isLoading: boolean;
  /** It scrolls, or has a part that does. */
  readonly canScroll: boolean;
  readonly candidates: readonly Candidate[];
};

export type Consent = { readonly label: string; readonly how: 'refused' | 'removed' };

/** What our side of a document can do. Every call works in one document, never in its frames. */
export type Driver = {
  readonly look: () => Look;
  readonly refuse: (words: readonly string[], topics: readonly string[]) => Consent | null;
  readonly press: (id: number, option: number) => boolean;
  readonly scroll: (toEnd: boolean) => boolean;
  /** With `from`, where the document begins on the page, it says where each element stands. */
  readonly html: (
    limit: number,
    from: { readonly x: number; readonly y: number } | null,
  ) => { readonly html: string; readonly isCut: boolean };
};

/**
 * Sets up our side of a document, once, in a world of its own: the page's scripts see what is
 * clicked and removed, not who does it. Its text goes to the browser, so it uses nothing outside
 * itself.
 */
export function installDriver(world: Window & { rolewatch?: Driver }): void {
  if (world.rolewatch !== undefined) return;
  const { document } = world;
  const mostElements = 60_000;
  let candidates: Element[] = [];

  /** The document, and open shadow roots in it. */
  function roots(): Root[] {
    const found: Root[] = [document];
    for (let n = 0; n < found.length && n < 2_000; n++) {
      for (const each of found[n]?.querySelectorAll('*') ?? []) {
        if (each.shadowRoot !== null) found.push(each.shadowRoot);
      }
    }
    return found;
  }

  const all = (selector: string, within = roots()): Element[] =>
    within.flatMap((root) => [...root.querySelectorAll(selector)]);

  function isShown(element: Element): boolean {
    if (element.checkVisibility?.({ checkVisibilityCSS: true }) === false) return false;
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0;
  }

  const short = (text: string | null | undefined): string =>
    (text ?? '').replace(/\s+/g, ' ').trim().slice(0, 160);

  const labelOf = (element: Element): string =>
    short(element.textContent) || short(element.getAttribute('aria-label') ?? element.value);

  const hintOf = (element: Element): string =>
    short(['aria-label', 'title', 'rel'].map((name) => element.getAttribute(name)).find(Boolean));

  const pagers =
    'nav[aria-label*="pag" i], [class*="pagin" i], [class*="pager" i], [id*="pagin" i], [role="navigation"][aria-label*="pag" i]';
  const outside = 'header, footer, nav, [role="banner"], [role="contentinfo"], [role="menubar"]';
  const isOff = (element: Element): boolean =>
    element.disabled === true ||
    element.getAttribute('aria-disabled') === 'true' ||
    element.matches('.disabled, .disabled *, [inert], [inert] *');

  /** A form is never sent, so what would send one is never pressed. */
  const sends = (element: Element): boolean =>
    element.localName !== 'a' &&
    Boolean(element.form) &&
    (element.type === 'submit' || element.type === 'image');

  /** True in a form that people fill in and send. */
  const isAsked = (element: Element): boolean =>
    (element
      .closest('form')
      ?.querySelector(
        '[type="submit"], [type="email"], [type="file"], textarea, button:not([type="button"])',
      ) ?? null) !== null;

  function listCandidates(): Candidate[] {
    candidates = [];
    const listed: Candidate[] = [];
    const add = (element: Element, kind: Candidate['kind'], options: readonly string[] = []) => {
      const label = labelOf(element);
      const link = element.localName === 'a' ? (element.href ?? '') : '';
      const isPlace =
        /^https?:/.test(link) && link.split('#')[0] !== world.location.href.split('#')[0];
      const key = [kind, label, element.getAttribute('id'), element.getAttribute('aria-controls')];
      listed.push({
        id: candidates.push(element) - 1,
        key: key.join('|'),
        kind,
        label,
        hint: hintOf(element),
        isInPager: element.closest(pagers) !== null,
        isCurrent: element.matches(
          '[aria-current]:not([aria-current="false"]), .active, .current, .selected, .active > *, .current > *, [aria-selected="true"]',
        ),
        href: isPlace ? link : null,
        options,
      });
    };
    const within = roots();
    for (const element of all('select', within)) {
      const texts = [...(element.options ?? [])].map(({ text }) => short(text));
      if (!isShown(element)) continue;
      if (isPageSize(texts)) add(element, 'size', texts);
      else if (texts.length <= 40 && element.closest(outside) === null && !isAsked(element))
        add(element, 'choice', texts);
    }
    const pressable =
      'button, [role="button"], a[href], a[onclick], [role="link"], input[type="button"], summary, [data-href], li[onclick], span[onclick], div[onclick]';
    for (const element of all(`${pressable}, [role="tab"], [aria-expanded="false"]`, within)) {
      if (listed.length >= 1_500) break;
      if (isOff(element) || sends(element)) continue;
      const isMenu = element.closest(outside) !== null && element.closest(pagers) === null;
      if (element.matches('[role="tab"]')) {
        if (element.getAttribute('aria-selected') !== 'true' && isShown(element))
          add(element, 'tab');
        continue;
      }
      const isClosed =
        element.getAttribute('aria-expanded') === 'false' ||
        (element.localName === 'summary' && element.parentElement?.open === false);
      if (
        isClosed &&
        !element.matches('[aria-haspopup]:not([aria-haspopup="false"]), input, select')
      ) {
        if (!isMenu && isShown(element)) add(element, 'section');
        continue;
      }
      if (labelOf(element).length <= 60 && isShown(element)) add(element, 'press');
    }
    return listed;
  }

  /** "10", "25", "All", or "10 per page": not departments with their counts, and not years. */
  function isPageSize(texts: readonly string[]): boolean {
    const numbers = texts.filter((text) => /^\D{0,20}\b(\d{1,3}|1000)\b\D{0,20}$/.test(text));
    const frames = new Set(numbers.map((text) => text.replace(/\d+/, '')));
    return numbers.length > 1 && numbers.length >= texts.length - 1 && frames.size === 1;
  }

  /** FNV-1a: we only need to know a text again. */
  function markOf(text: string): number {
    let hash = 0x811c9dc5;
    for (let n = 0; n < text.length; n++) {
      hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193);
    }
    return hash >>> 0;
  }

  const look = (): Look => {
    const marks = new Set<number>();
    const within = roots();
    let elements = 0;
    let textLength = 0;
    for (const each of all('*', within)) {
      elements += 1;
      if (elements > mostElements) break;
      if (each.childElementCount > 0 && each.localName !== 'a') continue;
      if (/^(script|style|noscript|template|option)$/.test(each.localName)) continue;
      const text = short(each.textContent);
      textLength += each.childElementCount > 0 ? 0 : text.length;
      // Counters and the links of a pager change with each step, and are no news.
      if (!/\p{L}{3}/u.test(text) || each.closest(pagers) !== null) continue;
      if (/\d+\D{1,12}\d+/.test(text) && each.localName !== 'a') continue;
      if (marks.size < 20_000)
        marks.add(markOf(`${each.localName === 'a' ? each.href : ''} ${text}`));
    }
    return {
      marks: [...marks],
      elements,
      textLength,
      asksPassword: all('input[type="password"]', within).some(isShown),
      isLoading: all(
        '[aria-busy="true"], [class*="spinner" i], [class*="skeleton" i], [class*="loading" i], [class*="loader" i]',
        within,
      ).some((each) => isShown(each) && short(each.textContent).length < 40),
      canScroll: scrollers().length > 0,
      candidates: listCandidates(),
    };
  };

  /** What scrolls, innermost last: the page, and lists in it that have their own bar. */
  function scrollers(): Element[] {
    const page = document.scrollingElement ?? document.documentElement;
    const isLong = (each: Element) => each.scrollHeight > each.clientHeight + 40;
    const inner = all('main, section, div, ul, ol, tbody')
      .slice(0, 3_000)
      .filter((each) => isLong(each) && each.clientHeight > 150)
      .filter((each) => /auto|scroll/.test(world.getComputedStyle(each).overflowY))
      .slice(0, 5);
    return [...(isLong(page) ? [page] : []), ...inner];
  }

  /** By almost a screen, since some lists hold only what is in sight; true if anything moved. */
  const scroll = (toEnd: boolean): boolean => {
    const moved = scrollers().map((each) => {
      const before = each.scrollTop;
      each.scrollTop = toEnd ? each.scrollHeight : before + each.clientHeight * 0.9;
      each.dispatchEvent(new world.Event('scroll', { bubbles: true }));
      return each.scrollTop !== before;
    });
    return moved.some(Boolean);
  };

  const press = (id: number, option: number): boolean => {
    const element = candidates[id];
    if (element === undefined) return false;
    const choice = element.options?.[option];
    if (choice !== undefined) {
      element.value = choice.value;
      for (const type of ['input', 'change']) {
        element.dispatchEvent(new world.Event(type, { bubbles: true }));
      }
      return true;
    }
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    // Some scripts listen to the parts of a click only.
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup']) {
      element.dispatchEvent(
        new world.PointerEvent(type, {
          bubbles: true,
          cancelable: true,
          composed: true,
          button: 0,
        }),
      );
    }
    element.click();
    return true;
  };

  const banners =
    '#onetrust-banner-sdk, #CybotCookiebotDialog, #usercentrics-root, #didomi-host, #truste-consent-track, [id*="cookie" i], [class*="cookie" i], [id*="consent" i], [class*="consent" i], [aria-label*="cookie" i], [aria-label*="consent" i], [role="dialog"], [role="alertdialog"], dialog[open], [id*="gdpr" i], [class*="gdpr" i]';

  const refuse = (words: readonly string[], topics: readonly string[]): Consent | null => {
    const banner = all(banners)
      .filter((each) => each.localName !== 'body' && each.localName !== 'html' && isShown(each))
      .filter((each) => {
        const text = plain(
          each.textContent || (each.shadowRoot?.querySelector('*')?.textContent ?? ''),
        );
        return text.length < 6_000 && topics.some((topic) => text.includes(topic));
      })
      .find((each) => floats(each) || each.matches('[role="dialog"], dialog, [id*="banner" i]'));
    if (banner === undefined) return null;
    const inside: Root[] = [banner as unknown as Root];
    for (const each of [banner, ...banner.querySelectorAll('*')]) {
      if (each.shadowRoot !== null) inside.push(each.shadowRoot);
    }
    const buttons = all('button, [role="button"], input[type="button"], a', inside).filter(isShown);
    const no = buttons.find((each) => !sends(each) && isRefusal(plain(labelOf(each)), words));
    if (no !== undefined) {
      no.click();
      return { label: labelOf(no), how: 'refused' };
    }
    removeLayer(banner);
    return { label: '', how: 'removed' };
  };

  const plain = (text: string): string =>
    text.toLowerCase().replace(/[’`]/g, "'").replace(/\s+/g, ' ').trim();

  const isRefusal = (label: string, words: readonly string[]): boolean =>
    label.length <= 60 &&
    words.some((word) => label === word || ` ${label} `.includes(` ${word} `));

  function floats(element: Element): boolean {
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      if (/fixed|sticky/.test(world.getComputedStyle(at).position)) return true;
    }
    return false;
  }

  /** Takes a layer away as if it had never been there: nothing is accepted by it. */
  function removeLayer(banner: Element): void {
    banner.remove();
    for (const each of all('div, aside, section')) {
      if (short(each.textContent) !== '' || !/fixed/.test(world.getComputedStyle(each).position))
        continue;
      const { width, height } = each.getBoundingClientRect();
      if (width >= world.innerWidth * 0.9 && height >= world.innerHeight * 0.9) each.remove();
    }
    for (const each of [document.documentElement, document.body]) {
      each?.style?.setProperty('overflow', 'auto', 'important');
    }
  }

  const voids = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
  const escaped = (text: string): string =>
    text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

  /** Rounded to whole pixels; nothing for an element that is not shown. */
  function boxOf(element: Element, from: { readonly x: number; readonly y: number }): string {
    const { left, top, width, height } = element.getBoundingClientRect();
    if (width < 1 || height < 1) return '';
    const numbers = [left + from.x, top + from.y, width, height].map(Math.round);
    return ` data-rolewatch-box="${numbers.join(' ')}"`;
  }

  /** The document as HTML; an open shadow root stands first in its host, slots filled below it. */
  const html: Driver['html'] = (limit, from) => {
    const parts: string[] = [];
    let length = 0;
    const put = (text: string) => {
      length += text.length;
      if (length <= limit) parts.push(text);
    };
    const walk = (node: Element): void => {
      if (length > limit) return;
      if (node.nodeType === 3) {
        const isRaw = /^(script|style)$/i.test(node.parentElement?.localName ?? '');
        put(isRaw ? node.textContent : escaped(node.textContent));
        return;
      }
      if (node.nodeType !== 1) return;
      const name = node.localName;
      const attributes = node
        .getAttributeNames()
        .map(
          (each) => ` ${each}="${escaped(node.getAttribute(each) ?? '').replace(/"/g, '&quot;')}"`,
        );
      put(`<${name}${attributes.join('')}${from === null ? '' : boxOf(node, from)}>`);
      if (voids.test(name)) return;
      for (const child of node.shadowRoot?.childNodes ?? []) walk(child);
      for (const child of node.childNodes) walk(child);
      put(`</${name}>`);
    };
    walk(document.documentElement);
    return { html: `<!doctype html>${parts.join('')}`, isCut: length > limit };
  };

  world.rolewatch = { look, refuse, press, scroll, html };
}
