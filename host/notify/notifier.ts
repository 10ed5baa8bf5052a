import type { DigestNews, MatchNews, NamedPosting, ReminderNews } from '#contract/inbox.ts';
import { hours } from '#core/duration.ts';
import { endOfQuiet, type OffsetMinutes } from '#core/quiet-hours.ts';
import type { Settings } from '#core/settings.ts';
import { openTimerAlarm } from '#workers/drivers/alarm.ts';

type Notifier = AsyncDisposable & {
  /** Notifies now, or as soon as the rules allow; waiting news is bundled. */
  readonly tell: (news: News) => void;
};

/** Notifies the user as often as the settings allow, and never in quiet hours. */
export function createNotifier(deps: {
  readonly settings: () => Settings;
  readonly notify: (notice: Notice) => void;
}): Notifier {
  const { settings, notify } = deps;
  let waiting: readonly News[] = [];
  let told: readonly number[] = [];
  const alarm = openTimerAlarm(() => look());

  function look(): void {
    const { quietHours, notificationsPerHour: perHour } = settings();
    waiting = waiting.filter((news) => isWanted(news, settings()));
    for (;;) {
      const [news, ...rest] = waiting;
      if (news === undefined) return;
      const now = Date.now();
      const at = nextNoticeAt({ now, told, perHour, quietHours, offset: localOffset });
      if (at === null) {
        waiting = [];
        return;
      }
      if (at > now) {
        void alarm.set(at);
        return;
      }
      waiting = rest;
      told = [...told, now].slice(-mostPerHour);
      notify(inWords(news));
    }
  }

  return {
    tell(news) {
      waiting = addNews(waiting, news);
      look();
    },
    [Symbol.asyncDispose]: () => alarm[Symbol.asyncDispose](),
  };
}

/** The highest value of the setting. */
const mostPerHour = 60;

function isWanted(news: News, settings: Settings): boolean {
  switch (news.kind) {
    case 'matches':
      // The digest names them.
      return settings.notifyMatches && settings.digestAt === null && news.count > 0;
    case 'digest':
      return settings.digestAt !== null && digestParts(news).length > 0;
    case 'failed':
      return settings.notifyFailures;
    case 'reminders':
      return settings.notifyReminders && news.count > 0;
  }
}

/**
 * When the next notification may appear, epoch milliseconds, now at the earliest: outside quiet
 * hours and within the hourly limit. Null for never. `told`: the times of earlier ones.
 */
export function nextNoticeAt(request: {
  readonly now: number;
  readonly told: readonly number[];
  readonly perHour: number;
  readonly quietHours: string | null;
  readonly offset: OffsetMinutes;
}): number | null {
  const { now, told, perHour, quietHours, offset } = request;
  if (perHour === 0) return null;
  const oldest = told.toSorted((a, b) => b - a)[perHour - 1];
  // A clock set back must not silence us for long.
  const free = oldest === undefined ? now : Math.min(oldest, now) + hours(1);
  return endOfQuiet(quietHours, Math.max(now, free), offset);
}

/** Minutes by which this machine's clocks are ahead of UTC at a moment. */
export const localOffset: OffsetMinutes = (at) => -new Date(at).getTimezoneOffset();

/** Words for news, and the route for a click: the single item, else the list. */
export function inWords(news: News): Notice {
  switch (news.kind) {
    case 'matches':
      return matches(news);
    case 'digest':
      return digest(news);
    case 'failed':
      return { title: 'Scan failed', body: news.reason, route: `#/scan/${news.runId}` };
    case 'reminders':
      return reminders(news);
  }
}

function matches({ count, first, search }: News & { readonly kind: 'matches' }): Notice {
  const [only] = first;
  if (count === 1 && only !== undefined) {
    const why = search === null ? 'new opening' : `new for ${search}`;
    return { title: only.title, body: `${only.company} · ${why}`, route: routeOf(only) };
  }
  const forWhom = search === null ? '' : ` for ${search}`;
  return {
    title: `${count.toLocaleString('en')} new openings${forWhom}`,
    body: list(
      first.map(({ title, company }) => `${title} at ${company}`),
      count,
    ),
    route: '#/inbox',
  };
}

