import { expect, it } from 'vitest';
import { fuseProblems, fuseWire, readFuses } from './fuses.ts';

const program = (states: string) =>
  Buffer.concat([Buffer.from('before'), fuseWire(states), Buffer.from('after')]);

it('reads each fuse by its name', () => {
  expect(readFuses(program('01001100'))).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
});

it('leaves out the fuses that an older program does not have', () => {
  expect(readFuses(program('10'))).toEqual({ runAsNode: true, enableCookieEncryption: false });
});

it('refuses a program that has none', () => {
  expect(() => readFuses(Buffer.from('#!/bin/sh'))).toThrow('no fuses');
});

it.each([
  [{ runAsNode: true }, { runAsNode: false }, 'fuse runAsNode: on'],
  [{ runAsNode: false }, {}, 'fuse runAsNode: electron-builder.yml is silent'],
  [{}, { runAsNode: false }, 'fuse runAsNode: not in this program'],
])('says what is wrong with %o where %o is wanted', (found, wanted, problem) => {
  expect(fuseProblems(found, wanted)).toEqual([problem]);
});

it('finds nothing wrong where all is as wanted', () => {
  const wanted = { runAsNode: false, resetAdHocDarwinSignature: true };
  expect(fuseProblems({ runAsNode: false }, wanted)).toEqual([]);
});
