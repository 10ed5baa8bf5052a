import type { Seniority } from '#core/enrichment.ts';
import { remembering } from '#core/remember.ts';
import type { Cue, Hit } from './phrases.ts';
import { type Found, quoteAt } from './quote.ts';
import type { Reading } from './reading.ts';
import { withoutOtherSenses } from './title-senses.ts';

const word = (source: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'iu');

/** Nouns before "manager" that mean leading people; a product or account manager leads none. */
const leadsPeople =
  'engineering|software|software development|web development|design|sales|store|team|operations|restaurant|shift|general|district|regional|area|plant|production|finance|accounting|hr|human resources|people|support|recruiting|talent acquisition|it|warehouse|nurse|kitchen|branch|department|group|senior|sr\\.?|data science|analytics|research|security|infrastructure|platform|qa|quality|hiring|line|office services|customer service|service|marketing|legal|manufacturing|maintenance|retail|assistant store|applied science|facilities|country';

/** Words of a title for each level, most specific first. */
const titles: readonly (readonly [Seniority, RegExp])[] = [
  [
    'intern',
    word(
      'intern(?:ship)?s?|co-op(?=$|\\s*[,–—(|/-]| (?:student|intern|term|position|spring|summer|fall|winter|autumn|\\d))|working student|werkstudent(?:in)?|praktikant(?:in)?|praktikum|stagiaire|alternan(?:ce|te?)|apprentice(?:ship)?|apprenti(?:e|ssage)?|azubi|auszubildender?|ausbildung|becari[oa]|prácticas|stage(?=\\s?[-–:(]|\\s(?:de|en)\\s)',
    ),
  ],
  [
    'executive',
    word(
      // "CRO Oversight Manager" works with research organisations, "(CRO) Specialist" on
      // conversion.
      '(?:vice[- ]president|s?vp|evp|avp|president)|(?<!\\()(?:ceo|cto|cfo|coo|cmo|cpo|cio|ciso|cro|chro)(?=\\s*(?:$|[,/&|–—(:-]|(?:and|of|at|for|in|as)\\s))|chief (?:\\p{L}+ ){1,3}officer|geschäftsführer(?:in)?|managing partner',
    ),
  ],
  [
    'director',
    // A head chef heads no department.
    word(
      'director|head(?= of |\\s*(?:$|[,:(/|–—-]))|(?<=(?:global|regional|group|country) )head|directeur|directrice|directora|direktor(?:in)?|bereichsleiter(?:in)?',
    ),
  ],
  [
    'junior',
    word(
      'junior|júnior|młodsz[ya]|jr\\.?|entry[- ]level|new (?:college )?grad(?:uate)?s?|graduate|early[- ]career|trainee|berufseinsteiger(?:in)?|débutante?|associate (?:product|project|program|software|data|ux|account|marketing) \\p{L}+|volontär(?:in)?|absolvent(?:in)?',
    ),
  ],
  [
    'manager',
    word(
      `(?:${leadsPeople})\\s+managers?|managers?(?= ?(?:,|of |[-–(|]|$))(?<=^(?:sr\\.? |senior )?managers?)|people manager|supervisor|gerente|responsable|leiter(?:in)?|abteilungsleiter(?:in)?|filialleiter(?:in)?|(?:jefe|jefa) de (?!proyecto|producto)[\\p{L}]+|superintendent|filialleitung|marktleitung|abteilungsleitung|hausleitung|pflegedienstleitung|chefe? de (?:secção|loja|equipa|equipe|rayon|secteur|service|magasin|cuisine)|jef[ea](?:\\(a\\))? de (?:turno|almacén|tienda|cocina|equipo|obra|planta)[\\p{L}]*|encargad[oa]|administrador(?:a|\\(a\\))? de (?:campo|fincas)|kierownik|kierowniczka|bedrijfsleider|afdelingshoofd|filiaalmanager|capo(?:reparto|turno| reparto| turno| cantiere)|direttore di negozio|store lead|assistant manager`,
    ),
  ],
  [
    'principal',
    // Only engineers have a rank of that name; other fellows are scholars.
    word(
      'principal|distinguished|(?<=(?:technical|engineering|architecture|corporate|hardware|software|design|systems) )fellow|fellow(?=,? (?:engineer|software|hardware|silicon|architect|design|systems))',
    ),
  ],
  [
    'staff',
    // After another word it means all employees: "Kitchen Staff"; not in "Engineer, Staff".
    word(
      '(?<=(?:^|[,(|/–—-] ?|\\) |(?:senior|sr\\.?|principal) ))staff(?= \\p{L})|(?<=(?:(?:senior|sr\\.?|principal) |, ?| [-–—|] |\\())staff(?! \\p{L})|staff(?= (?:\\p{L}+ ){0,2}(?:engineer|developer|scientist|designer|architect|sre|swe)s?(?!\\p{L}))',
    ),
  ],
  [
    'lead',
    word(
      "lead|sous[- ]chef|brygadzista|vorarbeiter(?:in)?|schichtleiter(?:in)?|polier|meewerkend voorman|ploegleider|team ?lead(?:er)?|tech lead|teamleiter(?:in)?|teamleitung|leitung|chef d[’']équipe|líder|architect lead",
    ),
  ],
  ['senior', word('senior|sênior|starsz[ya]|snr\\.?|sr\\.?|sénior|erfahrener?|expérimentée?|iii')],
  [
    'mid',
    word('mid[- ]level|pleno|mid(?!-\\p{L})|intermediate|medior|professional \\(m|confirmée?|ii'),
  ],
  ['junior', /(?<=\p{L}) I(?![\p{L}\p{N}'’&])/u],
];

/** Titles whose high rank is another person's: "Executive Assistant to the CEO". */
const ofSomebodyElse = word(
  'assistant to|executive assistant|personal assistant|chief of staff|office of the|ea to|assistenz',
);

/** The level: from the title, else from a sentence about the person they look for. */
export function readSeniority(reading: Reading): Found<Seniority> | null {
  const level = levelOfTitle(reading.title);
  if (level !== null) return { value: level, quote: reading.title };
  for (const hit of reading.hits('level')) {
    const found = levelAt(reading, hit);
    if (found !== null) return found;
  }
  return null;
}

/** The level in a title's own words; before a comma first, since the field follows it. */
export const levelOfTitle = remembering((title): Seniority | null => {
  const main = withoutOtherSenses(title).replace(/^[([][^)\]]{1,20}[)\]]\s*/, (note) =>
    /senior|junior|lead/i.test(note) ? note : '',
  );
  if (japanese.manager.test(main)) return 'manager';
  if (japanese.lead.test(main)) return 'lead';
  const head = main.split(/,| [-–—|] |\((?!senior|junior)/i)[0] ?? main;
  return levelIn(head) ?? levelIn(main);
});

/** Words of titles that stand without spaces. */
const japanese = {
  manager: /マネージャー|店長|課長|部長|施設長|매니저|팀장/,
  lead: /リーダー|主任/,
};

/**
 * The level in the site's own field: "Entry level", "Director"; null for ranges and unknown words.
 */
export function levelOfField(field: string): Seniority | null {
  if (/mid-senior|not applicable|any|experienced/i.test(field)) return null;
  if (/^executive$/i.test(field.trim())) return 'executive';
  if (/^associate$/i.test(field.trim())) return 'junior';
  if (/^manager$/i.test(field.trim())) return 'manager';
  return levelIn(field);
}

function levelIn(text: string): Seniority | null {
  const other = ofSomebodyElse.test(text);
  const either = /\b(?:senior|sr\.?) ?(?:\/|or) ?(?:staff|lead|principal)\b/i.test(text);
  if (either) return 'senior';
  for (const [level, pattern] of titles) {
    if (other && (level === 'executive' || level === 'director')) continue;
    if (pattern.test(text)) return level;
  }
  return null;
}

/** Words after which a text may describe the person it looks for. */
export const levelCues: readonly Cue[] =
  'looking for|seeking|hiring|as a|as an|as our|entry level|mid level|senior level|junior level|early career|recent graduates|recent graduate|berufseinsteiger|suchen'
    .split('|')
    .map((phrase) => ({ kind: 'level', phrase, value: phrase }));

const wanted =
  /^(?:looking for|seeking|hiring|as|suchen)(?: wir)?(?: (?:an?|our|the|eine?n?|next|new|talented|motivated|experienced|passionate|highly|skilled))* (entry[- ]level|mid[- ]level|senior|sr\.?|junior|staff|principal|lead)\b(?! (?:leaders?|executives?|stakeholders?|generation|management|by)) \p{L}/u;
const levelOfRole =
  /^(entry|mid|senior|junior)[- ]level (?:\p{L}+ ){0,2}(?:role|position|opportunity|engineer|developer|job)/u;

const levels: Readonly<Record<string, Seniority>> = {
  'entry-level': 'junior',
  entry: 'junior',
  junior: 'junior',
  'mid-level': 'mid',
  mid: 'mid',
  senior: 'senior',
  sr: 'senior',
  staff: 'staff',
  principal: 'principal',
  lead: 'lead',
};

const levelSaid = (words: string): string | undefined =>
  wanted.exec(words)?.[1] ?? levelOfRole.exec(words)?.[1];

function levelAt(reading: Reading, hit: Hit): Found<Seniority> | null {
  const words = reading.lower.slice(hit.start, hit.end + 80);
  // Most places name no level. Hiding other senses takes longer, and never adds one.
  const said = levelSaid(words) === undefined ? undefined : levelSaid(withoutOtherSenses(words));
  const value = said === undefined ? undefined : levels[said.replace('.', '').replace(' ', '-')];
  return value === undefined ? null : { value, quote: quoteAt(reading.text, hit.start, hit.end) };
}
