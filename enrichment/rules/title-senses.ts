/** A word for a level or contract, and the neighbours that give it another meaning. */
type OtherSense = {
  readonly word: string;
  readonly before?: string;
  readonly after?: string;
};

/** Organisers of a programme: beside them, the learners are the people they work for. */
const organisers =
  'managers?|coordinators?|co-ordinators?|directors?|lead|leader|specialist|recruiters?|supervisor|mentor|advis[eo]r|assessor|instructor|teacher|tutor|trainer|coach|officer|administrator|assistant|partner|head|consultant';
const ofProgramme =
  '(?:program(?:me)?s?|schemes?|recruit(?:ing|ment)|hiring|talent|training|development|services|engagement|education|experience|success|relations|acquisition|compliance|community|management|and|&)';

/**
 * THE TABLE of words in titles that name no level and no contract: "Senior Living" is a home,
 * "Phase II" a trial, "Internship Program Manager" no intern. Ignores case.
 */
const otherSenses: readonly OtherSense[] = [
  // A part of the market, the country or the day.
  {
    word: 'mid',
    after:
      'market|atlantic|west|america|south|north|coast|hudson|valley|cap|sized?|rise|office|shift|day|week|year|term|stream|town|city|range',
  },
  // Old people and their services; schools, and young people's games.
  {
    word: 'senior',
    after:
      'living|helpers|pets?|citizens?|lifestyles?|housing|services|cent(?:er|re)s?|communities|homes?|adults?|residences?|apartments?|dining|day ?care|companions?|home ?care|memory|nutrition|wellness|fitness|transportation|programs|volunteers?|high|schools?|college|care(?! (?:assistant|worker|practitioner))|(?:community|health ?care)(?= ?(?:$|[,)/|–—-]))',
  },
  {
    word: 'junior',
    after:
      'high|colleges?|schools?|achievement|kindergarten|league|academy|camps?|olympics?|golf|tennis|football|soccer|ski|swim|lifeguards?|rangers?|programs',
  },
  {
    word: 'graduate',
    after:
      'schools?|study|studies|students?|admissions?|medical|(?:teaching |research )?assistants?|faculty|education|enrollment|recruit(?:er|ment)|housing|affairs',
  },
  { word: 'graduate', before: 'post|under' },
  {
    word: 'new (?:college )?grads?|early[- ]careers?',
    after: 'recruit(?:ers?|ing|ment)|sourcer|talent',
  },
  // Employees of a place, and trades whose name begins so.
  {
    word: 'staff',
    after:
      'accountant|nurses?|nursing|rn|lpn|attorney|physicians?|pharmacists?|auditor|assistant|therapist|writer|reporter|photographer|editor|members?|development|training|augmentation|sergeant|psychologist|psychiatrist|chaplain|veterinarian|dentist|physical|occupational|speech|respiratory|radiologic|technologist|midwife|relations|support|officer|scheduler|coordinator|chef|cook|canteen|restaurant|accommodation|services|appraiser|interpreter|wanted|needed',
  },
  { word: 'staff', before: 'of|technical' },
  // Heads of schools or trials; directors of a stage or of funerals.
  {
    word: 'principal',
    after:
      'investigator|residence|secretary|dancer|conductor|cell(?:o|ist)|violin(?:ist)?|viola|bass|flute|oboe|clarinet|bassoon|horn|trumpet|trombone|tuba|harp|percussion(?:ist)?|timpani',
  },
  {
    word: 'principal(?! \\p{L}+(?:er|or|ist|ect|yst|ant)(?!\\p{L}))',
    before: 'assistant|vice|deputy|acting|school|academy|elementary|preschool|campus',
  },
  {
    word: 'principal',
    after:
      '(?:(?:of|at|for|the) )*(?:\\p{L}+ ){0,3}(?:school|academy|elementary|kindergarten|campus)',
  },
  {
    word: 'direct(?:or|eur|rice)',
    after: 'of photography|of music|de fotografía|de arte|artistique|de la photographie',
  },
  { word: 'director', before: 'art|funeral|casting|stage|film|music|choir|theat(?:er|re)' },
  // The chief whom the role assists.
  {
    word: 'senior|lead|leitung|leiter|principal|head|director|manager|president|partner|chief|ceo|cto|cfo|coo|vp',
    before:
      '(?:assistant|assistent(?:in)?|assistenz|ea|pa|aide|secretary|reporting|support) (?:to|of|der|des)\\b.{0,60}',
  },
  { word: 'president|director|principal|head|ceo|cto|cfo|coo', after: "['’]s" },
  { word: 's?vp|(?:vice )?president|director', after: 'assistant|secretary|office' },
  // Prospective buyers, metals, waiting times.
  {
    word: 'lead',
    after:
      'generation|gen|nurturing|qualification|conversion|management|development rep(?:resentative)?|sourcing|capture|acquisition|abatement|free|paint|hazard|poisoning|time',
  },
  { word: 'lead', before: 'inbound|outbound' },
  // The number of a thing.
  { word: 'i{1,3}v?', after: 'trauma|nicu|listed' },
  {
    word: 'i{1,3}v?(?: ?(?:[-/–&,]|and|to) ?i{1,3}v?)*',
    before:
      '(?:phase|tier|type|class|title|part|soc|basel|solvency|mifid|stage|war|category|cat|region|zone|district|building|unit|plant|pillar|section|chapter|schedule|volume|mark|mk)s?',
  },
  // Learners and helpers in the role's care.
  {
    word: 'internships?|apprenticeships?|traineeships?|co-op|volunteers?|contractors?|freelancers?',
    after: `(?:${ofProgramme} )*(?:${organisers})`,
  },
  {
    word: 'interns?|apprentices?',
    after: 'coordinator|recruiter|supervisor|mentor|manager|trainer|assessor|instructor',
  },
  {
    word: 'interns?|apprentices?|graduates?|new (?:college )?grads?|trainees?',
    after: `(?:program(?:me)?s?|schemes?) (?:${ofProgramme} )*(?:${organisers})`,
  },
  {
    word: 'interns|internships|apprentices|apprenticeships|new (?:college )?grad(?:uate)?s|graduates|trainees|volunteers',
    before: `(?:recruiters?|recruitment|sourcer|talent \\p{L}+|${organisers})\\b.{0,40}`,
  },
  {
    word: 'intern(?:ship)?|apprenticeship|graduate',
    before: `(?:${organisers})(?:,| of| for| [-–—])(?: \\p{L}+){0,2}`,
    after: 'program(?:me)?s?|schemes?',
  },
  {
    word: 'auszubildende|azubis?|praktikant(?:en|innen)|stagiaires?|alternants|becarios|tirocinanti',
    before:
      '(?:betreu(?:er|erin|ung)|koordinator(?:in)?|leiter(?:in)?|referent(?:in)?|responsable|tuteur|tutor|encargad[oa]|responsabile)(?: (?:für|von|der|des|de|di|dei|los|les|die))+',
  },
  // Building sites, homes and staffing agencies.
  { word: 'temporary', after: 'works|staffing|accommodation|traffic|agency' },
  { word: 'temps?', after: 'recruit(?:ment|ers?)|desk|agency|staffing' },
  // A trade that the person has learned, or teaches.
  {
    word: 'ausbildung',
    before: '(?:mit|ohne|leit(?:er|erin|ung)|referent(?:in)?)(?: (?:abgeschlossener|der|die|für))*',
  },
];

