import type { Span } from './quote.ts';
import type { Reading } from './reading.ts';
import { sectionAt } from './sections.ts';

/** Words of a wish that govern what follows: "ideally 5 years", "Nice to have: German". */
const ahead =
  'ideally|preferably|preferred(?=:| qualif| skill)|nice[- ]to[- ]have|bonus(?: points)?|desirable|optional(?:ly)?|pluses|idealerweise|wünschenswert|optimalerweise|gerne auch|bestenfalls|idéalement|de préférence|si possible|idealmente|preferiblemente|preferentemente|deseable|preferencialmente|de preferência|preferibilmente|meglio se|bij voorkeur|liefst|idealiter|najlepiej|mile widzian\\p{L}+|helst|gerne';

/** Words that make what stands before them a wish: "is a plus", "von Vorteil". */
const behind =
  'a (?:big |huge |strong |definite |real |considered )*(?:plus|bonus|advantage|asset)|nice[- ]to[- ]have|prefer(?:red|able)|bonus(?: points)?|desirable|desired|advantageous|an? (?:added |distinct )?(?:advantage|asset)|(?:is|are) (?:welcome|helpful|beneficial)|not (?:required|mandatory|necessary|essential)|optional|von vorteil|wünschenswert|(?:gern|gerne) gesehen|ein plus|kein muss|nicht erforderlich|un plus|un atout|apprécié\\p{L}*|souhaité\\p{L}*|serait un|valorable|deseable|se valorará\\p{L}*|se valora|será un plus|un diferencial|diferencial|desejáve\\p{L}+|valorizad\\p{L}+|(?:é|será) um plus|gradit\\p{L}+|titolo preferenziale|preferibil\\p{L}*|costitui\\p{L}+|een (?:pre|plus|plu[ls]punt)|is mooi meegenomen|mile widzian\\p{L}+|(?:dodatkowym )?atutem|będzie plusem|meriterande|歓迎|尚可|優遇|あれば|우대';

const wishAhead = new RegExp(`(?<![\\p{L}\\p{N}])(?:${ahead})(?![\\p{L}\\p{N}])`, 'u');
const wishBehind = new RegExp(`(?<![\\p{L}\\p{N}])(?:${behind})`, 'u');

/** "German (a plus)", but not "English (French is a plus)". */
const wishInBrackets = new RegExp(
  `^\\s*\\((?:[abc][12],? |is |would be |very )*(?:${behind})`,
  'u',
);

/** Where a wish ends, and where a new one begins. */
const clauseEnd = /[;•。(]|\s[–—-]\s|\. |\bbut\b|\baber\b|\bmais\b|\bpero\b/;
const demands =
  /\b(?:required?|must|mandatory|minimum|at least|essential|erforderlich|zwingend|exigé|obligatorio|necessari[oa]|obrigatóri[oa])\b/;

/** How far a wish reaches back over commas: to a whole list, or not at all. */
export type Reach = 'list' | 'clause';

/**
 * True if a sentence only wishes for what stands at `at` ("is a plus", "ideally", under "Nice to
 * have"). A wish about another part of the sentence does not count: "6+ years, ideally in retail".
 */
export function isWished(reading: Reading, at: Span, sentence: Span, reach: Reach): boolean {
  if (sectionAt(reading.sections, sentence.start) === 'optional') return true;
  const before = lastPart(reading.lower.slice(sentence.start, at.start));
  if (wishAhead.test(before)) return true;
  const following = reading.lower.slice(at.end, sentence.end);
  if (wishInBrackets.test(following)) return true;
  const rest = following.replaceAll(/\([^()]*\)/g, ' ');
  const cut = rest.search(clauseEnd);
  const after = cut === -1 ? rest : rest.slice(0, cut);
  const wish = wishBehind.exec(after);
  if (wish === null) return false;
  const between = after.slice(0, wish.index);
  if (demands.test(between) && !/\bnot\b/.test(between)) return false;
  return reach === 'list' || !between.includes(',');
}

/** The last part of a sentence's beginning: after a full stop of a clause, a dash or "but". */
function lastPart(lead: string): string {
  const parts = lead.split(clauseEnd);
  return parts.at(-1) ?? '';
}
