import type { DrawnPage } from '#core/drawn-page.ts';
import { searchWords } from '#core/search-words.ts';
import { htmlToText } from '../html-text.ts';
import { referencesOf } from '../page-references.ts';
import type { IsShown } from '../records/field-map.ts';
import type { Spot } from '../records/json-path.ts';
import { fillTemplate, linkTemplate } from '../records/link-template.ts';
import { pageOf } from '../web/list-page.ts';
import { statedTotal } from '../web/stated-total.ts';

/** What a drawn page shows. */
export type Screen = {
  readonly isShown: IsShown;
  readonly links: readonly string[];
  /** Openings that its text says there are; null if it does not say. */
  readonly total: number | null;
  /** It was driven to its end. */
  readonly isWhole: boolean;
};

export function screenOf({ document, pages, isWhole }: DrawnPage): Screen {
  const all = [...pages, document];
  const text = all.map(({ body }) => ` ${searchWords(htmlToText(body))} `).join('\n');
  const known = new Map<string, boolean>();
  return {
    isShown: (title) => {
      const words = searchWords(title);
      const shown = known.get(words) ?? (words !== '' && text.includes(words));
      known.set(words, shown);
      return shown;
    },
    links: [...new Set(all.flatMap((each) => referencesOf(pageOf(each)).links))],
    total: statedTotal(document.body, []),
    isWhole,
  };
}

/** How records and a screen agree: `of` openings on the screen, `agreed` of them in the records. */
export type Agreement = { readonly agreed: number; readonly of: number; readonly isGood: boolean };

/** Most records must be on a screen that was driven to its end, and a few on any other. */
const mostShown = 0.6;
const someShown = 0.15;
/** Openings that the screen links to must be among the records. */
const mostLinked = 0.85;

/** Compares records with the screen in both directions: neither may have other openings. */
export function agreementWith(
  screen: Screen,
  records: readonly Spot[],
  titles: readonly string[],
): Agreement {
  const shown = titles.filter(screen.isShown).length;
  const { linked, missed } = linksBeside(screen, records);
  const isAsStated = screen.total !== null && screen.total === records.length && shown >= 2;
  const least = screen.isWhole && !isAsStated ? mostShown : someShown;
  return {
    agreed: shown,
    of: shown + missed,
    isGood: shown > 0 && shown >= titles.length * least && linked >= (linked + missed) * mostLinked,
  };
}

/** Links of the form that the records' links have: those of the records, and those of others. */
function linksBeside(
  { links }: Screen,
  records: readonly Spot[],
): { readonly linked: number; readonly missed: number } {
  const template = linkTemplate(records, links);
  if (template === null) return { linked: 0, missed: 0 };
  const own = new Set(records.map((record) => fillTemplate(template, record)));
  const parts = template.split(/\{[^{}]+\}/).map((part) => part.replace(/[^\w/]/g, '\\$&'));
  const form = new RegExp(`^${parts.join('[^/?#&]+')}$`);
  const alike = links.filter((link) => form.test(link));
  const linked = alike.filter((link) => own.has(link)).length;
  return { linked, missed: alike.length - linked };
}
