/**
 * A vendor's date as ISO 8601, as exact as it was given. Reads ISO 8601 (with RFC 9557's zone in
 * brackets), the dates of RFC 9110 and RFC 5322, months by name, the year first, the day first
 * between dots, and seconds or milliseconds since 1970 as number or text.
 *
 * Null for impossible days and hours, for years that stand for "none" (1, 1970, 9999), and for
 * 05/01/2024, which is January in London and May in Boston. An unknown zone costs the time, not the
 * day.
 */
export function isoDate(value: unknown): string | null {
  if (typeof value === 'number') return fromNumber(value);
  if (typeof value !== 'string' || value.length > longestDate) return null;
  const text = value.replace(afterthought, '').trim();
  const number = /^(?:\/Date\((\d+)(?:[+-]\d{4})?\)\/|(\d+(?:\.\d+)?))$/.exec(text);
  if (number !== null) return fromNumber(Number(number[1] ?? number[2]));
  for (const form of forms) {
    const parts = form.exec(text)?.groups;
    const day = parts === undefined ? null : dayOf(parts);
    if (day !== null) return withTime(day, parts?.time);
  }
  return null;
}

/** More than JavaScript's own form with the longest zone name. */
const longestDate = 80;

/** "[Europe/Berlin]", "(Central European Summer Time)": repeats the offset before it. */
const afterthought = /\s*(?:\[[^\]]*\]|\([^)]*\))\s*$/;

const time = String.raw`(?:(?:[t,]\s*|\s+)(?:(?:um|at|à|às|a las|om|kl\.?)\s+)?(?<time>\d.*))?$`;
const weekday = String.raw`^(?:\p{L}+\.?,?\s+)?`;

/** How sites write days. `n` and `k` are two numbers of unknown order. */
const forms: readonly RegExp[] = [
  `^(?<y>\\d{4})(?<gap>-?)(?<m>\\d\\d)\\k<gap>(?<d>\\d\\d)${time}`,
  `^(?<y>\\d{4})(?<gap>[./-])(?<m>\\d\\d?)\\k<gap>(?<d>\\d\\d?)\\.?${time}`,
  `^(?<y>\\d{4})\\.\\s(?<m>\\d\\d?)\\.\\s(?<d>\\d\\d?)\\.?${time}`,
  `^(?<y>\\d{4})\\s?[年년]\\s?(?<m>\\d\\d?)[月월]\\s?(?<d>\\d\\d?)[日일]${time}`,
  `^(?<d>\\d\\d?)\\.\\s?(?<m>\\d\\d?)\\.\\s?(?<y>\\d{4})${time}`,
  `^(?<n>\\d\\d?)(?<gap>[/-])(?<k>\\d\\d?)\\k<gap>(?<y>\\d{4})${time}`,
  `${weekday}(?<d>\\d\\d?)(?:st|nd|rd|th|er|º|\\.)?(?:[\\s-]+|\\s(?:de|of)\\s)(?<m>\\p{L}{3,})\\.?(?:,?[\\s-]+|\\s(?:de|del)\\s)(?<y>\\d{4})(?:\\sг\\.)?${time}`,
  `${weekday}(?<d>\\d\\d)-(?<m>\\p{L}{3,})-(?<yy>\\d\\d)${time}`,
  `${weekday}(?<m>\\p{L}{3,})\\.?\\s+(?<d>\\d\\d?)(?:st|nd|rd|th)?,?\\s+(?<y>\\d{4})${time}`,
  `${weekday}(?<m>\\p{L}{3,})\\s+(?<d>\\d\\d?)\\s+(?<time>\\d\\d:.*)\\s(?<y>\\d{4})$`,
].map((form) => new RegExp(form, 'iu'));

type Parts = Readonly<Record<string, string | undefined>>;

/** No opening is older; dates that stand for "none" are. */
const firstYear = 1990;
const lastYear = 2100;

const isKnownYear = (year: number): boolean => year >= firstYear && year <= lastYear;

