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

const Step = z.object({
  run: z.string().default(''),
  uses: z.string().optional(),
  env: z.record(z.string(), z.string()).default({}),
});
const Matrix = z.object({ include: z.array(z.record(z.string(), z.string())).default([]) });
const Workflow = z.object({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.object({
      'timeout-minutes': z.number(),
      strategy: z.object({ matrix: Matrix }).optional(),
      steps: z.array(Step),
    }),
  ),
});
const jobsOf = (name: string) => Workflow.parse(parse(read(name))).jobs;
const stepsOf = (name: string) => Object.values(jobsOf(name)).flatMap(({ steps }) => steps);

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

  it('runs only scripts that exist', () => {
    const called = stepsOf(name).flatMap(({ run }) =>
      [...run.matchAll(/\bnpm (?:run ([\w:]+)|(test))\b/g)].map(
        ([, script, test]) => script ?? test,
      ),
    );
    expect(called.length).toBeGreaterThan(0);
    expect(called.filter((script) => scripts[String(script)] === undefined)).toEqual([]);
  });

  it('uses what GitHub makes in a version, and what others make in the very state that was read', () => {
    const used = stepsOf(name).flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(0);
    const isPinned = (each: string) => /^(actions\/[\w-]+@v\d+|[^@]+@[0-9a-f]{40})$/.test(each);
    expect(used.filter((each) => !isPinned(each))).toEqual([]);
  });
});

it('a release is packed only once what a person does has been done in the packaged app, on each system', () => {
  const { strategy, steps = [] } = jobsOf('release.yml').package ?? {};
  const find = (form: RegExp) => steps.findIndex(({ run }) => form.test(run));
  const trial = find(/npm run dist -- --dir/);
  const tested = find(/npx vitest run .*\btests\/e2e$/m);
  const packed = find(/npm run dist$/m);
  expect(trial).toBeGreaterThan(-1);
  expect(tested).toBeGreaterThan(trial);
  expect(packed).toBeGreaterThan(tested);
  const [, output] = /directories\.output=(\S+)/.exec(steps[trial]?.run ?? '') ?? [];
  expect(steps[tested]?.env).toEqual({
    TEST_FACE: 'electron',
    ROLEWATCH_PACKAGED_APP: `$\{{ github.workspace }}/${output}/$\{{ matrix.app }}`,
  });
  const systems = strategy?.matrix.include ?? [];
  expect(systems.length).toBeGreaterThan(4);
  expect(systems.filter(({ app }) => app === undefined)).toEqual([]);
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
