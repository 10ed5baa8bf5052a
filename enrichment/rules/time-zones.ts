import { type Cue, spokenCues } from './phrases.ts';
import { type Found, sentenceAt } from './quote.ts';
import type { Reading } from './reading.ts';

/** Names of zones, by the name that the app shows. */
const spoken: Readonly<Record<string, string>> = {
  ET: 'eastern time|eastern standard time|eastern hours|us eastern|eastern timezone|eastern time zone|eastern business hours|east coast hours|east coast time|heure de l est',
  CT: 'central time|central standard time|us central|central timezone|central time zone',
  MT: 'mountain time|mountain standard time|mountain timezone|mountain time zone',
  PT: 'pacific time|pacific standard time|pacific hours|us pacific|pacific timezone|pacific time zone|pacific business hours|west coast hours|west coast time',
  CET: 'central european time|mitteleuropäische zeit|hora peninsular|hora central europea|heure de paris|heure d europe centrale|ora italiana|czasu polskiego|czas środkowoeuropejski|nederlandse tijd|hora de españa',
  GMT: 'uk hours|uk time|uk business hours|london time|greenwich mean time',
  IST: 'indian standard time|india hours',
  JST: 'japan time|日本時間',
  UTC: 'utc',
  BRT: 'horário de brasília|brt',
};
const codes: Readonly<Record<string, string>> = {
  ET: 'EST|EDT|ET',
  CT: 'CST|CDT|CT',
  MT: 'MST|MDT|MT',
  PT: 'PST|PDT|PT',
  GMT: 'GMT|BST|WET',
  CET: 'CET|CEST|MEZ',
  EET: 'EET|EEST',
  IST: 'IST',
  JST: 'JST',
  AEST: 'AEST|AEDT',
  SGT: 'SGT',
};

export const zoneCues: readonly Cue[] = [
  ...spokenCues('zone', spoken),
  ...spokenCues('zone', codes, { exact: true, weak: true }),
];

/** The usual name of a zone, such as ET for EST; the same text if it has none. */
export function zoneName(written: string): string {
  const text = written.trim();
  const isNamed = (names: string) =>
    names.split('|').some((name) => name.toLowerCase() === text.toLowerCase());
  const found = [...Object.entries(codes), ...Object.entries(spoken)].find(([, names]) =>
    isNamed(names),
  );
  return found?.[0] ?? text;
}

const ofWork =
  /hour|overlap|time ?zone|timezone|work|availab|schedule|shift|based|between|sync|collaborat|arbeitszeit|zeitzone|kernzeit|horaire|fuseau|travail|horario|huso|presencia|horário|fuso|orari|werktijd|tijdzone|godzin|stref|勤務|時差/iu;
const ofOther =
  /deadline|apply|applications?|closes?|closing|webinar|recruit(?:er|ing) hours|support hours|office hours|interview|phone|call us|maintenance|benefit|reservation|customer service line/iu;
const beside = /(?:\d|am|pm|a\.m\.|p\.m\.|us|\/|h|core|\()\s*$/i;
const behind = /^\s*(?:time|hours|zone|business|timezone|\/|\)|[-–+±]\s?\d|working|overlap|or\b)/i;

/** The zones in which the person must be at work. */
export function findTimeZones(reading: Reading): readonly Found<string>[] {
  const found = new Map<string, string>();
  for (const { value, start, end, weak } of reading.hits('zone')) {
    const sentence = sentenceAt(reading.text, start, end);
    const words = reading.text.slice(sentence.start, sentence.end);
    if (!ofWork.test(words) || ofOther.test(words)) continue;
    const before = reading.text.slice(Math.max(0, start - 8), start);
    const after = reading.text.slice(end, end + 16);
    if (weak && !beside.test(before) && !behind.test(after)) continue;
    const offset = /^\s?([+-−–±]\s?\d{1,2}(?::\d\d)?)/u.exec(after)?.[1];
    const isOffset = (value === 'UTC' || value === 'GMT') && offset !== undefined;
    if (value === 'UTC' && offset === undefined) continue;
    const name = isOffset ? `UTC${offset.replaceAll(/\s/g, '').replace(/[−–]/, '-')}` : value;
    if (!found.has(name)) found.set(name, words);
  }
  return [...found].map(([value, quote]) => ({ value, quote }));
}