const patterns = otherSenses.map(({ word, before, after }) => {
  const behind = before === undefined ? '' : `(?<=(?<!\\p{L})(?:${before})[ ,&–—-]+(?:${word}))`;
  const ahead = after === undefined ? '' : `(?=[ ,–—-]*(?:${after})(?!\\p{L}))`;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${word})(?![\\p{L}\\p{N}])${behind}${ahead}`, 'giu');
});

/** The words of the table: most titles hold none. */
const anyWord = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${otherSenses.map(({ word }) => word).join('|')})(?![\\p{L}\\p{N}])`,
  'iu',
);

/** Private-use characters: letter n of a title is hidden behind number n of them. */
const firstHidden = 0xe000;
const hiddenCount = 0x1900;

/** A title letter for letter, without the words that name no level or contract in it. */
export const withoutOtherSenses = (title: string): string =>
  title.length > hiddenCount || !anyWord.test(title) ? title : patterns.reduce(hide, title);

const hide = (title: string, pattern: RegExp): string =>
  title.replace(pattern, (word: string, at: number) =>
    String.fromCharCode(...Array.from(word, (_, i) => firstHidden + at + i)),
  );

/**
 * Edits a title while its words with another meaning are hidden from the edit; they stay in the
 * result.
 */
export function editOwnWords(title: string, edit: (title: string) => string): string {
  return edit(withoutOtherSenses(title)).replace(
    /[\ue000-\uf8ff]/g,
    (hidden) => title[hidden.charCodeAt(0) - firstHidden] ?? '',
  );
}
