import type { Listener } from './clean-html.ts';
import type { HtmlEvents } from './html-walk.ts';

/** Tags that close an open one without its end tag, by htmlparser2. */
const closedBy: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    ...row('tr', 'tr th td'),
    ...row('th', 'th'),
    ...row('td', 'thead th td'),
    ...row('tbody tfoot', 'thead tbody'),
    ...row('a', 'a'),
    ...row('li', 'li'),
    ...row('dd dt', 'dd dt'),
    ...row('h1 h2 h3 h4 h5 h6', 'h1 h2 h3 h4 h5 h6 p'),
    ...row('p blockquote div dl hr ol pre table ul', 'p'),
  }),
);

function row(names: string, closes: string): Record<string, ReadonlySet<string>> {
  const closed = new Set(closes.split(' '));
  return Object.fromEntries(names.split(' ').map((name) => [name, closed]));
}

/**
 * Tells the events of reading cleaned HTML again while it is written: `walkHtml` on the result
 * would tell the same, for the price of another parse. Call `end` after the last piece.
 */
export function asReadAgain(
  events: Required<Pick<HtmlEvents, 'onopentagname' | 'ontext' | 'onclosetag'>>,
): Listener & { readonly end: () => void } {
  const open: string[] = [];
  const closeLast = (): void => {
    const name = open.pop();
    if (name !== undefined) events.onclosetag(name, true);
  };
  const begin = (name: string): void => {
    const closes = closedBy.get(name);
    while (closes?.has(open.at(-1) ?? '')) closeLast();
    const isVoid = name === 'br' || name === 'hr';
    if (!isVoid) open.push(name);
    events.onopentagname(name);
    if (isVoid) events.onclosetag(name, true);
  };
  return {
    open: begin,
    text: (text) => events.ontext(text),
    close(name) {
      if (!open.includes(name)) {
        // The end of a paragraph that another tag has closed is an empty one.
        if (name !== 'p') return;
        begin(name);
      }
      while (open.at(-1) !== name) closeLast();
      closeLast();
    },
    end() {
      while (open.length > 0) closeLast();
    },
  };
}
