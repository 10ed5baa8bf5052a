import { expect, it } from 'vitest';
import { packageFolderOf } from './shipped-packages.ts';

it.each([
  ['/app/node_modules/zod/lib/index.js', '/app/node_modules/zod'],
  ['/app/node_modules/@mantine/core/styles.css?used', '/app/node_modules/@mantine/core'],
  ['/app/node_modules/a/node_modules/@b/c/index.js', '/app/node_modules/a/node_modules/@b/c'],
  ['\0/app/node_modules/zod/index.js?commonjs-module', '/app/node_modules/zod'],
  ['C:\\app\\node_modules\\zod\\index.js', 'C:/app/node_modules/zod'],
])('%j is of %s', (id, folder) => {
  expect(packageFolderOf(id)).toBe(folder);
});

it.each(['/app/core/run.ts', '\0rolldown/runtime.js', 'vite/preload-helper.js'])(
  '%j is of no package',
  (id) => {
    expect(packageFolderOf(id)).toBeNull();
  },
);
