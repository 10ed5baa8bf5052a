import { eitherHours, employmentPattern, employmentWords } from '#core/employment-words.ts';
import { EmploymentType } from '#core/posting.ts';
import { remembering } from '#core/remember.ts';

const patterns = EmploymentType.options.map((type) => {
  const { plain, alone } = employmentWords[type];
  return { type, words: employmentPattern(`${plain}|${alone}`) };
});
const halves = employmentPattern(eitherHours);

/** Permanent: it leaves open whether full or part time. */
const permanent = employmentPattern(
  'permanent*|unlimited|open ended|indefinite|unbefristet*|festanstellung|cdi|indefinido|tempo indeterminato|vast contract|onbepaalde tijd|czas nieokreślony|tillsvidare*|regular',
);

/** Words that offer a choice between two others. */
const choice = employmentPattern('or|oder|ou|o|eller|lub|oppure|nebo|または');

/** Longer than any vendor's value; a sentence of that length names no kind. */
const maxLength = 200;

/**
 * The kind of employment in a vendor's words: `FULL_TIME`, `Full-time`, `parttime_fixed_term`. The
 * most specific of several wins: a full-time internship is an internship. Null for a choice
 * ("Full-time / Part-time", "Stage ou alternance"), and for permanent alone.
 */
export const employmentTypeOf = (text: string | null): EmploymentType | null => typeIn(text ?? '');

const typeIn = remembering((text): EmploymentType | null => {
  const plain = text
    .slice(0, maxLength)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
  const named = patterns.filter(({ words }) => words.test(plain)).map(({ type }) => type);
  const among = (...types: readonly EmploymentType[]) =>
    named.filter((type) => types.includes(type));

  const kinds = among('internship', 'apprenticeship', 'volunteer');
  if (kinds.length > 0) return only(kinds);
  const hours = among('full_time', 'part_time', 'per_diem');
  if (hours.length > 1 || halves.test(plain)) return null;
  if (hours.length === 1 && !hours.includes('full_time')) return only(hours);
  const terms = among('contract', 'temporary');
  if (terms.length === 2) return 'temporary';
  if (permanent.test(plain)) return only(hours);
  if (hours.length + terms.length > 1 && choice.test(plain)) return null;
  return terms.includes('contract') ? 'contract' : only([...hours, ...terms].slice(0, 1));
});

const only = (types: readonly EmploymentType[]): EmploymentType | null =>
  types.length === 1 ? (types[0] ?? null) : null;
