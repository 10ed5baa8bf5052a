import { z } from 'zod';

const Schema = z.object({
  type: z.string().optional(),
  enum: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  const: z.union([z.string(), z.number(), z.boolean(), z.null()]).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
});

/** Lists and strings end: a model that repeats itself would fill the longest answer. */
const mostItems = 40;
const longestString = 300;

/** White space is bounded, too: small models like to write nothing else. */
const common = [
  'ws ::= [ \\t\\n]{0,2}',
  `string ::= "\\"" char{0,${longestString}} "\\"" ws`,
  'char ::= [^"\\\\\\x00-\\x1f] | "\\\\" (["\\\\/bfnrt] | "u" [0-9a-fA-F]{4})',
  'number ::= "-"? ("0" | [1-9] [0-9]{0,11}) ("." [0-9]{1,4})? ws',
  'integer ::= "-"? ("0" | [1-9] [0-9]{0,11}) ws',
  'boolean ::= ("true" | "false") ws',
  'null ::= "null" ws',
];

/**
 * A JSON schema as a grammar of llama.cpp, which allows just such answers:
 * https://github.com/ggml-org/llama.cpp/blob/master/grammars/README.md. For the schemas of our
 * forms: all keys required, in the order written. Numbers have twelve digits at most: without a
 * bound, models write 1e300.
 */
export function toGbnf(schema: Readonly<Record<string, unknown>>): string {
  const rules: string[] = [];
  const names = new Map<string, string>();
  const named = (body: string): string => {
    const known = names.get(body);
    if (known !== undefined) return known;
    const name = `r${names.size}`;
    names.set(body, name);
    rules.push(`${name} ::= ${body}`);
    return name;
  };

  function ruleFor(node: unknown): string {
    const read = Schema.parse(node);
    const choices = read.anyOf ?? read.oneOf;
    if (choices !== undefined) return named(choices.map(ruleFor).join(' | '));
    const values = read.enum ?? (read.const === undefined ? undefined : [read.const]);
    if (values !== undefined) {
      return named(`(${values.map((value) => literal(JSON.stringify(value))).join(' | ')}) ws`);
    }
    if (read.type === 'array') return arrayOf(ruleFor(read.items ?? { type: 'string' }));
    if (read.type === 'object' || read.properties !== undefined) {
      return objectWith(Object.entries(read.properties ?? {}));
    }
    return (
      ['string', 'number', 'integer', 'boolean', 'null'].find((type) => type === read.type) ??
      'string'
    );
  }

  const arrayOf = (item: string): string =>
    named(`"[" ws (${item} ("," ws ${item}){0,${mostItems - 1}})? "]" ws`);

  const objectWith = (properties: readonly (readonly [string, unknown])[]): string =>
    named(
      `"{" ws ${properties
        .map(([key, value]) => `${literal(JSON.stringify(key))} ws ":" ws ${ruleFor(value)}`)
        .join(' "," ws ')} "}" ws`,
    );

  const root = ruleFor(schema);
  return [`root ::= ${root}`, ...rules, ...common, ''].join('\n');
}

/** A quoted text of a grammar. */
const literal = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;
