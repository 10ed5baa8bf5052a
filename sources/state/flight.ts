import { isRecord } from '../fields/lenient.ts';
import { parsedText } from '../records/json-path.ts';

/** One row of the stream begins with its number in hex. */
const rowStart = /([\da-f]+):/y;

/**
 * The rows of a stream of React server components (react-server-dom, `self.__next_f` in Next), by
 * their numbers. References to other rows are replaced by these.
 */
export function readFlight(stream: string): Readonly<Record<string, unknown>> {
  const rows = new Map<string, unknown>();
  let at = 0;
  while (at < stream.length) {
    rowStart.lastIndex = at;
    const found = rowStart.exec(stream);
    if (found === null) {
      at = nextLine(stream, at);
      continue;
    }
    const [start, id = ''] = found;
    const from = at + start.length;
    const text = textRow(stream, from);
    const end = text?.end ?? nextLine(stream, from);
    rows.set(id, text?.text ?? jsonOf(stream.slice(from, end)));
    at = end;
  }
  return resolved(rows);
}

function nextLine(stream: string, from: number): number {
  const end = stream.indexOf('\n', from);
  return end === -1 ? stream.length : end + 1;
}

/** `T1a4,` and as many bytes of text in UTF-8, without a line end. */
function textRow(
  stream: string,
  from: number,
): { readonly text: string; readonly end: number } | null {
  const head = /T([\da-f]+),/y;
  head.lastIndex = from;
  const found = head.exec(stream);
  if (found === null) return null;
  const start = head.lastIndex;
  let bytes = Number.parseInt(found[1] ?? '0', 16);
  let end = start;
  while (bytes > 0 && end < stream.length) {
    const code = stream.codePointAt(end) ?? 0;
    bytes -= code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    end += code > 0xffff ? 2 : 1;
  }
  return { text: stream.slice(start, end), end };
}

/** Rows of other kinds (modules, hints, errors) begin with a letter, and hold no data. */
const jsonOf = (row: string): unknown => {
  const text = row.trimEnd();
  return text.startsWith('"') ? parsedText(`[${text}]`) : parsedText(text);
};

const reference = /^\$[@L]?([\da-f]+)((?::[^:]+)*)$/;
const mostValues = 300_000;
const mostDepth = 60;

/** Each row with its references replaced; one that leads back into itself becomes null. */
function resolved(rows: ReadonlyMap<string, unknown>): Readonly<Record<string, unknown>> {
  const done = new Map<string, unknown>();
  const open = new Set<string>();
  let left = mostValues;

  const rowOf = (id: string): unknown => {
    if (done.has(id)) return done.get(id);
    if (open.has(id) || !rows.has(id)) return null;
    open.add(id);
    const value = read(rows.get(id), 0);
    open.delete(id);
    done.set(id, value);
    return value;
  };

  const read = (value: unknown, depth: number): unknown => {
    left -= 1;
    if (left < 0 || depth > mostDepth) return null;
    if (typeof value === 'string') return readText(value);
    if (Array.isArray(value)) return value.map((each) => read(each, depth + 1));
    if (!isRecord(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, read(each, depth + 1)]),
    );
  };

  const readText = (text: string): unknown => {
    if (!text.startsWith('$') || text === '$') return text;
    if (text.startsWith('$$')) return text.slice(1);
    if (/^\$[Dn]/.test(text)) return text.slice(2);
    if (text === '$undefined') return null;
    const [, id, path = ''] = reference.exec(text) ?? [];
    if (id === undefined) return text;
    const keys = path.split(':').slice(1);
    return keys.reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null
          ? (value as Readonly<Record<string, unknown>>)[key]
          : null,
      rowOf(id),
    );
  };

  return Object.fromEntries([...rows.keys()].map((id) => [id, rowOf(id)]));
}
