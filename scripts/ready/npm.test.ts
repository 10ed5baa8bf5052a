import { expect, it } from 'vitest';
import { reasonIn } from './npm.cjs';

it.each([
  [
    'a registry that refuses',
    'npm error code ECONNREFUSED\nnpm error syscall connect\n',
    'the npm registry cannot be reached (ECONNREFUSED). Connect to the network and run the same command again',
  ],
  [
    'a name that nobody knows, told only of the requests',
    'npm http fetch GET https://one.example/zod attempt 1 failed with ENOTFOUND\nnpm error Exit handler never called!\n',
    'the npm registry cannot be reached (ENOTFOUND). Connect to the network and run the same command again',
  ],
  [
    'a registry out of order, in the words of an older npm',
    'npm ERR! code E503\nnpm ERR! 503 Service Unavailable\n',
    'the npm registry cannot be reached (E503). Connect to the network and run the same command again',
  ],
  [
    'a cache that is not one’s own',
    'npm error code EACCES\nnpm error syscall mkdir\nnpm error path /home/a b/.npm\n',
    'npm cannot write to /home/a b/.npm (EACCES). Make that yours and run the same command again',
  ],
  [
    'a program in use',
    'npm error code EPERM\nnpm error path C:\\rolewatch\\node.exe\n',
    'npm cannot replace C:\\rolewatch\\node.exe (EPERM). End what uses it, then run: npm ci --ignore-scripts',
  ],
  [
    'a full disk, with only a warning by npm',
    'npm http fetch GET 200 https://one.example/zod\nnpm warn tar TAR_ENTRY_ERROR ENOSPC: no space left on device, write\n',
    'the disk is full (ENOSPC). Make room and run the same command again',
  ],
  [
    'a full disk',
    'npm error code ENOSPC\n',
    'the disk is full (ENOSPC). Make room and run the same command again',
  ],
  [
    'a code of npm that we do not know',
    'npm error code ETARGET\nnpm error notarget No matching version\n',
    'npm failed (ETARGET). See what it says with: npm ci --ignore-scripts',
  ],
  [
    'an npm that said nothing',
    '',
    'npm failed (without a reason). See what it says with: npm ci --ignore-scripts',
  ],
])('says in one line what to do about %s', (_what, output, reason) => {
  expect(reasonIn(output)).toBe(reason);
});
