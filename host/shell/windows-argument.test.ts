import { expect, it } from 'vitest';
import { windowsArgument } from './windows-argument.ts';

it.each([
  ['--hidden', '"--hidden"'],
  [
    String.raw`--data-dir=C:\Users\Ada Lovelace\x`,
    String.raw`"--data-dir=C:\Users\Ada Lovelace\x"`,
  ],
  [String.raw`--data-dir=D:\ `.trim(), String.raw`"--data-dir=D:\\"`],
  [String.raw`a\"b`, String.raw`"a\\\"b"`],
])('is one for whoever reads the line: %j', (text, written) => {
  expect(windowsArgument(text)).toBe(written);
});
