import { AppError } from '#core/errors.ts';
import type { WebDocument } from '#core/web-document.ts';
import { type ReadList, valueAt } from './board-list.ts';
import { challengeOf } from './challenge.ts';
import { type Row, type RowShape, rowsOf } from './html-rows.ts';
import { readAnswer } from './json-document.ts';
import { breaksOff, readPageControls } from './web/page-controls.ts';

type RowList<P extends string> = RowShape<P> & {
  /** An element of the list that is there even if the list is empty: a page without is no list. */
  readonly container: string;
  /** The element or attribute whose first number is the total: `span.count`, `ul@data-total`. */
  readonly total?: string;
  /** The element that shows a range before the total, its last number: "1–20 of 1,204". */
  readonly range?: string;
  /** The part that names an opening: a page that shows it twice lists it once. */
  readonly key?: NoInfer<P>;
  /** An element that is there only if a page follows: `link[rel="next"]`. */
  readonly next?: string;
  /** The member that holds the HTML, if the answer is JSON. */
  readonly member?: string;
};

/**
 * Reads lists that a page shows as rows. Throws `challenge_page` for a wall, `broken_answer` for
 * half a page, `unreadable_content` for a page without the list.
 */
export function rowList<P extends string>(facts: RowList<P>): ReadList {
  const { container, total, range, key, next, member } = facts;
  return (document) => {
    const url = document.finalUrl;
    const html = member === undefined ? document.body : htmlIn(document, member);
    if (member === undefined && readPageControls(html).isCut) {
      throw new AppError('broken_answer', { url, reason: breaksOff });
    }
    const rows = rowsOf(html, url, facts);
    const entries = key === undefined ? rows : firstOfEach(rows, key);
    if (entries.length === 0 && !has(html, url, container)) throw notAList(document);
    return {
      entries,
      total: numberIn(html, url, total) ?? numberIn(html, url, range, 'last'),
      more: next === undefined ? null : has(html, url, next),
    };
  };
}

function htmlIn(document: WebDocument, member: string): string {
  const html = valueAt(readAnswer(document), member);
  if (typeof html === 'string') return html;
  throw notAList(document);
}

const has = (html: string, url: string, selector: string): boolean =>
  rowsOf(html, url, { row: selector, parts: {} }).length > 0;

const firstOfEach = <P extends string>(rows: readonly Row<P>[], key: P): readonly Row<P>[] => {
  const byKey = new Map<string, Row<P>>();
  for (const row of rows) if (!byKey.has(row[key] ?? '')) byKey.set(row[key] ?? '', row);
  return [...byKey.values()];
};

function numberIn(
  html: string,
  url: string,
  place: string | undefined,
  which: 'first' | 'last' = 'first',
): number | null {
  if (place === undefined) return null;
  const [selector = '', attribute] = place.split('@');
  const part = attribute === undefined ? '' : `@${attribute}`;
  const [row] = rowsOf(html, url, { row: selector, parts: { total: part } });
  const numbers = row?.total?.match(/\d[\d.,' ]*/g) ?? [];
  const digits = numbers.at(which === 'first' ? 0 : -1)?.replace(/\D/g, '');
  return digits === undefined || digits === '' ? null : Number(digits);
}

function notAList(document: WebDocument): AppError {
  const url = document.finalUrl;
  const kind = challengeOf(document);
  if (kind !== null) return new AppError('challenge_page', { url, kind });
  return new AppError('unreadable_content', { url, reason: 'the page lists no openings' });
}
