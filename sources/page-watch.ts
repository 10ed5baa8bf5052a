import { mostPageLines, type PageText } from '#core/page-watch.ts';
import type { WebDocument } from '#core/web-document.ts';
import { challengeOf } from './challenge.ts';
import { readPageTree } from './listing/page-tree.ts';
import type { FetchContext } from './source.ts';

/**
 * The text of a page on which no openings could be read, as a browser draws it where one can. Both
 * were asked for before by those who looked for openings. Null for a page that another stands in
 * place of: a wall, an error, maintenance, nothing at all. `at` is the time by the clock of the
 * caller.
 */
export async function readWatchedPage(
  { url, at }: { readonly url: string; readonly at: string },
  context: FetchContext,
): Promise<PageText | null> {
  const today = new Date(at);
  // A page that the browser cannot draw is read as its site sends it. A cancelled scan ends there.
  const drawn = await context.draw?.(url).catch(() => null);
  if (drawn != null) {
    const documents = drawn.pages.length > 0 ? drawn.pages : [drawn.document];
    const lines = documents.flatMap((document) => [...(watchedLines(document, today) ?? [])]);
    return lines.length === 0 ? null : { isDrawn: true, lines: lines.slice(0, mostPageLines) };
  }
  const document = await context.fetch({ url, expect: 'html' });
  const lines = watchedLines(document, today);
  return lines === null ? null : { isDrawn: false, lines: [...lines] };
}

/**
 * The lines of a page that say something, in its order: no menus, footers, cookie banners and
 * hidden parts; without today's date, clock times, ages, counters and tokens. Null as above.
 */
export function watchedLines(document: WebDocument, today: Date): readonly string[] | null {
  if (document.status >= 400 || challengeOf(document) !== null) return null;
  const tree = readPageTree({ url: document.finalUrl, html: document.body });
  const shown = tree.fragments.filter(({ node }) => node.zone !== 'chrome' && !node.isHidden);
  const texts = shown.map(({ text }) => text);
  if (standsForAnother([tree.title, ...texts])) return null;
  const dates = datesAround(today);
  const lines = texts
    .filter((text) => !isConsent(text))
    .map((text) => withoutNoise(text, dates))
    .filter((text) => (text.match(/\p{L}/gu) ?? []).length >= 2);
  return lines.length === 0 ? null : lines.slice(0, mostPageLines);
}

/** A page with more text has more to say than that it is away. */
const longestExcuse = 1_500;

