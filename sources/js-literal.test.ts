import { describe, expect, it } from 'vitest';
import { readLiteral, unescapeScript } from './js-literal.ts';

describe('readLiteral', () => {
  it.each([
    [
      "[{ id: '1', 'a-b': true, list: ['x', ], }, ]; next()",
      [{ id: '1', 'a-b': true, list: ['x'] }],
    ],
    ["['McDonald\\u0027s ]; {a: 1} \\x26 \\'co\\'']", ["McDonald's ]; {a: 1} & 'co'"]],
    ['{ n: -1.5e3, none: undefined, /* c */ "q": null } // end', { n: -1500, none: null, q: null }],
    ['[]', []],
    ["['open'", undefined],
    ['[call(1)]', undefined],
    ['[1 2]', undefined],
  ])('reads %s', (script, value) => {
    expect(readLiteral(script, 0)).toEqual(value);
  });

  it('begins at its place', () => {
    expect(readLiteral("a['jobs'] = [1]", 12)).toEqual([1]);
  });
});

it('undoes the escapes of a string once', () => {
  expect(unescapeScript('\\"a\\\\\\"b\\nc\\x41\\/')).toBe('"a\\"b\ncA/');
});
