import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

/** What other languages do differently, each with what to use instead. */
const byHand: readonly (readonly [RegExp, string])[] = [
  [/=== 1\s*\?/, 'plural'],
  [/\.toLocale(?:Date|Time)?String\(/, 'number, or a date of format.ts'],
  [/\.join\('(?:, |; | and )'\)/, 'list'],
];

const folder = path.join(import.meta.dirname, '../renderer/strings');
const files = readdirSync(folder).filter((file) => /^(?!.*\.test).*\.ts$/.test(file));

it.each(files)('%s leaves plurals, numbers and lists to the language', (file) => {
  const text = readFileSync(path.join(folder, file), 'utf8');
  const found = byHand.flatMap(([pattern, better]) => {
    const [match] = pattern.exec(text) ?? [];
    return match === undefined ? [] : [`${match}: ${better}`];
  });
  expect(found).toEqual([]);
});
