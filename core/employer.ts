import { searchWords } from './search-words.ts';

/** Folded words, so that "S.p.A." is "s p a". */
const legalForms = [
  ...['inc', 'incorporated', 'corp', 'corporation', 'co', 'llc', 'l l c', 'pllc', 'pbc', 'n a'],
  ...['llp', 'l l p', 'lp', 'l p', 'p a', 'p c', 'ltd', 'limited', 'plc', 'pty', 'pvt', 'pte'],
  ...['gmbh', 'mbh', 'ag', 'a g', 'kg', 'kgaa', 'ohg', 'se', 'sa', 's a', 'sas', 's a s', 'sarl'],
  ...['srl', 's r l', 's p a', 'sl', 's l', 'ltda', 'lda', 'bv', 'b v', 'nv', 'n v', 'bvba'],
  ...['ab', 'a b', 'oy', 'oyj', 'asa', 'a s', 'aps', 'sp z o o', 's r o', 'd o o', 'kft', 'k k'],
];

const legalEnd = new RegExp(`(?: (?:and )?(?:${legalForms.join('|')}))+$`);

/** Folded words of a name without its legal form, which may have several: "Co. Ltd". */
export const withoutLegalForm = (words: string): string => words.replace(legalEnd, '') || words;

/** Whether a text is a legal form and no name. */
export const isLegalForm = (text: string): boolean => legalForms.includes(searchWords(text));

/** A company's name in comparable words, without its legal form. */
export const bareName = (name: string): string => withoutLegalForm(searchWords(name));

/** The names and openings of a company that may have moved, and those of a board. */
export type EmployerEvidence = {
  /** Names the company goes by: its own, its site's, its old board's. */
  readonly names: readonly string[];
  /** Names the new board states; none if it states none. */
  readonly stated: readonly string[];
  readonly slug: string;
  /** Openings known before, and how many of them the new board lists. */
  readonly known: number;
  readonly same: number;
};

/**
 * Whether a board that a company's pages lead to is the company's own, not a partner's or a new
 * owner's. Half of its openings prove it under any name. Else the stated name decides, and without
 * one the slug, unless it is a code: then the company's own page is believed.
 */
export function isSameEmployer(evidence: EmployerEvidence): boolean {
  const { names, stated, slug, known, same } = evidence;
  if (same >= 2 && same * 2 >= known) return true;
  if (stated.length > 0) return stated.some((name) => names.some((own) => isLikeName(own, name)));
  return isCode(slug) || names.some((own) => isLikeSlug(own, slug));
}

/** "Acme" is like "Acme Robotics GmbH": one begins with the words of the other. */
export function isLikeName(a: string, b: string): boolean {
  const [short = '', long = ''] = [bareName(a), bareName(b)].toSorted(
    (x, y) => x.length - y.length,
  );
  if (short === '') return false;
  return `${long} `.startsWith(`${short} `) || squeeze(short) === squeeze(long);
}

/** The shortest name that may be the beginning of a slug: "Go" is not "google". */
const leastShared = 4;

function isLikeSlug(name: string, slug: string): boolean {
  // A region or a host may surround the name: `eu:acme`, `acme.wd5.myworkdayjobs.com/External`.
  const parts = slug.split(/[:/.]/).map(squeeze);
  const own = squeeze(bareName(name));
  return parts.some((part) => {
    const [short = '', long = ''] = [part, own].toSorted((a, b) => a.length - b.length);
    return (
      short !== '' && (short === long || (short.length >= leastShared && long.startsWith(short)))
    );
  });
}

const squeeze = (text: string): string => searchWords(text).replaceAll(' ', '');

/** A vendor's number or key, which says nothing of a name. */
const isCode = (slug: string): boolean =>
  /^[\d-]+$|^[\da-f]{8}-?[\da-f]{4}-|^(?=(?:.*\d){3})[\dA-Za-z_-]{6,}$/i.test(slug);
