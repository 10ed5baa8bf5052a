/** Screens that an outside link may show, and those that show one item by its id. */
const screens = [
  'inbox',
  'openings',
  'board',
  'companies',
  'insights',
  'scan',
  'queues',
  'settings',
];
const withId: readonly string[] = ['openings', 'board', 'companies'];

const form = /^rolewatch:\/\/([a-z]{1,20})(?:\/([A-Za-z0-9_-]{1,64}))?\/?$/i;

/** What the bookmark in "Add opening" opens: the form, with the address of a page. */
const adding = /^rolewatch:\/\/add\/?\?url=([\w.~!*'()%-]{1,6000})$/i;

/**
 * The route of a link such as `rolewatch://openings/<id>` or `rolewatch://scan`: `#/openings/<id>`.
 * Null for anything else: links may be hostile, so they can show a screen and do nothing. That of
 * a page, `rolewatch://add?url=<address>`, shows the form for an opening, which adds nothing on its own.
 */
export function routeOfLink(link: string): string | null {
  const given = adding.exec(link)?.[1];
  if (given !== undefined) return routeOfPage(given);
  const [, host = '', id] = form.exec(link) ?? [];
  const screen = host.toLowerCase();
  if (!screens.includes(screen)) return null;
  if (id === undefined) return `#/${screen}`;
  return withId.includes(screen) ? `#/${screen}/${id}` : null;
}

function routeOfPage(given: string): string | null {
  try {
    const { protocol, href } = new URL(decodeURIComponent(given));
    const isWeb = protocol === 'https:' || protocol === 'http:';
    return isWeb ? `#/board?add=${encodeURIComponent(href)}` : null;
  } catch {
    return null;
  }
}

/** The route of the first link in a command line, which is how Windows and Linux pass links. */
export const routeInArguments = (args: readonly string[]): string | null =>
  args.map(routeOfLink).find((route) => route !== null) ?? null;

/**
 * The link of the host that holds the data dir, if a window may show it: null without a link, or if
 * it leads to another machine.
 */
export function linkToShow(url: string | null): URL | null {
  const link = url === null ? null : URL.parse(url);
  return link?.protocol === 'http:' && loopback.includes(link.hostname) ? link : null;
}

const loopback: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];
