import { htmlToText } from '../html-text.ts';
import { openingsWord } from './paging-words.ts';
import { jsonLdBlocks } from './script-blocks.ts';

const amount = '(\\d{1,3}(?:[.,\\s\u00a0\u202f]\\d{3})+|\\d{1,6})';
const to = '(?:-|–|—|‑|~|to|bis|à|al?|till|til|do|tot|t/m|по|до|ila)';
const of =
  '(?:of|out of|von|aus|insgesamt|sur|des?|di|su|van|av|af|z|ze|из|з|od|összesen|/)(?: (?:about|over|total|the|los|las|le|etwa))?';

const range = new RegExp(
  `(?<![\\d.,/-])${amount}\\s*${to}\\s*${amount}\\b[^\\d\\n]{0,24}?\\s${of}\\s${amount}(?![\\d/-])`,
  'iu',
);
const part = new RegExp(
  `(?<![\\d.,/-])${amount}\\s(?:${openingsWord}\\s)?${of}\\s${amount}(?![\\d/-])`,
  'iu',
);
const partSaysSo = new RegExp(
  `(?<!\\p{L})(?:showing|displaying|viewing|loaded|angezeigt|zeige|affich\\p{L}*|mostrando|mostrati|getoond|visar|viser|wyświetl\\p{L}*|показан\\p{L}*|${openingsWord})`,
  'iu',
);
const pageOfPages =
  /(?<!\p{L})(?:page|seite|página|pagina|sida|side|sivu|strona|strana|stránka|страница)\s*\d/iu;
/** Words after a count: "53 jobs found", not "53 jobs created last year". */
const afterCount =
  "(?:found|available|open|online|listed|in total|total|now|match\\p{L}*(?: your (?:search|criteria))?|gefunden|verfügbar|offen|insgesamt|trouvée?s?|disponibles?|au total|encontrad[oa]s|disponíveis|trovat[ei]|disponibili|gevonden|beschikbaar|hittades|totalt|funnet|fundet|löytyi|znaleziono|dostępnych|nalezeno|найдено|d['’]emploi|de trabajo|de emprego|di lavoro)";

const whole = new RegExp(
  `^(?:(?:showing|found|gefunden|we have|there are|currently|aktuell|derzeit|all|alle|total:?|insgesamt)\\s)*\\(?${amount}\\)?\\s(?:[\\p{L}-]+\\s){0,2}?${openingsWord}(?:\\s${afterCount})?[.:!]?$`,
  'iu',
);
const bracketed = new RegExp(
  `^(?:[\\p{L}-]+\\s){0,2}${openingsWord}(?:\\s[\\p{L}-]+){0,2}\\s?[(:]\\s?${amount}\\)?$`,
  'iu',
);

/**
 * The number of openings a page states: "Showing 1–20 of 53" first, then "53 offene Stellen", an
 * ItemList's `numberOfItems` or a count in an attribute. Null if it states none.
 */
export function statedTotal(html: string, attributes: readonly number[]): number | null {
  const lines = linesOf(htmlToText(html));
  const shares = lines.flatMap((line) => shareTotal(line) ?? []);
  if (shares.length > 0) return Math.max(...shares);
  const counts = lines.flatMap((line) => countIn(line) ?? []);
  const stated = [...attributes, ...itemCounts(html), ...counts];
  return stated.length === 0 ? null : Math.max(...stated);
}

const itemCounts = (html: string): readonly number[] =>
  jsonLdBlocks(html).flatMap((block) =>
    [...block.matchAll(/"numberOfItems"\s*:\s*"?(\d{1,6})/g)].map(([, count]) => Number(count)),
  );

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n', maxLines)
    .map((line) => line.replace(/^•\s*/, '').trim())
    .filter((line) => line.length <= maxLine && /\d/.test(line));

/** An ordinary list page has fewer lines. */
const maxLines = 5_000;

/** Longer than any such line: "3 of 4 of our engineers work remotely" is a sentence. */
const maxLine = 90;

/** The total in "1–20 of 53" or "20 of 53 jobs". */
function shareTotal(line: string): number | null {
  if (pageOfPages.test(line)) return null;
  const [, from, until, all] = range.exec(line) ?? [];
  if (all !== undefined && isRising(from, until, all)) return numberOf(all);
  const [, some, total] = part.exec(line) ?? [];
  return total !== undefined && partSaysSo.test(line) && isRising(some, total)
    ? numberOf(total)
    : null;
}

/** "53 open positions", "Jobs (53)": the whole line is a count of openings. */
function countIn(line: string): number | null {
  const count = whole.exec(line)?.[1] ?? bracketed.exec(line)?.[1];
  return count === undefined ? null : numberOf(count);
}

const isRising = (...digits: readonly (string | undefined)[]): boolean =>
  digits.every((text, n) => n === 0 || numberOf(digits[n - 1]) <= numberOf(text));

const numberOf = (digits = ''): number => Number(digits.replace(/\D/g, ''));
