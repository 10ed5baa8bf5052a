import { literalAt } from '../js-literal.ts';

/** `(function(a,b){` of a payload whose repeated values are arguments. */
const head = /\(\s*function\s*\(([\w$,\s]*)\)\s*\{/y;
const assignment = /\s*([\w$]+)(?:\.([\w$]+)|\[(?:"([^"]*)"|(\d+))\])\s*=\s*/y;
/** More than any payload: names may stand for long values, again and again. */
const longest = 30_000_000;

/**
 * The state of a Nuxt 2 page in the form of a call: `(function(a,b){return {…a…}}(1,"x"))`.
 * Undefined for any other script, and for one that computes.
 */
export function readNuxtCall(script: string, start: number): unknown {
  head.lastIndex = start;
  const found = head.exec(script);
  if (found === null) return undefined;
  const names = (found[1] ?? '').split(',').map((name) => name.trim());
  const body = head.lastIndex;
  const values = argumentsOf(script, body);
  if (values === undefined) return undefined;
  const bound = new Map(names.map((name, at) => [name, values[at]]));
  let written = 0;
  const jsonOf = (name: string): string | undefined => {
    if (!bound.has(name)) return undefined;
    const json = JSON.stringify(bound.get(name) ?? null);
    written += json.length;
    return written > longest ? undefined : json;
  };
  let at = body;
  for (;;) {
    assignment.lastIndex = at;
    const set = assignment.exec(script);
    if (set === null) break;
    const { value, end } = scalarOrLiteral(script, assignment.lastIndex, jsonOf, bound);
    const target = bound.get(set[1] ?? '');
    const key = set[2] ?? set[3] ?? set[4] ?? '';
    if (typeof target === 'object' && target !== null && key !== '__proto__') {
      (target as Record<string, unknown>)[key] = value;
    }
    at = end;
    while (/[;,\s]/.test(script[at] ?? '')) at += 1;
  }
  const result = /\s*return\s*/y;
  result.lastIndex = at;
  return result.test(script) ? literalAt(script, result.lastIndex, jsonOf).value : undefined;
}

/** A name keeps its own value, which may get further parts later. */
function scalarOrLiteral(
  script: string,
  at: number,
  jsonOf: (name: string) => string | undefined,
  bound: ReadonlyMap<string, unknown>,
) {
  const name = /([A-Za-z_$][\w$]*)(?=\s*[;,])/y;
  name.lastIndex = at;
  const found = name.exec(script)?.[1];
  if (found !== undefined && bound.has(found)) {
    return { value: bound.get(found), end: name.lastIndex };
  }
  return literalAt(script, at, jsonOf);
}

/** The values behind the function's end: `}(1,"x"))`. */
function argumentsOf(script: string, body: number): readonly unknown[] | undefined {
  for (const closing of ['}(', '})(']) {
    const from = script.lastIndexOf(closing);
    const end = script.lastIndexOf(')');
    if (from < body || end < from) continue;
    const inner = script.slice(from + closing.length, end).replace(/\)\s*$/, '');
    const { value } = literalAt(`[${inner}]`, 0);
    if (Array.isArray(value)) return value;
  }
  return undefined;
}
