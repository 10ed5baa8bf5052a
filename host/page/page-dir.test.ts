import path from 'node:path';
import { expect, it } from 'vitest';
import { pageDir } from './page-dir.ts';

it.each(['file:///app/host/http/headless.ts', 'file:///app/out/main/host/http/headless.js'])(
  'finds the page from %s',
  (from) => {
    expect(pageDir(from)).toBe(path.resolve('/app/out/renderer'));
  },
);
