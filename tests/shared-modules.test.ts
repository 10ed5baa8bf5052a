import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

test('no unit test replaces a module, since the other files of its process share it', () => {
  const exclude = ['node_modules/**', 'tests/*/**'];
  const files = globSync('{*,*/**}/*.test.ts', { cwd: root, exclude });
  const replacing = files.filter((file) =>
    /\bvi\.(do)?mock\(/i.test(readFileSync(path.join(root, file), 'utf8')),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(replacing).toEqual([]);
});
