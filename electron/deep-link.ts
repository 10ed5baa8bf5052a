/** Screens that a link from outside may show, and those of them that show one thing by its id. */
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
 * The route that `rolewatch://openings/<id>`, `rolewatch://scan` and the like mean, `#/openings/<id>`.
 * Null for anything else: whoever writes a link may be hostile, so it can show a screen and do nothing.
 */
export function routeOfLink(link: string): string | null {
  const [, host = '', id] = form.exec(link) ?? [];
  const screen = host.toLowerCase();
  if (!screens.includes(screen)) return null;
  if (id === undefined) return `#/${screen}`;
  return withId.includes(screen) ? `#/${screen}/${id}` : null;
}

/** The route of the first link in a command line: that is how Windows and Linux hand one over. */
export const routeInArguments = (args: readonly string[]): string | null =>
  args.map(routeOfLink).find((route) => route !== null) ?? null;
