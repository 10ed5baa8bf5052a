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

/**
 * The route of a link such as `rolewatch://openings/<id>` or `rolewatch://scan`: `#/openings/<id>`.
 * Null for anything else: links may be hostile, so they can show a screen and do nothing.
 */
export function routeOfLink(link: string): string | null {
  const [, host = '', id] = form.exec(link) ?? [];
  const screen = host.toLowerCase();
  if (!screens.includes(screen)) return null;
  if (id === undefined) return `#/${screen}`;
  return withId.includes(screen) ? `#/${screen}/${id}` : null;
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
