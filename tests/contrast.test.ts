import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const sheet = readFileSync(path.join(import.meta.dirname, '../renderer/styles.css'), 'utf8');

/** The colours of a scheme by the names of their tokens. */
function tokensOf(scheme: string): ReadonlyMap<string, string> {
  const [, block = ''] = sheet.split(`:root[data-mantine-color-scheme="${scheme}"] {`);
  const [rules = ''] = block.split('}');
  return new Map(
    [...rules.matchAll(/--rw-([\w-]+): (#[\da-f]{6})/g)].map(([, name = '', color = '']) => [
      name,
      color,
    ]),
  );
}

/** The relative luminance of WCAG 2. */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['canvas', 'surface', 'raised'] as const;

describe.each(['light', 'dark'])('in the %s scheme', (scheme) => {
  const tokens = tokensOf(scheme);
  const on = (name: string, ground: string) =>
    contrast(tokens.get(name) ?? '#000000', tokens.get(ground) ?? '#000000');

  it.each(['text', 'muted', 'faint', 'good', 'warn', 'bad'])('%s can be read: 4.5 to 1', (name) => {
    for (const ground of grounds) expect(on(name, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it('the edges of fields and boxes can be seen: 3 to 1', () => {
    for (const ground of grounds) expect(on('edge', ground)).toBeGreaterThanOrEqual(3);
  });
});

it('placeholders have the colour of faint text, and edges that of their token', () => {
  expect(sheet.match(/--mantine-color-placeholder: var\(--rw-faint\)/g)).toHaveLength(2);
  expect(sheet).toContain('--input-bd: var(--rw-edge)');
  expect(sheet).toContain('border-color: var(--rw-edge)');
});
