import { employmentTypeOf } from '../fields/employment-type.ts';
import { isNoPlace, workplaceOf } from '../fields/workplace.ts';
import type { Fact } from './facts.ts';
import { isKnownPlace, isPlaceShaped } from './place-words.ts';

export type SplitTitle = { readonly title: string; readonly fromTitle: readonly Fact[] };

/**
 * A title without the facts that its line holds after bars or dots: "Cook | Berlin | Full-time". A
 * place after a dash stays in the title, which may be the site's own wording, and is read as well.
 */
export function splitTitle(text: string): SplitTitle {
  const clean = text.replace(/\s+(?:new|neu|nouveau|nuevo|novo|nuovo|nieuw|nowe|ny|nové)!?$/i, '');
  const [title = clean, ...rest] = clean.split(/\s*[|·•]\s*/u).filter((part) => part !== '');
  const facts = rest.map(factOf);
  if (rest.length > 0 && facts.some((fact) => fact !== null)) {
    return { title, fromTitle: facts.filter((fact) => fact !== null) };
  }
  const [, last = ''] = /^.{3,}?\s+[–—-]\s+([^–—]{2,40})$/u.exec(clean) ?? [];
  const [, inBrackets = ''] = /\(([^()]{3,40})\)\s*$/.exec(clean) ?? [];
  const afterComma = /^.{3,}?,\s+([^,]{3,40})$/.exec(clean)?.[1] ?? '';
  const fact =
    [last, inBrackets, isKnownPlace(afterComma) ? afterComma : '']
      .map(factOf)
      .find((each) => each !== null) ?? null;
  return { title: clean, fromTitle: fact === null ? [] : [{ ...fact, confidence: 0.6 }] };
}

function factOf(text: string): Fact | null {
  const fact = (name: 'place' | 'type' | 'workplace'): Fact => ({
    name,
    value: text,
    confidence: 0.65,
    column: 'title',
    at: -1,
  });
  if (text === '') return null;
  if (isNoPlace(text) && workplaceOf(text) !== null) return fact('workplace');
  if (employmentTypeOf(text) !== null && text.length <= 25) return fact('type');
  return isKnownPlace(text) || isPlaceShaped(text) ? fact('place') : null;
}
