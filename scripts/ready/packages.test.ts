import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '#tests/support/database.ts';
import { countNeeded, missingPackages, type Packages, stateOfPackages } from './packages.cjs';

const tool = { version: '1.0.0', integrity: 'sha512-one' };
const elsewhere = process.platform === 'win32' ? 'linux' : 'win32';
const native = { ...tool, optional: true, os: [process.platform], cpu: [process.arch] };
const foreign = { ...tool, optional: true, os: [elsewhere] };

type Checkout = {
  readonly wanted: Packages;
  /** npm's list; null if there is none. */
  readonly installed: Packages | null;
  /** The folders in node_modules; else those of what is installed. */
  readonly folders?: readonly string[];
};

async function checkoutOf({ wanted, installed, folders }: Checkout) {
  const folder = await temporaryFolder();
  const modules = path.join(folder.path, 'node_modules');
  for (const place of folders ?? Object.keys(installed ?? {})) {
    await mkdir(path.join(folder.path, place), { recursive: true });
  }
  await mkdir(modules, { recursive: true });
  if (installed !== null) {
    const list = JSON.stringify({ packages: installed });
    await writeFile(path.join(modules, '.package-lock.json'), list);
  }
  return {
    state: () => stateOfPackages(folder.path, wanted),
    missing: () => missingPackages(folder.path, wanted),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

describe('what is installed', () => {
  it.each<[string, string, Checkout]>([
    [
      'fresh',
      'all is there',
      { wanted: { 'node_modules/a': tool }, installed: { 'node_modules/a': tool } },
    ],
    [
      'fresh',
      'something is there besides',
      {
        wanted: { 'node_modules/a': tool },
        installed: { 'node_modules/a': tool, 'node_modules/b': tool },
      },
    ],
    [
      'fresh',
      'an optional package is not there',
      { wanted: { 'node_modules/a': { ...tool, optional: true } }, installed: {} },
    ],
    [
      'fresh',
      'the native part for another system is not there',
      { wanted: { 'node_modules/a': foreign }, installed: {} },
    ],
    [
      'stale',
      'the native part for this system is not there',
      { wanted: { 'node_modules/a': native }, installed: {} },
    ],
    [
      'stale',
      'it was installed on another system',
      { wanted: { 'node_modules/a': foreign }, installed: { 'node_modules/a': foreign } },
    ],
    [
      'fresh',
      'npm lists an optional package for another system without having it',
      {
        wanted: { 'node_modules/a': foreign },
        installed: { 'node_modules/a': foreign },
        folders: [],
      },
    ],
    [
      'fresh',
      'npm lists a native part for another libc without having it',
      {
        wanted: { 'node_modules/a': { ...native, libc: ['another'] } },
        installed: { 'node_modules/a': { ...native, libc: ['another'] } },
        folders: [],
      },
    ],
    [
      'stale',
      'npm lists the native part for this system without having it',
      {
        wanted: { 'node_modules/a': native },
        installed: { 'node_modules/a': native },
        folders: [],
      },
    ],
    ['stale', 'a package is not there', { wanted: { 'node_modules/a': tool }, installed: {} }],
    [
      'stale',
      'a nested package is not there',
      {
        wanted: { 'node_modules/a': tool, 'node_modules/a/node_modules/b': tool },
        installed: { 'node_modules/a': tool },
      },
    ],
    [
      'stale',
      'a package is of another version',
      {
        wanted: { 'node_modules/a': { ...tool, version: '1.0.1' } },
        installed: { 'node_modules/a': tool },
      },
    ],
    [
      'stale',
      'a package of that version has other content',
      {
        wanted: { 'node_modules/a': { ...tool, integrity: 'sha512-two' } },
        installed: { 'node_modules/a': tool },
      },
    ],
    ['unfinished', 'npm has made no list', { wanted: { 'node_modules/a': tool }, installed: null }],
    [
      'unfinished',
      'the folder of a package has gone',
      {
        wanted: { 'node_modules/a': tool, 'node_modules/b': tool },
        installed: { 'node_modules/a': tool, 'node_modules/b': tool },
        folders: ['node_modules/a'],
      },
    ],
    [
      'unfinished',
      'the folder of a scope has gone',
      {
        wanted: { 'node_modules/@a/b': tool },
        installed: { 'node_modules/@a/b': tool },
        folders: [],
      },
    ],
  ])('is %s where %s', async (state, _when, content) => {
    await using checkout = await checkoutOf(content);
    expect(checkout.state()).toBe(state);
  });

  it('is missing where there is no node_modules', async () => {
    await using folder = await temporaryFolder();
    expect(stateOfPackages(folder.path, { 'node_modules/a': tool })).toBe('missing');
  });
});

it('names first what package.json asks for', async () => {
  const wanted = {
    '': { devDependencies: { c: '1' }, dependencies: { '@d/e': '1' } },
    'node_modules/a': tool,
    'node_modules/b': tool,
    'node_modules/c': tool,
    'node_modules/@d/e': tool,
  };
  await using checkout = await checkoutOf({ wanted, installed: { 'node_modules/b': tool } });
  expect(checkout.missing()).toEqual(['c', '@d/e', 'a']);
});

it('counts what this system needs', () => {
  const musl = { ...native, libc: ['musl', 'glibc'] };
  const optional = { ...tool, optional: true };
  const wanted = { '': {}, a: tool, b: native, c: foreign, d: musl, e: optional };
  expect(countNeeded(wanted)).toBe(3);
});
