const monthNames: readonly string[] = [
  'january jan januar jänner janvier janv enero ene janeiro gennaio januari stycznia styczeń styczniu ledna leden lednu',
  'february feb februar feber février fevrier févr febrero fevereiro fev febbraio februari lutego luty lutym února únor únoru',
  'march mar märz maerz mrz mars marzo março marco maart mrt marca marzec marcu března březen březnu',
  'april apr avril avr abril abr aprile kwietnia kwiecień kwietniu dubna duben dubnu',
  'may mai mayo maio maggio mei maja maj maju května květen květnu',
  'june jun juni juin junio junho giugno czerwca czerwiec czerwcu června červen červnu',
  'july jul juli juillet juil julio julho luglio lipca lipiec lipcu července červenec červenci',
  'august aug août aout agosto ago augustus augusti sierpnia sierpień sierpniu srpna srpen srpnu',
  'september sep sept septembre septiembre setembro set settembre września wrzesień wrześniu září',
  'october oct oktober okt octobre octubre outubro out ottobre ott października październik październiku října říjen říjnu',
  'november nov novembre noviembre novembro listopada listopad listopadzie listopadu',
  'december dec dezember dez décembre decembre déc diciembre dic dezembro dicembre grudnia grudzień grudniu prosince prosinec prosinci',
];

const monthNumbers: ReadonlyMap<string, number> = new Map(
  monthNames.flatMap((names, i) => names.split(' ').map((name) => [name, i + 1] as const)),
);

/** "listopadu" and the like: longer names first. */
const month = [...monthNumbers.keys()].toSorted((a, b) => b.length - a.length).join('|');
const year = '(?<year>20\\d\\d)(?!\\d)';
const of = "(?:\\s+(?:de|del|of|d['’])\\s*|\\s*)";
const ordinal = '(?:st|nd|rd|th|er|ème|\\.|º|ª|°)?';

/** Forms of dates, the precise ones first. */
const forms: readonly RegExp[] = [
  `(?<!\\d)${year}\\s*[-/.年]\\s*(?<month>\\d{1,2})\\s*[-/.月]\\s*(?<day>\\d{1,2})(?!\\d)`,
  '令和(?<reiwa>\\d{1,2})年(?<month>\\d{1,2})月(?<day>\\d{1,2})',
  `(?<!\\d)(?<first>\\d{1,2})(?<sign>[./-])\\s?(?<second>\\d{1,2})\\k<sign>\\s?${year}`,
  `(?<!\\d)(?<day>\\d{1,2})${ordinal}${of}(?<name>${month})(?!\\p{L})\\.?,?${of}${year}`,
  `(?<!\\p{L})(?<name>${month})(?!\\p{L})\\.?\\s+(?<day>\\d{1,2})${ordinal},?\\s+${year}`,
  '令和(?<reiwa>\\d{1,2})年(?<month>\\d{1,2})月',
  `(?<!\\d)${year}\\s*(?:[-/年])\\s*(?<month>\\d{1,2})(?!\\d)`,
  `(?<!\\p{L})(?<name>${month})(?!\\p{L})\\.?,?${of}${year}`,
  `(?<!\\d)(?<month>\\d{1,2})[./]${year}`,
  `(?<!\\p{L})(?:q|t|quarter )(?<quarter>[1-4])[\\s/,of-]{0,4}${year}`,
].map((form) => new RegExp(form, 'u'));

export type DateSaid = {
  /** "2027-01-15", or "2027-01" without a day. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
};

/**
 * The first date with a year in a text in lower case, in the forms of ten languages. Of "03/04/2027"
 * the day comes first, in America the month.
 */
export function dateIn(lower: string, isAmerican = false): DateSaid | null {
  let first: DateSaid | null = null;
  for (const form of forms) {
    const match = form.exec(lower);
    if (match === null || (first !== null && match.index >= first.start)) continue;
    const value = writtenDate(match.groups ?? {}, isAmerican);
    if (value !== null) {
      first = { value, start: match.index, end: match.index + match[0].length };
    }
  }
  return first;
}

function writtenDate(
  groups: Readonly<Record<string, string | undefined>>,
  isAmerican: boolean,
): string | null {
  const year = groups.reiwa === undefined ? Number(groups.year) : 2018 + Number(groups.reiwa);
  if (groups.quarter !== undefined) return written(year, Number(groups.quarter) * 3 - 2, null);
  if (groups.first !== undefined) {
    const [first, second] = [Number(groups.first), Number(groups.second)];
    const isMonthFirst = second > 12 || (isAmerican && groups.sign === '/' && first <= 12);
    return isMonthFirst ? written(year, first, second) : written(year, second, first);
  }
  const named = groups.name === undefined ? undefined : monthNumbers.get(groups.name);
  const day = groups.day === undefined ? null : Number(groups.day);
  return written(year, named ?? Number(groups.month), day);
}

function written(year: number, month: number, day: number | null): string | null {
  if (month < 1 || month > 12 || (day !== null && (day < 1 || day > 31))) return null;
  const two = (n: number) => String(n).padStart(2, '0');
  return `${year}-${two(month)}${day === null ? '' : `-${two(day)}`}`;
}
