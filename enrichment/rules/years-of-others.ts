import type { Reading } from './reading.ts';

/** A number of years in a sentence: the number from `start`, the word for years up to `end`. */
export type YearsSaid = {
  readonly start: number;
  readonly end: number;
  readonly sentence: { readonly start: number; readonly end: number };
  readonly least: number;
};

/**
 * True if years are not the applicant's experience: the employer's ("with over 20 years of
 * experience, Acme …"), an age, the length of a contract, a time that has passed.
 */
export function isOfOthers(reading: Reading, said: YearsSaid): boolean {
  const lead = reading.lower.slice(said.sentence.start, said.start);
  const rest = reading.lower.slice(said.end, said.sentence.end);
  return (
    isAge(lead, rest, said.least) ||
    lengthAfter.test(rest) ||
    timeBefore.test(lead) ||
    /\bcombined\b/.test(lead + rest.slice(0, 30)) ||
    isOfEmployer(lead) ||
    makesUs.test(rest) ||
    isOpening(lead, reading.text.slice(said.end, said.sentence.end), said.least)
  );
}

/** Words between a cue and its number: "with well over". */
const about =
  '(?:(?:more than|over|nearly|almost|about|around|at least|a minimum of|well|approximately|a|the|total of|combined|über|mehr als|rund|fast|gut|knapp|mindestens|plus de|près de|au moins|más de|casi|al menos|meer dan|ruim|minimaal|oltre|più di|mais de|ponad) )*$';

const ageAfter =
  /^['’]?s? (?:of age|old|young|(?:or|and) (?:older|over|above|up)|alt|oder älter|révolus|et plus d['’]âge|d['’]âge|de edad|cumplidos|oud|of ouder|di età|compiuti|de idade)(?!\p{L})/u;
const ageBefore = new RegExp(
  `(?<!\\p{L})(?:age(?:d|s)?(?: of| is|:)?|minimum age|âgée?s? d[e’']|mayor(?:es)? de|edad mínima(?: de|:)?|mindestalter(?: von|:)?|alter(?: von|:)?|leeftijd(?: van|:)?|turned|must be|you are|you['’]re|be|ab|vanaf|über|tener|avoir)\\s*${about}`,
  'u',
);
const experienceNext =
  /^['’]?s? ?(?:[\p{L}-]+ ){0,4}(?:experience|erfahrung|berufserfahrung|expérience|d['’]expérience|experiencia|esperienza|experiência|ervaring|work)/u;

/** An age has a word for age, or is a common legal age in a demand. */
const isAge = (lead: string, rest: string, least: number): boolean =>
  ageAfter.test(rest) ||
  (least >= 14 && least <= 21 && ageBefore.test(lead) && !experienceNext.test(rest));

