import type { Range } from '#core/enrichment.ts';
import { rangeAfter, rangeBefore } from './numbers.ts';
import { type Cue, spokenCues } from './phrases.ts';
import { type Found, sentenceAt } from './quote.ts';
import type { Reading } from './reading.ts';

/** Words for the people of a job: their number stands before (`count`) or after (`of`) them. */
export const peopleCues: readonly Cue[] = [
  ...spokenCues('people', {
    of: 'team of|teams of|group of|organization of|squad of|team von|équipe de|equipo de|equipa de|equipe de|team di|squadra di|gruppo di|team van|zespół|zespołem|zespołu',
    count:
      'direct reports|direct report|mitarbeitenden|mitarbeitern|mitarbeiter|mitarbeitende|collaborateurs|personnes|personas|pessoas|colaboradores|collaboratori|persone|medewerkers|osób|pracowników|名|人|部下|associates|aides|engineers|analysts',
  }),
  ...spokenCues('leads', {
    lead: 'manage a team|managing a team|manage the team|lead a team|leading a team|lead the team|build and lead|manage and mentor|manage and develop|directly manage|line manage|line management|line manager|supervise a team|supervise staff|führst ein team|führung eines teams|führung des teams|personalverantwortung|führungsverantwortung|manager une équipe|encadrer une équipe|encadrement d une équipe|management d une équipe|manager l équipe|dirigir un equipo|gestionar un equipo|liderar un equipo|liderar o equipo|liderar uma equipe|liderar uma equipa|gerir uma equipa|gestire un team|coordinare un team|leidinggeven aan|leiding geven aan|geef je leiding|zarządzanie zespołem|kierowanie zespołem|マネジメント',
  }),
];

const leads =
  /\blead(?:s|ing)?\b|\bled\b|manag|supervis|overse|oversight|head(?:ing)? (?:up|a)|direct(?:s|ing)? (?:the|a) (?:work|team)|coach|responsible for|führ|leit|verantwort|encadr|dirig|pilot|responsable|lider|coordin|a (?:tu|su) cargo|cargo|gest|chefi|supervis|guid|leiding|aansturen|stuurt|kier|zarządz|nadzor|マネジメント|統括|部下|report(?:s|ing)? (?:to you|into you)|reports\b|managed/u;
const joins =
  /\bjoin(?:s|ing)?\b|part of|member of|within a|work(?:ing)? (?:in|with|alongside)|you(?:['’]ll| will) be (?:in|on|one of)|we are|we['’]re|our team|reports? to|teil (?:eine[rs]|unseres)|wir sind|arbeitest du|bist du teil|au sein|rejoign|intégr|nous sommes|somos|formarás parte|te unirás|integrar|farai parte|siamo|entrerai|je werkt in|onderdeel van|dołącz|jesteśmy|founded|unternehmen|entreprise|empresa|mentor/u;
const leadsNone =
  /employees worldwide|\b(?:no|without|zero) (?:direct reports|people|line)|not? (?:a )?(?:people manag|manage|lead)|kein\p{L}* (?:führung|personal)|sans (?:management|encadrement)|sin personal|geen leiding|cross-functional/u;
const withExperience =
  /experience|erfahrung|expérience|experiencia|experiência|esperienza|ervaring|doświad|track record|経験|proven|knowledge|worked with|curious|at home with|ability to|years|jahre|background|skills/u;

const most = 5_000;

/** How many people the job leads; without ends if it leads some. */
export function readPeopleLed(reading: Reading): Found<Range> | null {
  for (const { value, start, end } of reading.hits('people')) {
    const said =
      value === 'of' ? rangeAfter(reading.lower, end) : rangeBefore(reading.lower, start);
    if (said === null || (said.range.max ?? said.range.min ?? 0) > most) continue;
    const quote = quoteOfLeading(reading, start, end, value === 'of');
    if (quote !== null) return { value: said.range, quote };
  }
  return readSome(reading);
}

function readSome(reading: Reading): Found<Range> | null {
  const teams = reading
    .hits('people')
    .filter(
      ({ value, end }) => value === 'of' && isOfPeople.test(reading.lower.slice(end, end + 30)),
    );
  for (const { start, end } of [...reading.hits('leads'), ...teams]) {
    const quote = quoteOfLeading(reading, start, end, true);
    if (quote !== null) return { value: { min: null, max: null }, quote };
  }
  return null;
}

/** The sentence, if it says that the person leads these people. */
function quoteOfLeading(
  { lower, text }: Reading,
  start: number,
  end: number,
  isVerbFirst: boolean,
): string | null {
  const sentence = sentenceAt(text, start, end);
  const words = lower.slice(sentence.start, sentence.end);
  const before = lower.slice(sentence.start, start);
  const isNotOurs =
    joins.test(before) ||
    leadsNone.test(words) ||
    withExperience.test(words) ||
    words.endsWith('?');
  if (isNotOurs || !leads.test(isVerbFirst ? lower.slice(sentence.start, end) : words)) return null;
  return text.slice(sentence.start, sentence.end);
}

const isOfPeople =
  /^ (?:\p{L}+,? ){0,3}(?:engineers|managers|designers|researchers|analysts|developers|specialists|people|representatives|technicians|professionals|recruiters|associates)/u;
