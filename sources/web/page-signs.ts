import { resolveLink } from '#core/url.ts';
import { isNumberedPath, listAddress, pageMarkOf, withFilters } from './page-address.ts';
import { type Control, readPageControls } from './page-controls.ts';
import { isMoreLabel, isNextLabel, pageNumberOf } from './paging-words.ts';
import { statedTotal } from './stated-total.ts';

/** Another page of a list. */
export type PageLink = {
  readonly url: string;
  /** The page that the site says it is; null where it only says that more comes. */
  readonly number: number | null;
};

/** What a page says about the list it is a part of. */
export type PageSigns = {
  readonly pages: readonly PageLink[];
  /** The label of a control that brings more but gives no address; null where there is none. */
  readonly unfollowed: string | null;
  /** How many openings it says there are in all. */
  readonly total: number | null;
  readonly isCut: boolean;
  /** The page has more links than are read. */
  readonly isOverfull: boolean;
};

/**
 * The other pages of a list, in whatever way its site offers them: `rel=next`, numbers, "Next", an
 * address that differs by its page alone, `data-page`, a form that only asks. `list` is the address
 * that the reading began with: its filters are kept, and it is not named again as the first page.
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
  // Most links of a large page lead to openings: their addresses are not worth a closer look.
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

/** Addresses in which a number stands where pages are numbered. */
const namesPage =
  /[?&;][^=&#]{1,40}=p?\d{1,6}(?:[&#]|$)|[/_.-]\p{L}{1,8}[/_=.-]?\d{1,4}(?:[/?#.]|$)/u;

/** `data-page` names a page without saying how to ask for it: most sites take `page`. */
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

/** True for the address under which a site offers its first page once more. */
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

/** A list goes on where something brings more of it, though nothing says from where. */
function unfollowedIn(read: readonly Read[], hasPages: boolean): string | null {
  const without = read.filter(({ control }) => control.address === null);
  const more = without.find(({ control }) => isMoreLabel(control.label));
  const steps = without.filter(({ isNext, number }) => isNext || number !== null);
  // Numbers in a row, or "2" and "Next", are pages even where nothing marks them as such.
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
