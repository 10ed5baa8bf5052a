import { Parser } from 'htmlparser2';
import { AppError } from '#core/errors.ts';
import type { ReadList } from './board-list.ts';
import { challengeOf } from './challenge.ts';

/**
 * Reads feeds whose openings are elements named `item` in a `root`: `xmlList('item', 'rss')`. Each
 * becomes an object: text for a plain element, an object for one with children or attributes
 * (`@href`), a list for a repeated one. Names keep their prefix: `g:id`. Reads one element at a
 * time, so that a mistake in the XML costs one opening. Throws `broken_answer` for half a feed,
 * `unexpected_content` for any other document.
 */
export function xmlList(item: string, root: string): ReadList {
  return ({ body, finalUrl: url, status }) => {
    if (!new RegExp(`<${root}[\\s/>]`).test(body)) {
      const kind = challengeOf({ body, status });
      if (kind !== null) throw new AppError('challenge_page', { url, kind });
      throw new AppError('unexpected_content', { url, expected: 'a feed', got: 'a page' });
    }
    const isWhole = body.includes(`</${root}>`) || new RegExp(`<${root}[^>]*/>`).test(body);
    if (!isWhole) throw new AppError('broken_answer', { url, reason: 'the feed breaks off' });
    return { entries: [...elementsIn(body, item)].map(xmlObject) };
  };
}

/** The elements of one name, each as its text; one pass, since feeds have tens of megabytes. */
export function* elementsIn(xml: string, name: string): Generator<string> {
  const opening = new RegExp(`<${name}(?=[\\s>])`, 'g');
  const closing = `</${name}>`;
  for (let found = opening.exec(xml); found !== null; found = opening.exec(xml)) {
    const end = xml.indexOf(closing, opening.lastIndex);
    if (end === -1) return;
    yield xml.slice(found.index, end + closing.length);
    opening.lastIndex = end + closing.length;
  }
}

type XmlValue = string | { readonly [name: string]: XmlValue | readonly XmlValue[] };
type Open = { readonly name: string; readonly members: Map<string, XmlValue[]>; text: string };

/** Deeper than any text with unclosed tags; the parser works more for each open element. */
const maxDepth = 500;

/**
 * One element as an object; tolerates unclosed and nameless elements. Ends where elements nest
 * without end.
 */
function xmlObject(xml: string): XmlValue {
  const top: Open = { name: '', members: new Map(), text: '' };
  const open: Open[] = [top];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const members = new Map<string, XmlValue[]>();
        for (const key of Object.keys(attributes)) members.set(`@${key}`, [attributes[key] ?? '']);
        open.push({ name, members, text: '' });
        if (open.length > maxDepth) parser.pause();
      },
      ontext(text) {
        const last = open.at(-1);
        if (last !== undefined) last.text += text;
      },
      onclosetag: close,
    },
    { xmlMode: true },
  );
  parser.end(xml);
  while (open.length > 1) close();
  const [value = ''] = [...top.members.values()].flat();
  return value;

  function close(): void {
    const closed = open.length > 1 ? open.pop() : undefined;
    const parent = open.at(-1)?.members;
    if (closed === undefined || parent === undefined) return;
    const known = parent.get(closed.name);
    if (known === undefined) parent.set(closed.name, [asValue(closed)]);
    else known.push(asValue(closed));
  }
}

/** An element's text counts if it has any: the attributes of `guid` say how to read it. */
function asValue({ members, text }: Open): XmlValue {
  const isPlain = [...members.keys()].every((name) => name.startsWith('@'));
  if (isPlain && (members.size === 0 || text.trim() !== '')) return text;
  return Object.fromEntries(
    [...members].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  );
}