const excuse =
  /\b(?:under|scheduled|planned|undergoing|down for|site|maintenance) maintenance\b|maintenance (?:mode|break|window|work)|\b(?:be|come|check) back (?:soon|later|shortly)|temporarily (?:unavailable|offline|down)|service unavailable|bad gateway|gateway time-?out|internal server error|something went wrong|an error (?:has )?occurred|page (?:not found|cannot be found|doesn['’]t exist)|\b(?:error|status) ?(?:4\d\d|5\d\d)\b|\b404\b|try again (?:later|in a)|wartungsarbeiten|wegen wartung|im wartungsmodus|vorübergehend nicht (?:verfügbar|erreichbar)|seite nicht gefunden|maintenance en cours|en maintenance|temporairement indisponible|page introuvable|en mantenimiento|temporalmente (?:no disponible|fuera)|página no encontrada|em manutenção|temporariamente indisponível|in manutenzione|temporaneamente non disponibile|pagina non trovata|in onderhoud|tijdelijk niet (?:beschikbaar|bereikbaar)|underhåll pågår|tillfälligt (?:otillgänglig|nere)|przerwa techniczna|prace serwisowe|chwilowo niedostępn|メンテナンス中|ページが見つかりません|系统维护|暂时无法/iu;

/** True if the texts of a page say that the page itself is away. */
function standsForAnother(texts: readonly string[]): boolean {
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  return length <= longestExcuse && texts.some((text) => text.length <= 240 && excuse.test(text));
}

/** Words of a cookie banner that no class names. */
const isConsent = (text: string): boolean =>
  /cookies?\b|кук|クッキー|Cookie/i.test(text) &&
  /\b(?:accept|agree|allow|reject|decline|consent|use|uses|settings|preferences|policy|manage|akzeptieren|ablehnen|verwenden|verwendet|einstellungen|accepter|refuser|utilis\p{L}*|aceptar|rechazar|usamos|utiliza\p{L}*|aceitar|accetta|rifiuta|usa|gebruik\p{L}*|accepteren|använder|godkänn\p{L}*|akceptuj\p{L}*|używa\p{L}*)\b|使用/iu.test(
    text,
  );

/** Long runs of letters and digits: sessions, hashes, numbers of a request. */
const token = /\b(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{18,}\b/gi;
const clock =
  /\b\d{1,2}[:.h]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?\b|uhr\b|(?:[A-Z]{3,4}|UTC|GMT)\b)?/gi;
const copyright = /(?:©|\(c\)|copyright)\s*(?:\d{4}\s*[-–]\s*)?\d{4}/gi;
/** "3 days ago", "vor 3 Tagen", "il y a 3 jours", "3日前". */
const age =
  /\b(?:\d+|an?|one)\s+(?:sec(?:ond)?s?|min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?|months?|years?)\s+ago\b|\bvor\s+\d+\s+\p{L}+|\bil y a\s+\d+\s+\p{L}+|\bhace\s+\d+\s+\p{L}+|\bhá\s+\d+\s+\p{L}+|\b\d+\s+\p{L}+\s+(?:fa|geleden|sedan|temu)\b|\d+\s*(?:秒|分|時間|日|週間|か月|年)前/giu;
const counted =
  /\b(?:visitors?|visits?|views?|viewed|online|likes?|followers?|shares?|comments?|downloads?|clicks?|people (?:are )?(?:looking|viewing|here)|besucher|aufrufe|visites?|vues?|visitas|visualizza\p{L}*|visite|bezoekers|besök\p{L}*|odwiedzin|wyświetle\p{L}*)\b|閲覧|访问/iu;

/** A line without dates, ages, clock times, counters and tokens. */
function withoutNoise(text: string, dates: RegExp): string {
  const steady = text
    .replace(copyright, ' ')
    .replace(dates, ' ')
    .replace(age, ' ')
    .replace(clock, ' ')
    .replace(token, ' ');
  return (counted.test(steady) ? steady.replace(/\d[\d.,\s]*/g, ' ') : steady)
    .replace(/\s+([,;.])/g, '$1')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;·|–—-]+|[\s,;:·|–—-]+$/g, '');
}

const languages = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'sv', 'pl', 'cs', 'da', 'nb', 'fi'];

/** Finds the dates of yesterday, today and tomorrow, as pages write them: the page's clock differs. */
function datesAround(today: Date): RegExp {
  const days = [-1, 0, 1].map((by) => new Date(today.getTime() + by * 86_400_000));
  const forms = days.flatMap((day) => {
    const [y, m, d] = [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()];
    const two = (n: number) => `0?${n}`;
    const names = [...new Set(languages.flatMap((each) => monthNames(each, day)))].join('|');
    const nth = '(?:st|nd|rd|th|er|º|\\.)?';
    return [
      `${y}[-/.]${two(m)}[-/.]${two(d)}`,
      `${two(d)}[-/.]\\s?${two(m)}[-/.]\\s?(?:${y}|${String(y).slice(2)})`,
      `${two(m)}/${two(d)}/(?:${y}|${String(y).slice(2)})`,
      `${two(d)}${nth}\\s+(?:de\\s+|of\\s+)?(?:${names})\\.?(?:,?\\s+(?:de\\s+)?${y})?`,
      `(?:${names})\\.?\\s+${two(d)}${nth}(?:,?\\s+${y})?`,
    ];
  });
  // Japanese and Chinese set no blanks around a date.
  const others = days.map(
    (day) => `${day.getUTCFullYear()}年\\s?${day.getUTCMonth() + 1}月\\s?${day.getUTCDate()}日`,
  );
  const bounded = `(?<![\\p{L}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{N}])`;
  return new RegExp([bounded, ...others].join('|'), 'giu');
}

const monthNames = (language: string, day: Date): readonly string[] =>
  (['long', 'short'] as const).flatMap((month) => {
    const options = { month, timeZone: 'UTC' } as const;
    const alone = new Intl.DateTimeFormat(language, options).format(day);
    const parts = new Intl.DateTimeFormat(language, { ...options, day: 'numeric' });
    const inDate = parts.formatToParts(day).find(({ type }) => type === 'month')?.value ?? alone;
    return [alone, inDate].map((name) =>
      name.replace(/\.$/, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    );
  });
