import { expect, it } from 'vitest';
import { toGbnf } from './gbnf.ts';

it('allows all keys in their order, and nothing else', () => {
  const schema = {
    type: 'object',
    properties: {
      level: { enum: ['junior', 'se"nior'] },
      years: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
    },
    required: ['level', 'years'],
  };
  const [root, ...rules] = toGbnf(schema).split('\n');
  expect(root).toBe('root ::= r2');
  expect(rules.slice(0, 3)).toEqual([
    'r0 ::= ("\\"junior\\"" | "\\"se\\\\\\"nior\\"") ws',
    'r1 ::= integer | null',
    'r2 ::= "{" ws "\\"level\\"" ws ":" ws r0 "," ws "\\"years\\"" ws ":" ws r1 "}" ws',
  ]);
});

it('bounds lists, white space and digits, which models fill without end', () => {
  const grammar = toGbnf({ type: 'array', items: { type: 'string' } });
  expect(grammar).toContain('r0 ::= "[" ws (string ("," ws string){0,39})? "]" ws');
  expect(grammar).toContain('ws ::= [ \\t\\n]{0,2}');
  expect(grammar).toMatch(/number ::= .*\{0,11\}/);
});

it('names a repeated part once', () => {
  const quoted = { type: 'object', properties: { quote: { type: 'string' } } };
  const grammar = toGbnf({ type: 'object', properties: { a: quoted, b: quoted } });
  expect(grammar.match(/"quote/g)?.length).toBe(1);
});
