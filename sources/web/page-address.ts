/** How sites number the pages of a list: by page, or by the page's first opening. */
export type PageMark = {
  /** The address without its number: the same for all pages of a list. */
  readonly list: string;
  readonly number: number;
  readonly isOffset: boolean;
  /** False for names with other meanings elsewhere, such as `p`: then the label must agree. */
  readonly isPlain: boolean;
};

const pageName =
  /^(?:\w+(?:\[[@\w]+\])*[._\-[])?(?:page|pagenumber|pageno|pagenum|pageindex|page_?nr|pg|pgno|paged|currentpage|curpage|seite|pagina|página|pag|sida|sivu|strona|stranka|oldal|sayfa)(?:[_-]?(?:no|num|number|index|id))?\]?$/i;
const offsetName =
  /^(?:\w+[._\-[])?(?:offset|start|startrow|startat|startindex|start_?from|skip|rowfrom|first_?result|joboffset|folderoffset|paginationstart)\]?$/i;
const weakPageName = /^(?:p|pn|pr|cp|side|page_id|sheet)$/i;
const weakOffsetName = /^(?:from|o|s|first|begin|row|index|limitstart|tc\d+)$/i;

const numberInPath =
  /^(.*?)[/_.-](page|seite|pagina|p[aá]gina|pag|pg|p|sida|side|sivu|strona|stranka)[/_=.-]?(\d{1,4})(\.\w{2,5})?$/i;

export function pageMarkOf(url: URL): PageMark | null {
  for (const [name, value] of url.searchParams) {
    const kind = kindOf(name);
    if (kind === null || !/^p?\d{1,6}$/.test(value)) continue;
    const number = Number(value.replace('p', ''));
    return { ...kind, number, list: listOf(url, url.pathname, name) };
  }
  const [, before, word = '', digits, extension = ''] =
    numberInPath.exec(url.pathname.replace(/\/+$/, '')) ?? [];
  if (before === undefined || digits === undefined) return null;
  const path = extension === '' ? before : `${before}${extension}`;
  const list = listOf(url, path, null);
  return { list, number: Number(digits), isOffset: false, isPlain: word.length > 1 };
}

/** The address of a list without page number, empty parameters and trailing slash. */
export function listAddress(url: URL): string {
  return pageMarkOf(url)?.list ?? listOf(url, url.pathname, null);
}

/** True for `/jobs/2` and `/jobs-2.html`, the page 2 of `/jobs` and `/jobs.html`. */
export const isNumberedPath = (page: URL, list: URL, number: number): boolean =>
  ['/', '-', '_'].some((gap) => barePath(page) === `${barePath(list)}${gap}${number}`);

const barePath = ({ pathname }: URL): string => pathname.replace(/(?:\.\w{2,5}|\/+)$/, '');

/**
 * The page address with the filters of its list, which scripts often add and addresses leave out.
 */
export function withFilters(page: URL, list: URL): URL {
  const url = new URL(page);
  for (const [name, value] of list.searchParams) {
    if (!url.searchParams.has(name) && kindOf(name) === null) url.searchParams.append(name, value);
  }
  return url;
}

function kindOf(name: string): Pick<PageMark, 'isOffset' | 'isPlain'> | null {
  if (pageName.test(name)) return { isOffset: false, isPlain: true };
  if (offsetName.test(name)) return { isOffset: true, isPlain: true };
  if (weakPageName.test(name)) return { isOffset: false, isPlain: false };
  return weakOffsetName.test(name) ? { isOffset: true, isPlain: false } : null;
}

function listOf(url: URL, path: string, numberName: string | null): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of url.searchParams) {
    if (name !== numberName && value !== '') parameters.append(name, value);
  }
  parameters.sort();
  return `${url.host}${path.replace(/\/+$/, '')}?${parameters}`;
}
