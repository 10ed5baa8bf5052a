import type { ListRow } from '#contract/companies.ts';
import { AppError, toAppError, toErrorView } from '#core/errors.ts';
import { addressesIn } from '#core/line-pieces.ts';
import { addressOf } from '#core/listed-address.ts';
import { canonicalUrl } from '#core/url.ts';

export type RowPlace = { readonly line: number; readonly text: string };

const longestShown = 200;
const longestName = 200;

/** Keeps only as much of the text as is shown again. */
export const placeAt = (line: number, text: string): RowPlace => ({
  line,
  text: text.trim().slice(0, longestShown),
});

/** Signs alone are no name: "↳" and "〃" repeat the row above. */
const hasLetter = (name: string): boolean => /[\p{L}\p{N}]/u.test(name);

/**
 * The row of an address with its name, without a remark beside the address. Refused without an
 * address.
 */
export function companyRow(place: RowPlace, url: string, name: string | null): ListRow {
  if (addressOf(url)?.fault === 'email') {
    return refusedRow(place, 'This is an email address; give the address of the careers page');
  }
  try {
    const said = nameIn(name ?? '');
    return {
      ...place,
      kind: 'company',
      url: canonicalUrl(addressesIn(url).urls[0] ?? url),
      name: hasLetter(said) ? said : null,
    };
  } catch (error) {
    return { ...place, kind: 'refused', error: toErrorView(toAppError(error)) };
  }
}

const linkWords =
  /^(?:(?:view|see|our|all|open|browse|apply|to|the) )*(?:links?|here|web ?site|site|url|apply(?: now| here)?|careers?(?: page| site)?|jobs?(?: board| page)?|openings?|positions?|roles?|vacancies|home ?page|hier|ici|karriere|stellen)$/i;

/** The company's name in a link text; null for texts such as "Careers". */
export const linkName = (label: string): string | null => {
  const said = label.replaceAll(/\s+/g, ' ').trim();
  return said === '' || linkWords.test(said) || addressOf(said) !== null ? null : said;
};

/** The row of a name without an address; the catalogue looks it up. */
export function nameRow(place: RowPlace, name: string): ListRow {
  const said = nameIn(name);
  if (!hasLetter(said)) return refusedRow(place, 'It names no company');
  if (said.length > longestName) return refusedRow(place, 'It is too long for a name');
  return { ...place, kind: 'name', name: said };
}

/** A row that names no company; the reason continues a sentence. */
export const refusedRow = (place: RowPlace, reason: string): ListRow => ({
  ...place,
  kind: 'refused',
  error: toErrorView(new AppError('unreadable_row', { reason })),
});

/** Our own exports quote text to stop a spreadsheet from calculating it; drops that quote. */
const nameIn = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^'(?=[=+\-@＝＋－＠])/, '');
