/** A string, a name, a number, a sign, a constant of minifiers, or a blank or comment of JavaScript. */
const token =
  /'((?:[^'\\\n]|\\[\s\S])*)'|"((?:[^"\\\n]|\\[\s\S])*)"|`((?:[^`\\$]|\\[\s\S])*)`|(?:new Date\(((?:"[^"\\\n]*")|-?\d+)\)|(!0|!1|void 0|Array\(\d+\)))|([A-Za-z_$][\w$]*)|(-?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?)|([[\]{}:,])|\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\//iy;

/**
 * The object or list that begins at a place of a script, written as JavaScript allows and JSON does
 * not: names and strings without double quotes, commas at the end. Undefined for anything but
 * constants, and for a literal that does not close.
 */
export const readLiteral = (script: string, start: number): unknown =>
  literalAt(script, start, (name) => JSON.stringify(name)).value;

/** The value is undefined if no literal of constants stands there; `end` is how far the reading came. */
export type LiteralAt = { readonly value: unknown; readonly end: number };

/** The JSON of a name in the place of a value; undefined for an unknown one, which is no constant. */
type JsonOf = (name: string) => string | undefined;

/** The same, and where it ends. A name stands for what `jsonOf` says of it. */
export function literalAt(
  script: string,
  start: number,
  jsonOf: JsonOf = () => undefined,
): LiteralAt {
  const json: string[] = [];
  let depth = 0;
  token.lastIndex = start;
  let end = start;
  for (let found = token.exec(script); found !== null; found = token.exec(script)) {
    end = token.lastIndex;
    const [, single, double, template, date, short, name, number, sign] = found;
    const text = single ?? double ?? template;
    if (text !== undefined) json.push(JSON.stringify(unescapeScript(text)));
    else if (date !== undefined) json.push(date);
    else if (short !== undefined) json.push(minified(short));
    else if (name !== undefined || number !== undefined) {
      const written = name ?? number ?? '';
      const value = isKey(script, end)
        ? JSON.stringify(written)
        : name === undefined
          ? asNumber(written)
          : (constants.get(name) ?? jsonOf(name));
      if (value === undefined) return { value, end };
      json.push(value);
    } else if (sign !== undefined) {
      const isEnd = sign === ']' || sign === '}';
      if (isEnd && json.at(-1) === ',') json.pop();
      json.push(sign);
      if (sign === '[' || sign === '{') depth += 1;
      if (isEnd) depth -= 1;
    }
    if (depth === 0 && json.length > 0) return { value: parsed(json.join(' ')), end };
    // What follows is read from the same place, also after a reading inside `jsonOf`.
    token.lastIndex = end;
  }
  return { value: undefined, end };
}

const keyEnd = /\s*:/y;

function isKey(script: string, end: number): boolean {
  keyEnd.lastIndex = end;
  return keyEnd.test(script);
}

const minified = (short: string): string =>
  short === '!0' ? 'true' : short === '!1' ? 'false' : short === 'void 0' ? 'null' : '[]';

/** JSON has no number that begins with a dot. */
const asNumber = (written: string): string => written.replace(/^(-?)\./, '$10.');

/** `undefined` has no JSON; other names are keys. */
const constants: ReadonlyMap<string, string> = new Map([
  ['true', 'true'],
  ['false', 'false'],
  ['null', 'null'],
  ['undefined', 'null'],
]);

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // An expression where a constant was expected.
    return undefined;
  }
}

const letters: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  '\n': '',
};

/** The text that a string of a script stands for (ECMA-262, 12.9.4). */
export function unescapeScript(text: string): string {
  return text.replace(
    /\\(?:u([\da-f]{4})|x([\da-f]{2})|([\s\S]))/gi,
    (_all, unicode?: string, hex?: string, letter = '') => {
      const code = unicode ?? hex;
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      return letters[letter] ?? letter;
    },
  );
}
