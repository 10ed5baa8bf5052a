/** A string, a name, a number, a sign, or a blank or comment of JavaScript. */
const token =
  /'((?:[^'\\\n]|\\[\s\S])*)'|"((?:[^"\\\n]|\\[\s\S])*)"|([A-Za-z_$][\w$]*)|(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)|([[\]{}:,])|\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\//iy;

/**
 * The object or list that begins at a place of a script, written as JavaScript allows and JSON does
 * not: names and strings without double quotes, commas at the end. Undefined for anything but
 * constants, and for a literal that does not close.
 */
export function readLiteral(script: string, start: number): unknown {
  const json: string[] = [];
  let depth = 0;
  token.lastIndex = start;
  for (let found = token.exec(script); found !== null; found = token.exec(script)) {
    const [, single, double, name, number, sign] = found;
    const text = single ?? double;
    if (text !== undefined) json.push(JSON.stringify(unescapeScript(text)));
    else if (name !== undefined) json.push(constants.get(name) ?? JSON.stringify(name));
    else if (number !== undefined) json.push(number);
    else if (sign !== undefined) {
      const isEnd = sign === ']' || sign === '}';
      if (isEnd && json.at(-1) === ',') json.pop();
      json.push(sign);
      if (sign === '[' || sign === '{') depth += 1;
      if (isEnd) depth -= 1;
      if (depth === 0) return parsed(json.join(' '));
    }
  }
  return undefined;
}

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