const lengthAfter =
  /^['’]?s?[\s-]*(?:ago|in business|in a row|vesting|fixed|anniversary|warrant|guarantee|contract|lease|term(?!\p{L})|plan(?!\p{L})|roadmap|probation|notice|internship|placement|maternity|parental|leave(?!\p{L})|trial|onboarding|training|probezeit|praktikum|elternzeit|période d|période de|stage|proef|degree|college|program|university|bachelor|cliff|apprenticeship|history|long|of (?:history|tradition|success|innovation|excellence|growth|heritage)|garantie|vertrag|gewährleistung|garantía|laufzeit|befrist|lang(?!\p{L}))/u;
const timeBefore = new RegExp(
  `(?<!\\p{L})(?:(?:last|past|next|previous|coming|recent|first|every|each|per|within|after|founded|since|during|letzten|nächsten|ersten|derni(?:er|ère)s|prochaines|premi(?:er|ère)s|últimos|próximos|afgelopen|laatste|komende|ultimi|prossimi|últimos) (?:\\S+ )?|(?:contract|duration|period|term|laufzeit|dauer|befristet auf|durée|duración|looptijd|probation|warranty|guarantee|garantie|garantía|gewährleistung|vests?)(?: \\p{L}+)?(?: of| for| over|:| de| von| van)? )${about}`,
  'u',
);

/** Words of a sentence about the applicant, with any subject. */
const ofApplicant =
  /(?<!\p{L})(?:candidates?|applicants?|someone|person|individual|professional|you|you['’]ve|ideal|successful|must|should|requires?|required|look(?:ing)? for|seeking|hiring|needs?|você|du|sie|bewerber|kandidat|vous|profil|candidat|candidate?s?|persona|je|jij|kandidaat|suchen|recherch\p{L}*|cherch\p{L}*|busca\p{L}*|zoek\p{L}*)(?!\p{L})/u;
const has =
  '(?:have|has|had|brings?|combines?|boasts?|offers?|looks? back on|draws? on|hat|haben|blickt auf|blicken auf|verfügt über|verfügen über|a|avons|possède|dispose de|tiene|tenemos|cuenta con|contamos con|heeft|hebben|vanta|ha|abbiamo|tem|temos|conta com|averag(?:es|e|ing))';
const employer =
  '(?:company|firm|family|team|agency|business|group|organi[sz]ation|practice|manufacturer|consultancy|start-?up|scale-?up|studio|brand|institution|school|hospital|market leader|industry leader|world leader|unternehmen|familienunternehmen|familienbetrieb|betrieb|firma|agentur|entreprise|société|groupe|cabinet|équipe|empresa|grupo|equipo|bedrijf|familiebedrijf|bureau|azienda|gruppo)';
const famous =
  '(?:leading|trusted|established|renowned|family[- ](?:owned|run)|award-winning|führende[rs]?|etablierte[rs]?|familiengeführte[rs]?)';
const withWord = '(?:with|having|of|mit|avec|con|met|com)';
const ofEmployer = [
  `(?:(?:we|our(?: \\p{L}+){1,3}|wir|nous|nosotros|wij|the company) ${has}|we['’]ve(?: had| got)?) ${about}`,
  `(?:our|its|their|unsere[rn]?|nos|notre|nuestros|onze) ${about}`,
  `${employer},?(?: (?:in|for|from|based|located|specialis|specializ|founded|aus|für|spécialis|de|en|uit)[^,.;]{0,40})?,? (?:${withWord}|that ${has}|which ${has}|${has}) ${about}`,
  `${famous} [^.;,]{0,40} ${withWord} ${about}`,
  `(?:backed by|built on|building on|thanks to|drawing on|proud of|heritage of|history of|tradition of|legacy of|celebrat\\p{L}+|forte?s? de|riche de|dank|gracias a|dankzij|grâce à|grazie a) (?:our |its |the |unserer |nos |notre |nuestros |onze )*${about}`,
  `(?:track record of|for|seit|depuis|desde hace|sinds) (?:more than|over|nearly|almost|mehr als|über|plus de|más de|meer dan|ruim) ${about}`,
  `(?:alongside|learn from|led by|founded by|run by|mentored by) [^.;,]{0,60}(?:with|who (?:have|has|bring)) ${about}`,
].map((source) => new RegExp(`(?<!\\p{L})${source}`, 'u'));
const colleagues =
  '(?:managers|mentors|colleagues|founders|leaders|experts|engineers|consultants|employees|trainers|kollegen|collègues)';
/**
 * "Acme has 20 years", "has been building homes for 20 years": sentences that ask nothing of the
 * applicant.
 */
const thirdPerson = new RegExp(
  `(?: has| have|[’']ve) been [^.;]{0,50} ${about}|\\p{L} (?:has|brings|boasts|hat|blickt auf|possède|cuenta con|heeft|vanta|tem) ${about}|${colleagues} (?:who |that )?${has} ${about}`,
  'u',
);

/** "12 years of experience make us …" */
const makesUs =
  /^[^.;,]{0,30}(?<!\p{L})(?:ha(?:s|ve|d)|makes?|made|gives?|taught) (?:\p{L}+ )?us(?!\p{L})/u;

const isOfEmployer = (lead: string): boolean =>
  ofEmployer.some((cue) => cue.test(lead)) || (thirdPerson.test(lead) && !ofApplicant.test(lead));

const opening = new RegExp(`^\\P{L}*${withWord} ${about}`, 'u');
const firstPerson =
  /(?<!\p{L})(?:(you|your|you['’]ll|du|dich|sie|ihr|vous|votre|tu|usted|je|jij|u|candidates?|applicants?)|(we|our|wir|unser\p{L}*|nous|notre|nosotros|somos|wij|we['’]re|onze))(?!\p{L})/iu;
const clause =
  /(?:,|^[^,]{0,60}) (?:the )?(?:\p{Lu}[\p{L}\p{N}&.’'-]*,? ){1,4}(?:is|are|has|was|builds|offers|provides|helps|delivers|serves|makes|designs|develops|supports|creates|operates|leads|works|stands|supplies|produces|sells|runs|knows|remains|bietet|entwickelt|ist|steht|est|propose|accompagne|es|ofrece|biedt)(?!\p{L})|^[^,]{0,60} (?:ist|est|es|is|è) \p{Lu}/u;

/**
 * "With 20 years of experience, Acme builds homes" against "With 5 years of experience you will …":
 * the following subject has them. A fragment ("With 5 years of Java, Python") is a demand in a
 * list.
 */
function isOpening(lead: string, rest: string, least: number): boolean {
  if (!opening.test(lead)) return false;
  const next = firstPerson.exec(rest);
  if (next !== null) return next[2] !== undefined;
  return clause.test(rest) || (least >= 15 && rest.includes(','));
}