/** The day as YYYY-MM-DD; null if the calendar has no such day. */
function dayOf({ y, yy, m, d, n, k }: Parts): string | null {
  const year = Number(y ?? `20${yy}`);
  const order =
    n === undefined || k === undefined
      ? { month: monthOf(m), day: Number(d) }
      : inOrder(Number(n), Number(k));
  if (order === null || order.month === null || !isKnownYear(year)) return null;
  const date = new Date(Date.UTC(year, order.month - 1, order.day));
  const isReal = date.getUTCMonth() === order.month - 1 && date.getUTCDate() === order.day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

/** 13/05 has one reading, 05/05 too, 05/01 has two. */
function inOrder(n: number, k: number): { readonly month: number; readonly day: number } | null {
  if (n > 12 || n === k) return { month: k, day: n };
  return k > 12 ? { month: n, day: k } : null;
}

const clock =
  /^(\d\d?):?(\d\d)(?::?(\d\d)(?:[.,:](\d+))?)?(?:\s*([ap])\.?m\.?(?![a-z]))?\s*(?:(z|utc|gmt|ut)?\s?([+-])(\d\d?):?(\d\d)?|(\p{L}[\p{L} ./_-]*))?$/iu;

/** The day with its time; only the day if the zone is unknown, null for an invalid time. */
function withTime(day: string, text: string | undefined): string | null {
  if (text === undefined) return day;
  const match = clock.exec(text.trim());
  if (match === null) return null;
  const [, hours = '', minutes, seconds, fraction, half, , sign, ahead, aside = '00', name] = match;
  const hour = half === undefined ? Number(hours) : hourOf(Number(hours), half);
  const zone = sign === undefined ? zoneOf(name) : `${sign}${ahead?.padStart(2, '0')}:${aside}`;
  const rest =
    seconds === undefined ? '' : `:${seconds}${fraction === undefined ? '' : `.${fraction}`}`;
  const clockTime = `${String(hour).padStart(2, '0')}:${minutes}${rest}`;
  if (Number.isNaN(Date.parse(`${day}T${clockTime}${zone ?? ''}`))) return null;
  return zone === null ? day : `${day}T${clockTime}${zone}`;
}

/** 12 AM is midnight; 13 PM is no hour. */
function hourOf(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

/** Zones of RFC 5322 and of Central Europe; CST as in RFC 5322. */
const zones: ReadonlyMap<string, string> = new Map(
  Object.entries({
    z: 'Z',
    utc: 'Z',
    gmt: 'Z',
    ut: 'Z',
    est: '-05:00',
    edt: '-04:00',
    cst: '-06:00',
    cdt: '-05:00',
    mst: '-07:00',
    mdt: '-06:00',
    pst: '-08:00',
    pdt: '-07:00',
    cet: '+01:00',
    cest: '+02:00',
  }),
);

/** The offset of a zone by name; empty without a name, null for an unknown one. */
const zoneOf = (name: string | undefined): string | null =>
  name === undefined ? '' : (zones.get(name.toLowerCase()) ?? null);

function fromNumber(number: number): string | null {
  const digits = /^(\d{8})(\d{4}|\d{6})?$/.exec(String(number));
  const [, day, clockDigits] = digits ?? [];
  const written = day === undefined ? null : isoDate(`${day}T${clockDigits ?? '0000'}`);
  if (written !== null) return clockDigits === undefined ? written.slice(0, 10) : written;
  const date = new Date(number < 1e11 ? number * 1000 : number);
  return isKnownYear(date.getUTCFullYear()) ? date.toISOString() : null;
}

/**
 * Names of the months in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish,
 * Czech, the Nordic languages, Finnish, Russian, Ukrainian and Turkish, as they stand in dates,
 * long and short; without accents.
 */
const months: readonly string[] = [
  'january jan januar janner janvier janv enero ene gennaio gen janeiro januari stycznia sty ledna tammikuuta января січня ocak',
  'february feb februar fevrier fevr febrero febbraio fevereiro fev februari lutego lut unora helmikuuta февраля лютого subat',
  'march mar marz mars marzo marco maart mrt marca brezna marts maaliskuuta mrz maerz марта березня mart',
  'april apr avril avr abril abr aprile kwietnia kwi dubna huhtikuuta апреля квітня nisan',
  'may mai mayo maggio mag maio mei maja maj kvetna toukokuuta kve мая травня mayıs',
  'june jun juni juin junio giugno giu junho czerwca cze cervna kesakuuta июня червня haziran',
  'july jul juli juillet juil julio luglio lug julho lipca lip cervence heinakuuta июля липня temmuz',
  'august aug aout agosto ago augustus sierpnia sie srpna augusti elokuuta августа серпня agustos',
  'september sep sept septembre septiembre settembre set setembro wrzesnia wrz zari syyskuuta сентября вересня eylul',
  'october oct oktober okt octobre octubre ottobre ott outubro out pazdziernika paz rijna lokakuuta октября жовтня ekim',
  'november nov novembre noviembre novembro listopada lis listopadu marraskuuta ноября листопада kasım',
  'december dec dezember dez decembre diciembre dic dicembre dezembro grudnia gru prosince desember des joulukuuta декабря грудня aralık',
];

const monthByName: ReadonlyMap<string, number> = new Map(
  months.flatMap((names, i) => names.split(' ').map((name) => [name, i + 1] as const)),
);

/** 1 to 12 for a number or a name; null for any other word. */
function monthOf(month: string | undefined): number | null {
  if (month === undefined || /^\d/.test(month)) return Number(month);
  const plain = month.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return monthByName.get(plain) ?? null;
}
