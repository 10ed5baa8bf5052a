import data from '../data/languages.json' with { type: 'json' };
import { isWished } from './optional.ts';
import type { Cue, Hit } from './phrases.ts';
import { type Found, type Span, sentenceAt } from './quote.ts';
import type { Reading } from './reading.ts';

const namesByLanguage: Readonly<Record<string, readonly string[]>> = data;

/**
 * Spoken languages as written; the case tells Polish from polish. Names in lower case may also begin
 * a line: "Anglais courant".
 */
export const languageCues: readonly Cue[] = Object.entries(namesByLanguage).flatMap(
  ([value, names]) =>
    [...new Set(names.flatMap((name) => [name, capital(name)]))].map((phrase) => ({
      kind: 'language',
      phrase,
      value,
      exact: true,
    })),
);

/** The languages a posting demands, without optional ones and examples. */
export function findLanguages(reading: Reading): readonly Found<string>[] {
  const found = new Map<string, string>();
  for (const hit of reading.hits('language')) {
    if (found.has(hit.value)) continue;
    const quote = askedFor(reading, hit);
    if (quote !== null) found.set(hit.value, quote);
  }
  return [...found].map(([value, quote]) => ({ value, quote }));
}

const asks =
  /fluen|proficien|native|spoken|speak|bilingual|trilingual|written(?! in\b)|verbal|mother tongue|command of|language|business[- ]level|conversational|intermediate|working knowledge|(?<![\p{L}\p{N}])[abc][12](?![\p{L}\p{N}])|advanced level|verhandlungssicher|flie(?:ß|ss)end|kenntnisse|muttersprach|sprach|sprich|spreche|wort und schrift|gut\p{L}* (?:deutsch|englisch|französisch)|courant|bilingu|maîtris|parle|langue|niveau|anglais (?:technique|juridique|professionnel|avancé|courant|opérationnel|intermédiaire|commercial)|fluid|nivel|nível|dominio|domínio|hablad|habl[ae]|idioma|falad|fluente|avanz|avançad|intermed|básico|nativ|matern|madrelingua|lingua|conoscenza|livello|fluente|parlat|scritt|moedertaal|vloeiend|beheers|spreek|taal|uitstekend|goed\p{L}* (?:nederlands|engels|duits)|woord en geschrift|op \p{L}+ niveau|języ|znajomoś|komunikatywn|biegł|płynn|poziom|úrovn|znalost|jazyk|communicat|kommuni|comunica|required|読み書き|ビジネス|ネイティブ|会話|レベル|能力試験|日常|流暢|가능|능통|의사소통|회화|업무|流利|熟练/u;
const notTheLanguage =
  /^[-\s](?:rynk|firm|spół|urz|praw|zespoł|oddział|granic|bank|speaking (?:markets?|countries|customers|region)|markets?|customers?|culture|laws?|compan(?:y|ies)|teams?|office|subsidiary|translations?|teachers?|tutors?|employment|tax|government|army|cuisine|citizen|the\b|our\b|your\b|its\b|resumes?\b|cv\b|(?:is |are )?not (?:mandatory|required|necessary|needed))/;
/** "el cliente danés", "l'équipe française": a people, not its language. */
const peopleBefore =
  /(?:clientes?|clients?|klient\p{L}*|kunden?|equipos?|équipes?|team|mercado|marché|rynek|zespół|empresa|société|filial\p{L}*|gruppo|grupo|groupe) $/u;
const examples =
  /\b(?:e\.g|such as|at least one|one of|any of|one or more|another|additional|other)\b/;

function askedFor(reading: Reading, hit: Hit): string | null {
  if (notTheLanguage.test(reading.lower.slice(hit.end, hit.end + 28))) return null;
  if (peopleBefore.test(reading.lower.slice(Math.max(0, hit.start - 14), hit.start))) return null;
  const sentence = sentenceAt(reading.text, hit.start, hit.end);
  const words = reading.text.slice(hit.start, hit.end);
  const before = reading.lower.slice(sentence.start, hit.start);
  const inTitle = hit.start < reading.title.length;
  const asked =
    /kenntnisse/i.test(words) ||
    isUnderHeading(reading, sentence) ||
    asks.test(
      inTitle
        ? reading.lower.slice(hit.start, sentence.end)
        : reading.lower.slice(sentence.start, sentence.end),
    );
  if (!asked || examples.test(before) || isWished(reading, hit, sentence, 'list')) return null;
  return reading.text.slice(sentence.start, sentence.end);
}

const languageHeading =
  /^[^\n]{0,30}(?:languages?|sprachen|sprachkenntnisse|langues|idiomas|lingue|talen|języki|jazyky|언어|語学)[^\n]{0,12}$/u;

/** A line below "Required languages". */
function isUnderHeading({ lower }: Reading, sentence: Span): boolean {
  const above = lower.slice(Math.max(0, sentence.start - 60), sentence.start).trimEnd();
  return languageHeading.test(above.slice(above.lastIndexOf('\n') + 1));
}

function capital(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
