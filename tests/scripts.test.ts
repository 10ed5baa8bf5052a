import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { testPrograms } from './support/programs.ts';
import { projectRoot } from './support/project-root.ts';

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')));

/** Why a script does not go through scripts/ready.cjs. */
const exceptions: Readonly<Record<string, string>> = {
  prepare: 'npm runs it at the end of an installation, and ready.cjs does the same',
};

/** What a script does first: through the way in, or by another script. */
function first(script: string): string {
  const [, other] = /^npm run (?:-s )?([\w:]+)/.exec(script) ?? [];
  return other === undefined ? script : first(scripts[other] ?? '');
}

it.each(Object.entries(scripts).filter(([name]) => exceptions[name] === undefined))(
  'npm run %s installs what is missing before it does anything',
  (_name, script) => {
    expect(first(script)).toMatch(/^node scripts\/ready\.cjs \S/);
  },
);

it.each(['.ci/run', '.github/workflows/check.yml', '.github/workflows/release.yml'])(
  '%s installs no packages: the scripts do',
  (name) => {
    const text = readFileSync(path.join(projectRoot, name), 'utf8');
    expect(text).not.toMatch(/\bnpm (ci|i|install)\b/);
  },
);

it('CI needs one command on a clean checkout', () => {
  const text = readFileSync(path.join(projectRoot, '.ci/run'), 'utf8');
  expect(text.match(/\b(npm|npx|apt-get|node) .*/g)).toEqual([
    expect.stringMatching(/^npm test. gets/),
    expect.stringMatching(/^npm test 2>&1/),
  ]);
});

it('the programs that scripts name are those there are', () => {
  const named = Object.values(scripts).flatMap((script) => {
    const [, names = ''] = /npm run -s programs([\w ]*)/.exec(script) ?? [];
    return names.split(' ').filter((name) => name !== '');
  });
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !Object.hasOwn(testPrograms, name))).toEqual([]);
});

it.each(Object.keys(exceptions))('npm run %s is there, to be an exception', (name) => {
  expect(scripts[name]).toBeDefined();
});
