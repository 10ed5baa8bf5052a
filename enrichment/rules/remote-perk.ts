import type { Hit } from './phrases.ts';

/**
 * True if the words beside a mention of remote work limit it in time, or apply it to something else
 * than the job: "work from anywhere, up to 6 weeks a year", "occasional home office", "our
 * interviews are fully remote". That is a perk, not the workplace.
 */
export function isPerk(lower: string, { start, end }: Pick<Hit, 'start' | 'end'>): boolean {
  const before = clauseBefore(lower, start);
  const after = clauseAfter(lower, end);
  return beforeIt.some((cue) => cue.test(before)) || afterIt.some((cue) => cue.test(after));
}

/** How far a clause reaches, to either side. */
const reach = 80;

const clauseBefore = (lower: string, start: number): string =>
  lower
    .slice(Math.max(0, start - reach), start)
    .split(/[.;!?•\n]\s*/)
    .at(-1) ?? '';

const clauseAfter = (lower: string, end: number): string =>
  lower.slice(end, end + reach).split(/(?<!max|min|ca)\.\s|[;!?•\n]/)[0] ?? '';

const few =
  '(?:[1-4]|one|two|three|four|ein(?:en|em)?|zwei|drei|vier|une?|deux|trois|quatre|dos|tres|cuatro|twee|drie|due|tre|dois|duas)';
const count = `(?:\\d{1,3}|a few|several|some|five|six|eight|ten|twelve|thirty|einige|fünf|sechs|acht|zehn|zwölf|quelques|cinq|six|huit|algunas|cinco|seis|enkele|vijf|zes|${few})`;
const unit =
  '(?:weeks?|days?|months?|wochen?|(?:arbeits)?tagen?|monaten?|semaines?|jours?|mois|semanas?|d[ií]as?|meses|mes|weken|dagen|maanden|settimane|giorni|mesi|tygodni|dni|veckor|dagar)';
const kind =
  '(?:full |working |work |calendar |business |consecutive |additional |extra |volle |ganze )?';
const spanOf = (number: string): string =>
  `${number}(?: ?(?:-|–|to|bis|à) ?\\d{1,3})? ?(?:\\(\\d+\\) )?${kind}-?${unit}`;
const inYear =
  " ?(?:(?:a|per|each|every|/|im|pro|in the|par|al|por|ao|all[’']|om het) ?(?:calendar |financial |fiscal |kalender)?(?:year|jahr|an|année|año|ano|anno|jaar|rok|år|quarter|summer|month|monat|mois|mes|maand)|yearly|annually|jährlich|rocznie)";
const inWeek =
  ' ?(?:(?:a|per|each|every|/|pro|in der|par|a la|por|alla) ?(?:week|woche|semaine|semana|settimana)|weekly|wöchentlich)';
const atMost =
  "(?:up to|at most|max(?:imum|imal|imaal|\\.)?(?: of)?|bis zu|jusqu[’']à|hasta|tot|fino a|até|upp till)";

/** "Up to 6 weeks", "20 days a year", "2 days a week"; no holidays, no length of a contract. */
const aWhile = `(?:${atMost} (?:${spanOf(count)}|(?:an?|une?|einen?|een|un) ${unit})(?:${inYear}|${inWeek})?|${spanOf(count)}${inYear}|${spanOf(few)}${inWeek})(?!\\p{L}| (?:of )?(?:paid |annual )?(?:vacation|holidays?|pto|leave|time off|urlaub|congés|vacaciones|vakantie|contract|internship|assignment|vertrag|praktikum))`;
const nowAndThen =
  '(?:occasional\\p{L}*|sometimes|now and then|from time to time|gelegentlich\\p{L}*|ab und zu|temporar\\p{L}*|vorübergehend|zeitweise|teilweise|tageweise|partial(?:ly)?|partly|some|ponctuel\\p{L}*|occasionnel\\p{L}*|partiel\\p{L}*|ocasional\\p{L}*|parcial(?:mente)?|af en toe|gedeeltelijk|saltuari\\p{L}*)';
const hiring =
  '(?:onboarding|interviews?|(?:interview|hiring|recruitment|recruiting|selection|application) process|assessments?|training|orientation|meetings?|events?|bewerbungs\\p{L}*|vorstellungsgespräche?|einarbeitung|entretiens?|recrutement|entrevistas?|selección|gesprekken|colloqui|rekrutacj\\p{L}*|selezione|processo seletivo|recrutamento|sollicitatie\\p{L}*)';
const isDone =
  '(?:is|are|will be|can be|takes? place|happens?|held|conducted|done|ist|sind|findet|finden|erfolgt|erfolgen|est|sont|se font|es|son|zijn|sono|jest|odbywa się|são|é|è)';
const link =
  '(?:of|to|you|can|may|are|be|is|from|for|in|im|en|de|the|as|on|du|kannst|sie|können|work|working|arbeiten|travailler|trabajar|fully|completely|voll|auch|also|,|\\(|-|–|:)';

const beforeIt = [
  new RegExp(`(?<!\\p{L})${aWhile}[\\s,]*(?:${link}\\s*)*$`, 'u'),
  /(?<!\p{L})(?:workation\p{L}*|during the (?:pandemic|lockdown)|during covid)(?!\p{L}).*$/u,
  new RegExp(`(?<!\\p{L})spend (?:up to )?(?:an?|${count}) ${unit} (?:${link}\\s*)*$`, 'u'),
  new RegExp(`(?<!\\p{L})${nowAndThen} (?:\\S+ )?$`, 'u'),
  new RegExp(`(?<!\\p{L})${hiring} (?:\\S+ )?${isDone} (?:\\S+ ){0,3}$`, 'u'),
];

const afterIt = [
  new RegExp(`^[^,]{0,40}?[\\s,(–—:-]+(?:for )?${aWhile}`, 'u'),
  /^ ?(?:work(?:ing)? ?)?(?:on |every |at )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?!\p{L})/u,
  new RegExp(`^ ?\\(${spanOf(count)}(?! week)`, 'u'),
  // "A month of fully remote work each year", "fully remote for the first three months"
  new RegExp(`^ ?(?:work(?:ing)?|arbeiten|arbeit|time)?${inYear}(?!\\p{L})`, 'u'),
  new RegExp(
    `^ ?(?:work(?:ing)? )?(?:for|during|in|für|in den|pendant|durante|los|les) ?(?:the |an? |die |les |los |as |il |i )?(?:first |ersten |premiers? |primer[oa]?s? |prim[io] )(?:${count} )?${unit}`,
    'u',
  ),
  new RegExp(
    `^ ?(?:work(?:ing)? )?(?:for|für|pendant|durante|per) (?:an?|eine?n?|une?|un) ${unit}(?!\\p{L})`,
    'u',
  ),
  /^ (?:\p{L}+ )?(?:in|during|im|en|au mois d[’']) ?(?:the )?(?:summer|july|august|december|juli|dezember|été|août|verano)(?!\p{L})/u,
  new RegExp(
    `^ ?(?:work(?:ing)?|days?|options?|arbeit|möglich)?[ ,(-]*(?:is |are )?(?:${nowAndThen}|when needed|as needed|nach absprache|in exceptional cases)(?!\\p{L})`,
    'u',
  ),
  new RegExp(
    `^[ -]*(?:work(?:ing)?[ -]+|first[ -]+)?(?:${hiring}|weeks?|days?|months?|perks?|stipend|allowance|budget|bonus|equipment|tools?|(?:from )?abroad|(?:aus dem |im )ausland|(?:depuis |à )l[’']étranger|desde el extranjero|vanuit het buitenland)(?!\\p{L})`,
    'u',
  ),
];
