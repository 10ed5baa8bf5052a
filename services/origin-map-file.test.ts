import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readOriginMap } from './origin-map-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'rolewatch-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function written(content: string): string {
  const file = path.join(folder, 'map.json');
  writeFileSync(file, content);
  return file;
}

describe('readOriginMap', () => {
  it('reads the mirrors of a file', () => {
    const map = { 'https://api.lever.co': 'http://127.0.0.1:4010/lever' };
    expect(readOriginMap(written(JSON.stringify(map)))).toEqual(map);
  });

  it.each([
    ['not JSON', '{', 'it is not JSON'],
    ['no map', '[]', 'it: Invalid input'],
    ['an invalid address', '{"https://a.example":"mirror"}', 'https://a.example: Invalid URL'],
  ])('refuses %s', (_, content, reason) => {
    expect(() => readOriginMap(written(content))).toThrow(reason);
  });

  it('reports a missing file', () => {
    expect(() => readOriginMap(path.join(folder, 'none.json'))).toThrow(/does not exist/);
  });
});
