import { remembering } from '#core/remember.ts';
import data from '../data/job-families.json' with { type: 'json' };
import { isPlace } from './location.ts';
import { type Cue, compileLexicon, findHits, type Hit } from './phrases.ts';
import { editOwnWords } from './title-senses.ts';
import { tokenise } from './tokens.ts';

const families: Readonly<Record<string, readonly string[]>> = data.families;
const fallback: Readonly<Record<string, string>> = data.fallback;

/**
 * The title without details that vary between postings of one role: gender marks, ids, places,
 * "Remote", the kind of contract, and the level. Never empty: a title made only of these stays.
 */
export const normalizeTitle = remembering((title): string => {
  const plain = collapse(
    title.replace(genderMark, ' ').replace(genderEnding, '$1').replace(id, ' '),
  );
  const role = withoutLevel(withoutTails(withoutLead(plain)));
  return role === '' ? collapse(title) : role;
});

/**
 * The field of work, by a table of phrases: the longest in the title's main part; of equal ones the
 * last, which is the noun. If only the rest names a field, the first.
 */
export const jobFamily = remembering((title): string | null => {
  const main = title.split(/,| [-–—|] |[(:]/)[0] ?? title;
  return familyIn(main, 'last') ?? familyIn(title, 'first');
});

const genderMark =
  /[([]\s*(?:(?:[mwfdxhni]|div|gn|all|alle|any)\s*(?:[/|,*+]|\s-\s)?\s*){1,4}(?:genders?|geschlechter)?\s*[)\]]|\b[mwfh]\/[mwfdhx](?:\/[dxi])?\b|\((?:all genders|gn)\)/gi;
const genderEnding = /(\p{L})(?:[:*_·]in(?:nen)?|\/-?in(?:nen)?|\(in\))(?!\p{L})/gu;
const id =
  /[([#]?\s?\b(?:req(?:uisition)?|job|ref|jr|id|r)[ -]?(?:id|no\.?|#)?[-:# ]{0,2}\d{3,}\b[)\]]?|#\s?\d{3,}|[([]\d{4,}[)\]]/gi;

const leading =
  /^(?:[([](?:remote|senior|junior|lead|hybrid|\d{4} contract|urgent|new)[^)\]]{0,20}[)\]]|(?:remote|hiring|urgent|wanted|now hiring|apprenticeship|internship|stage|alternance|praktikum|job|stelle)\s*(?:[-–:]|\|))\s*/i;

const withoutLead = (title: string): string => collapse(title.replace(leading, ''));

const tail =
  /^(.*\S)\s*(?:\(([^()]*)\)|\[([^[\]]*)\]|(?:\s[-–—|@]\s?|,|\/\/|[–—|])\s*([^,()|–—]*?))$/u;
const dispensable =
  /^(?:(?:100\s?%|fully)\s*)?(?:remote|hybrid|on-?site|home ?office|wfh|full[- ]?time|part[- ]?time|vollzeit|teilzeit|contract|temporary|permanent|freelance|\d+[- ]months?.*|(?:senior|junior|mid|entry)(?:[- ]level)?|relocation.*|visa.*|multiple locations|various locations|nationwide|us only|new college grad(?:uate)?(?: \d{4})?|starting.*|immediate.*|ab sofort|unbefristet|befristet|all levels|m\.?tech only|\d{4}|apac|emea|latam|na|amer)(?=$|[\s,/-])[^a-z]*(?:only|first|friendly|possible|option|ok|us|usa|uk|eu)?\W*$/i;

function withoutTails(title: string): string {
  let rest = title;
  for (let cuts = 0; cuts < 5; cuts += 1) {
    const match = tail.exec(rest);
    const kept = match?.[1];
    const piece = (match?.[2] ?? match?.[3] ?? match?.[4] ?? '').trim();
    if (kept === undefined || !(piece === '' || isDispensable(piece))) break;
    rest = kept.replace(/[\s,–—|-]+$/u, '');
  }
  return rest;
}

function isDispensable(piece: string): boolean {
  if (dispensable.test(piece) || isPlace(piece)) return true;
  const [first, ...others] = piece.split(/\s*[,/]\s*|\s+-\s+|\s+in\s+/);
  return (
    first !== undefined &&
    /^(?:remote|hybrid|on-?site)\b/i.test(first) &&
    others.every((other) => isPlace(other))
  );
}

/** Before a word, also one that `editOwnWords` hides behind private characters. */
const levelBefore =
  /^(?:(?:senior|sr\.?|snr\.?|junior|jr\.?|mid[- ]level|entry[- ]level|mid|lead|principal|staff|associate(?= (?:product|software|data) )|intermediate|experienced|sénior)\s*(?:\/|,|&|-|or|to)?\s+)+(?=[\p{L}\p{Co}])/iu;
const levelNumber =
  /(?<=\p{L})\s+(?:I{1,3}|IV|V|[1-6]|L\d|(?:I{1,3}|[1-5])\s?[/-]\s?(?:I{1,3}|[1-5]))(?=$|,|\s[-–(])/u;
const levelAfter = /[\s,]+(?:senior|junior|sr\.?|jr\.?|sénior)$/iu;

const levelWithin = /(?<=\p{L}\s)(?:senior|sr\.?|junior|jr\.?)\s(?=[\p{L}\p{Co}])/iu;

const withoutLevel = (title: string): string =>
  collapse(
    editOwnWords(title, (own) =>
      own
        .replace(levelBefore, '')
        .replace(levelNumber, '')
        .replace(levelAfter, '')
        .replace(levelWithin, ''),
    ),
  );

const collapse = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/\(\s*\)/g, '')
    .replace(/^[\s,–—|:/-]+|[\s,–—|:/-]+$/gu, '')
    .trim();

const familyLexicon = compileLexicon([
  ...Object.entries(families).flatMap(([value, phrases]) =>
    phrases.map((phrase): Cue => ({ kind: 'family', phrase, value })),
  ),
  ...Object.entries(fallback).map(
    ([phrase, value]): Cue => ({ kind: 'family', phrase, value, weak: true }),
  ),
]);

function familyIn(text: string, ofEquals: 'first' | 'last'): string | null {
  const lower = text.toLowerCase();
  const hits = findHits(lower, tokenise(lower), familyLexicon)('family');
  const inOrder = ofEquals === 'first' ? hits : hits.toReversed();
  const best = inOrder.toSorted((a, b) => weight(lower, b) - weight(lower, a))[0];
  return best?.value ?? null;
}

const weight = (text: string, hit: Hit): number =>
  (hit.weak ? 0 : 10) + text.slice(hit.start, hit.end).split(/[\s-]+/).length;
