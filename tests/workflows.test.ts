import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { workflowProblems } from '#tests/support/workflow-problems.ts';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, '.github/workflows');
const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
const names = readdirSync(folder);

const Workflow = z.object({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.object({
      'timeout-minutes': z.number(),
      steps: z.array(z.object({ run: z.string().optional(), uses: z.string().optional() })),
    }),
  ),
});

const scripts = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))).scripts;

describe.each(names)('%s', (name) => {
  it('is a workflow as GitHub wants it', () => {
    expect(workflowProblems(read(name))).toEqual([]);
  });

  it('may only read where it does not say otherwise, and no job runs for ever', () => {
    const { permissions } = Workflow.parse(parse(read(name)));
    expect(permissions).toEqual({ contents: 'read' });
  });

  it('runs only scripts that there are', () => {
    const { jobs } = Workflow.parse(parse(read(name)));
    const runs = Object.values(jobs).flatMap(({ steps }) => steps.map(({ run }) => run ?? ''));
    const called = runs.flatMap((run) =>
      [...run.matchAll(/\bnpm (?:run ([\w:]+)|(test))\b/g)].map(
        ([, script, test]) => script ?? test,
      ),
    );
    expect(called.length).toBeGreaterThan(0);
    expect(called.filter((script) => scripts[String(script)] === undefined)).toEqual([]);
  });
});

it('every system the app is made for is checked and packed', () => {
  for (const name of ['check.yml', 'release.yml']) {
    for (const system of ['ubuntu-', 'windows-', 'macos-']) expect(read(name)).toContain(system);
  }
});

it.each([
  [
    'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uzes: y\n',
    "Unexpected value 'uzes'",
  ],
  [`on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: $\{{ secrts.A }}\n`, 'secrts'],
  ['on: push\njobs:\n  a:\n    steps:\n      - run: x\n', 'runs-on'],
])('a workflow that GitHub would refuse is refused: %j', (content, word) => {
  expect(workflowProblems(content).join('\n')).toContain(word);
});