type Digest = News & { readonly kind: 'digest' };

function digest(news: Digest): Notice {
  const { count, first } = news.matches;
  const [title = '', ...rest] = digestParts(news);
  const named = first.map(({ title, company }) => `${title} at ${company}`);
  const body = [
    ...(count > 0 ? [list(named, count)] : []),
    ...(rest.length > 0 ? [rest.join(', ')] : []),
  ];
  return { title: `Today: ${title}`, body: body.join('\n'), route: '#/inbox' };
}

/** What there is to tell, the most important first. */
function digestParts({ matches, changed, closed, broken }: Digest): readonly string[] {
  const parts: readonly (readonly [number, string, string])[] = [
    [matches.count, 'new opening', 'new openings'],
    [changed, 'changed', 'changed'],
    [closed, 'taken down', 'taken down'],
    [broken, 'company couldn’t be checked', 'companies couldn’t be checked'],
  ];
  return parts.flatMap(([n, one, many]) =>
    n === 0 ? [] : [`${n.toLocaleString('en')} ${n === 1 ? one : many}`],
  );
}

function reminders({ count, first }: News & { readonly kind: 'reminders' }): Notice {
  const [only] = first;
  if (count === 1 && only !== undefined) {
    return { title: only.text, body: `${only.title} at ${only.company}`, route: routeOf(only) };
  }
  return {
    title: `${count.toLocaleString('en')} reminders are due`,
    body: list(
      first.map(({ text }) => text),
      count,
    ),
    route: '#/inbox',
  };
}

const routeOf = ({ postingId }: NamedPosting): string =>
  `#/openings/${encodeURIComponent(postingId)}`;

function list(named: readonly string[], count: number): string {
  const more = count - named.length;
  return [...named, ...(more > 0 ? [`${more.toLocaleString('en')} more`] : [])].join('\n');
}

/** A notification before it is put into words. */
export type News =
  | ({ readonly kind: 'matches' } & MatchNews)
  | { readonly kind: 'failed'; readonly runId: string; readonly reason: string }
  | ({ readonly kind: 'reminders' } & ReminderNews)
  | ({ readonly kind: 'digest' } & DigestNews);

/** A native notification; a click shows `route`, a fragment of the page's address. */
export type Notice = { readonly title: string; readonly body: string; readonly route: string };

/** How many companies a text names. */
const named = 3;

/** Joins waiting news with newer news: one of each kind, newest first. */
export function addNews(waiting: readonly News[], news: News): readonly News[] {
  const older = waiting.find(({ kind }) => kind === news.kind);
  const others = waiting.filter((each) => each !== older);
  return [...others, older === undefined ? news : merge(older, news)];
}

function merge(older: News, newer: News): News {
  if (older.kind === 'matches' && newer.kind === 'matches') {
    return { kind: 'matches', ...mergeMatches(older, newer) };
  }
  if (older.kind === 'digest' && newer.kind === 'digest') {
    return {
      kind: 'digest',
      matches: mergeMatches(older.matches, newer.matches),
      changed: older.changed + newer.changed,
      closed: older.closed + newer.closed,
      broken: older.broken + newer.broken,
    };
  }
  if (older.kind === 'reminders' && newer.kind === 'reminders') {
    return {
      kind: 'reminders',
      count: older.count + newer.count,
      first: [...newer.first, ...older.first].slice(0, named),
    };
  }
  return newer;
}

const mergeMatches = (older: MatchNews, newer: MatchNews): MatchNews => ({
  count: older.count + newer.count,
  first: [...newer.first, ...older.first].slice(0, named),
  search: older.search === newer.search ? newer.search : null,
});
