import data from '../data/licences.json' with { type: 'json' };
import { type Cue, spokenCues } from './phrases.ts';
import { type Found, sentenceAt } from './quote.ts';
import type { Reading } from './reading.ts';

const phrasesByName: Readonly<Record<string, readonly string[]>> = data;

/** Words for a driving licence in every supported language. */
export const drivingWords: readonly string[] =
  'driving licence|driving license|driver s license|driver s licence|drivers license|drivers licence|driver license|driver licence|führerschein|führerscheinklasse|fahrerlaubnis|permis de conduire|permis|carnet de conducir|permiso de conducir|permiso de circulación|licencia de conducir|carné de conducir|carta de condução|cnh|carteira de habilitação|carteira de motorista|patente di guida|patente|rijbewijs|prawo jazdy|prawa jazdy|普通自動車免許|普通自動車運転免許|普通自動車第一種免許|普通運転免許|自動車運転免許|運転免許|普通免許|普通車免許|řidičský průkaz|körkort|b körkort'.split(
    '|',
  );

/** Licences as written; abbreviations only in capitals. */
export const licenceCues: readonly Cue[] = [
  ...spokenCues('licence', { 'Driving licence': drivingWords.join('|') }),
  ...Object.entries(phrasesByName).flatMap(([value, phrases]) =>
    phrases.map(
      (phrase): Cue => ({ kind: 'licence', phrase, value, exact: /^[A-Z0-9-]{2,6}$/.test(phrase) }),
    ),
  ),
];

const denied =
  /\b(?:no|not)\b[^.;,]{0,40}(?:licen[cs]e|required|needed|necessary)|(?<!\p{L})(?:nicht (?:erforderlich|nötig|notwendig)|kein führerschein|pas (?:nécessaire|exigé|obligatoire)|no (?:es |hace )?(?:necesari|falta|imprescindible)\p{L}*|não é necessári\p{L}*|não (?:é )?exigi\p{L}*|non (?:è )?(?:necessari|richiest)\p{L}*|niet (?:nodig|vereist|noodzakelijk)|nie (?:jest )?(?:wymagan|potrzebn)\p{L}*|不要|不問)/u;
/** "Licence" of software, "permis" of building, a patent, a register of the employer. */
const otherSense =
  /permis de construire|permis de feu|patente (?:europe|di invenzione)|patent |per patent|software licen|reports? to (?:the|a)|guided by|supervised by|under the supervision|collaborat\w+ with|works? with|together with|team of|led by|we are a team|取得費用|取得支援|resumes?|verify/u;

/** What the law or a professional body must give for the work, required or wished for. */
export function findLicences(reading: Reading): readonly Found<string>[] {
  const found = new Map<string, string>();
  for (const { value, start, end } of reading.hits('licence')) {
    const { start: from, end: to } = sentenceAt(reading.text, start, end);
    const words = reading.lower.slice(from, to);
    if (denied.test(words) || otherSense.test(words)) continue;
    const quote = reading.text.slice(from, to);
    const names =
      value === 'Driving licence'
        ? drivingLicences(reading.text.slice(end, Math.min(to, end + 60)))
        : [value];
    if (names.length === 0 && needsClass.has(reading.lower.slice(start, end))) continue;
    for (const name of names.length === 0 ? [value] : names)
      if (!found.has(name)) found.set(name, quote);
  }
  const isPlainToo = [...found.keys()].some((name) => name.startsWith('Driving licence '));
  if (isPlainToo) found.delete('Driving licence');
  return [...found].map(([name, quote]) => ({ value: name, quote }));
}

/** Words that mean other things without a class: "permis", "patente". */
const needsClass = new Set(['permis']);

const classAfter =
  /^\s?(?:der |di |tipo |de (?:la )?|da )?(?:[Kk]lassen?|[Cc]lass|[Kk]ategori[iae]|[Kk]at\.?|[Cc]at\.?|[Cc]ateg[oó]r[iyí]\p{L}*|[Cc]atégorie|[Cc]lase|[Tt]ype)?\s?[:(]?\s?([A-E]1?E?|AM|C1E|T)(?![\p{L}])/u;
const another =
  /^[\s,/;)]*(?:(?:und|and|or|oder|et|ou|y|o|e|i|en|lub|idealerweise|ideally|le permis|permis|categoria|será|nice to have)[\s,/(:]+){0,3}([A-E]1?E?|C1E|T)(?![\p{L}])/u;

/** "Führerschein B, idealerweise BE": each class is a licence. */
function drivingLicences(following: string): readonly string[] {
  const first = classAfter.exec(following);
  if (first === null) return [];
  const classes = [first[1] ?? ''];
  let rest = following.slice(first[0].length);
  for (let next = another.exec(rest); next !== null; next = another.exec(rest)) {
    classes.push(next[1] ?? '');
    rest = rest.slice(next[0].length);
  }
  return [...new Set(classes)].map((name) => `Driving licence ${name}`);
}
