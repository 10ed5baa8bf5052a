import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

/** Phrases that make a text read like a translation, each with what to write instead. */
const tics: readonly (readonly [RegExp, string])[] = [
  [/\banew\b/i, 'again, restart'],
  [/\bby (?:itself|themselves)\b/i, 'automatically, on its own'],
  [/\bwhoever\b/i, 'the person, the caller'],
  [/\bwhat is over\b/i, 'finished'],
  [/\bwhat goes on\b/i, 'the status'],
  [/\b(?:one|model|server|folder) that is set\b/i, 'configured'],
  [/\bso many\b/i, 'the number, this many'],
  [/\b(?:is|are|was|were) another\b(?! \w)/i, 'differs, has changed'],
  [/\bat once all\b/i, 'all at once'],
  [/\b(?:is|are|was|were|be|been) told\b/i, 'shows, reports, gets'],
  [/\b(?:is|are|was|were|be|been) said\b/i, 'the page says, reports, states'],
  [/\bwhat (?:is|was) (?:meant|understood|known|told|said)\b/i, 'name the thing'],
  [/\b(?:true|false|null|undefined|empty) where\b/i, 'true if, null without'],
  [/(?<!\b(?:one|two|some|most|all|any|each|many|both|few) )\bof which\b/i, 'whose'],
  [/\bthat there (?:is|are)\b/i, 'that exist'],
  [/\bwhat (?:came|comes|becomes|became) of\b/i, 'the result of'],
  [/\b(?:is|are) (?:let go|taken back|looked at)\b/i, 'released, undone, opened'],
  [/\bas good as\b/i, 'almost, the same as'],
  [/\bsign of life\b/i, 'test request'],
  [/\bsomebody\b/i, 'someone, the user'],
];

/** Folders and files whose words nobody has gone over yet. Take yours out when it is clean. */
const notYet: readonly string[] = [
  'core/error-table.ts',
  'core/host-errors.ts',
  'core/redis-errors.ts',
  'core/settings.ts',
  'docs/command-line.md',
  'docs/errors.md',
  'docs/http-api.md',
  'docs/settings.md',
  'scripts/screenshots/shots.ts',
];

it('knows a phrase that reads like a translation', () => {
  expect(ticsOf('Starts whoever left anew,\nand tells nobody.')).toEqual([
    '1: anew (again, restart)',
    '1: whoever (the person, the caller)',
  ]);
});

it('comments, texts and docs are in plain English', () => {
  const { checked, found } = readProject();
  expect(checked).toBeGreaterThan(5);
  expect(found).toEqual([]);
});

function readProject() {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root });
  const files = String(listed)
    .split('\n')
    .filter((file) => /\.(?:tsx?|md|css|prisma|ya?ml)$/.test(file))
    .filter((file) => !file.includes('zz-planted') && file !== 'tests/plain-english.test.ts')
    .filter((file) => !notYet.some((place) => file.startsWith(place)));
  const found = files.flatMap((file) =>
    ticsOf(readFileSync(path.join(root, file), 'utf8')).map((tic) => `${file}:${tic}`),
  );
  return { checked: files.length, found };
}

/** "12: anew (again, restart)" for each phrase, line by line. */
function ticsOf(text: string): readonly string[] {
  return text.split('\n').flatMap((line, index) =>
    tics.flatMap(([phrase, better]) => {
      const [match] = phrase.exec(line) ?? [];
      return match === undefined ? [] : [`${index + 1}: ${match} (${better})`];
    }),
  );
}
