import { boardName } from './board-address.ts';
import { referencesOf } from './page-references.ts';
import type { Page, SourceMatch } from './source.ts';

export type Widget = {
  /** The vendor's name in scripts, data attributes and addresses of its widget. */
  readonly mark: RegExp;
  /** Settings that hold the board, by the vendor's documents: `board_?token`. */
  readonly names: readonly string[];
  /** A call or list that holds the board without a setting's name; its first group is the board. */
  readonly call?: RegExp;
};

/** Names that companies choose themselves for the setting. */
const ownNames =
  '(?<![a-z\\d$])(?:(?:greenhouse|gh|lever|ashby|workable|recruitee|smartrecruiters|sr|ats|jobs?|careers?)[-_]?)?' +
  '(?:account|company|board|job[-_]?board|organi[sz]ation|org|client|site|tenant|subdomain)' +
  '(?:[-_]?(?:name|id|identifier|token|slug|code|key))?';

const board = /^[\w.-]{2,60}$/;

/**
 * The board that a page names only in the settings of the vendor's widget: in a script, as object,
 * JSON or assignment, or in data attributes. A documented setting counts if the page names the
 * vendor; a company's own name counts only beside the vendor's name, and with less confidence.
 */
export function matchWidget(page: Page, { mark, names, call }: Widget): SourceMatch | null {
  const { settings, embeds } = referencesOf(page);
  const marked = settings.filter((text) => mark.test(text));
  if (marked.length === 0 && !embeds.some((address) => mark.test(address))) return null;
  const match = (slug: string, confidence: number): SourceMatch => ({
    slug,
    confidence,
    evidence: `the page sets up a widget of the board "${slug}"`,
  });
  const documented = [...(call === undefined ? [] : [call]), settingOf(names.join('|'))];
  const told = firstIn([...marked, ...settings], documented);
  if (told !== null) return match(told, 0.85);
  const own = firstIn(marked, [settingOf(ownNames)]);
  return own === null ? null : match(own, 0.6);
}

/**
 * `name: 'value'`, `"name":"value"`, `\"name\":\"value\"`, `['name'] = 'value'`, `name="value"`.
 */
function settingOf(names: string): RegExp {
  return new RegExp(
    `(?:${names})(?:\\\\?["'\`])?\\]?\\s{0,20}[:=]\\s{0,20}\\\\?["'\`]([^"'\`\\\\\\n]{2,60})\\\\?["'\`]`,
    'gi',
  );
}

function firstIn(texts: readonly string[], patterns: readonly RegExp[]): string | null {
  for (const pattern of patterns) {
    for (const text of texts) {
      for (const [, value = ''] of text.matchAll(pattern)) {
        const name = board.test(value) ? boardName(value) : null;
        if (name !== null) return name;
      }
    }
  }
  return null;
}
