import { resolveLink } from '#core/url.ts';
import { isNumberedPath, listAddress, pageMarkOf, withFilters } from './page-address.ts';
import { type Control, readPageControls } from './page-controls.ts';
import { isMoreLabel, isNextLabel, pageNumberOf } from './paging-words.ts';
import { statedTotal } from './stated-total.ts';

export type PageLink = {
  readonly url: string;
  /** The page number that the site states; null for a plain "next". */
  readonly number: number | null;
};

export type PageSigns = {
  readonly pages: readonly PageLink[];
  /** The label of a control that brings more but has no address; null if there is none. */
  readonly unfollowed: string | null;
  readonly total: number | null;
  readonly isCut: boolean;
  readonly isOverfull: boolean;
};

/**
 * The other pages of a list, in every form that sites offer: `rel=next`, numbers, "Next", an
 * address that differs only by page, `data-page`, a GET form. `list` is the address that the
 * reading began with: its filters stay, and it is not listed again as the first page.
 */
export function readPageSigns(html: string, pageUrl: string, list: string): PageSigns {
  const { base, controls, totals, isCut, isOverfull } = readPageControls(html);
  const relativeTo = (base === null ? null : resolveLink(base, pageUrl)) ?? pageUrl;
  const start = new URL(list);
  const read = controls.map((control) => ({ control, ...meaningOf(control) }));
  const isZeroBased = controls.some(
    ({ address }) =>
      address !== null && endsInZero.test(address) && markOf(address, relativeTo)?.number === 0,
  );
  const pages = new Map<string, PageLink>();
  for (const each of read) {
    const link = pageLinkOf(each, relativeTo, start, isZeroBased);
    if (link !== null && (pages.get(link.url)?.number ?? null) === null) pages.set(link.url, link);
  }
  return {
    pages: [...pages.values()],
    unfollowed: unfollowedIn(read, pages.size > 0),
    total: statedTotal(html, totals),
    isCut,
    isOverfull,
  };
}

type Read = {
  readonly control: Control;
  readonly isNext: boolean;
  readonly number: number | null;
};

function meaningOf({ label, hint, isNext, dataPage, isInPager }: Control): Omit<Read, 'control'> {
  const number = pageNumberOf(label) ?? pageNumberOf(hint) ?? (isInPager ? dataPage : null);
  return { isNext: isNext || isNextLabel(label) || isNextLabel(hint), number };
}

function pageLinkOf(
  { control, isNext, number }: Read,
  pageUrl: string,
  start: URL,
  isZeroBased: boolean,
): PageLink | null {
  const address = control.address ?? guessedAddress(control, start);
  // Most links of a large page lead to openings: only these addresses are worth a closer look.
  const mayBePage =
    isNext || number !== null || control.isInPager || namesPage.test(control.address ?? '');
  const resolved = address === null || !mayBePage ? null : resolveLink(address, pageUrl);
  if (resolved === null) return null;
  const url = new URL(resolved);
  url.hash = '';
  const mark = pageMarkOf(url);
  const isSamePlace = url.host === start.host && pathOf(url) === pathOf(start);
  const filtered = isSamePlace ? withFilters(url, start) : url;
  const isSameList = mark !== null && listAddress(filtered) === listAddress(start);
  const isLabelled = isNext || number !== null;
  const isMore = isMoreLabel(control.label);
  const isPage =
    control.isNext ||
    (isSameList && (mark.isPlain || isLabelled || isMore || control.isInPager)) ||
    (isLabelled &&
      url.host === start.host &&
      (control.isInPager ||
        (mark !== null && isSamePlace) ||
        (number !== null && isNumberedPath(url, start, number))));
  if (!isPage || filtered.href === start.href) return null;
  const isFirst = isFirstPage(mark, number, isNext, isZeroBased);
  if (isFirst && pageMarkOf(start) === null) return null;
  const named = isNext && number === null ? null : (number ?? mark?.number ?? null);
  return { url: filtered.href, number: named };
}

const namesPage =
  /[?&;][^=&#]{1,40}=p?\d{1,6}(?:[&#]|$)|[/_.-]\p{L}{1,8}[/_=.-]?\d{1,4}(?:[/?#.]|$)/u;

/** `data-page` names a page but no way to ask for it: most sites take `page`. */
function guessedAddress({ dataPage }: Control, start: URL): string | null {
  if (dataPage === null || dataPage < 2) return null;
  const url = new URL(start);
  url.searchParams.set('page', String(dataPage));
  return url.href;
}

const endsInZero = /[=/_.-]p?0(?:[&#/.]|$)/;

const markOf = (address: string, pageUrl: string) => {
  const url = URL.parse(address, pageUrl);
  return url === null ? null : pageMarkOf(url);
};

const pathOf = (url: URL): string => listAddress(url).replace(/\?.*$/, '');

function isFirstPage(
  mark: ReturnType<typeof pageMarkOf>,
  number: number | null,
  isNext: boolean,
  isZeroBased: boolean,
): boolean {
  if (number === 1) return true;
  if (isNext || (number !== null && number > 1) || mark === null) return false;
  return mark.number === 0 || (mark.number === 1 && !isZeroBased);
}

/** A list continues if a control brings more of it, even without an address. */
function unfollowedIn(read: readonly Read[], hasPages: boolean): string | null {
  const without = read.filter(({ control }) => control.address === null);
  const more = without.find(({ control }) => isMoreLabel(control.label));
  const steps = without.filter(({ isNext, number }) => isNext || number !== null);
  // Numbers in a row, or "2" and "Next", are pages even without markup.
  const isRow = steps.length > 1 && steps.some(({ number }) => number === 2);
  const other = hasPages
    ? undefined
    : steps.find(
        ({ control, isNext, number }) =>
          (control.isInPager || isRow) && (isNext || (number ?? 0) > 1),
      );
  const found = (more ?? other)?.control;
  if (found === undefined) return null;
  return (found.label.trim() || found.hint.trim()).replace(/\s+/g, ' ');
}
