import type { ListRow } from '#contract/views/company.ts';
import { AppError, toAppError, toErrorView } from '#core/errors.ts';
import { addressOf } from '#core/listed-address.ts';
import { canonicalUrl } from '#core/url.ts';

/** Where a row stands and what it says. */
export type RowPlace = { readonly line: number; readonly text: string };

const longestShown = 200;
const longestName = 200;

/** A row of a list: its text as far as it is shown again. */
export const placeAt = (line: number, text: string): RowPlace => ({
  line,
  text: text.trim().slice(0, longestShown),
});

/** The row of an address and a name that stand together; refused where the address is none. */
export function companyRow(place: RowPlace, url: string, name: string | null): ListRow {
  if (addressOf(url)?.fault === 'email') {
    return refusedRow(place, 'This is an email address; give the address of the careers page');
  }
  try {
    const said = nameIn(name ?? '');
    return { ...place, kind: 'company', url: canonicalUrl(url), name: said === '' ? null : said };
  } catch (error) {
    return { ...place, kind: 'refused', error: toErrorView(toAppError(error)) };
  }
}

/** The row of a name without an address, to be looked up. */
export function nameRow(place: RowPlace, name: string): ListRow {
  const said = nameIn(name);
  if (!/[\p{L}\p{N}]/u.test(said)) return refusedRow(place, 'It names no company');
  if (said.length > longestName) return refusedRow(place, 'It is too long for a name');
  return { ...place, kind: 'name', name: said };
}

/** A row that names no company, and why, as a sentence begins. */
export const refusedRow = (place: RowPlace, reason: string): ListRow => ({
  ...place,
  kind: 'refused',
  error: toErrorView(new AppError('unreadable_row', { reason })),
});

/** Without the quote that keeps a spreadsheet from calculating: our own exports have it. */
const nameIn = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^'(?=[=+\-@＝＋－＠])/, '');
