import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { minutes, seconds } from '#core/duration.ts';
import { playRound } from './round.ts';
import { describeRound, planRounds, playableHere, playRounds } from './rounds.ts';
import { type ScenarioName, scenarioNames } from './scenarios.ts';

/** Another each time: what a run leaves that was ended by force, such as a disk, is not in the way. */
const folder = await mkdtemp(path.join(tmpdir(), 'chaos-'));
const rounds = 9;

/**
 * Left to `npm run chaos`: they wait a minute until a silent worker counts as hung, or for sites
 * that asked for patience. The tests of children and of slow sites have both.
 */
const slow: readonly ScenarioName[] = ['hang-worker', 'loop-worker', 'wrong-answers'];

describe('a plan of rounds', () => {
  it('plays every scenario once before any comes again', () => {
    const together = Math.ceil(scenarioNames.length / rounds);
    const plan = planRounds({ seed: 7, rounds, names: scenarioNames, together }).flat();
    expect(new Set(plan.slice(0, scenarioNames.length))).toEqual(new Set(scenarioNames));
  });

  it('is the same for the same seed, and another for another', () => {
    const plan = (seed: number) =>
      planRounds({ seed, rounds, names: scenarioNames, together: 2 }).flat().join();
    expect(plan(3)).toBe(plan(3));
    expect(plan(3)).not.toBe(plan(4));
  });
});

describe.runIf(process.platform === 'linux')('Rolewatch under faults', () => {
  it('is held against what the sites serve: a difference is found', async () => {
    const round = { seed: 5, scenarios: [], folder, stallMs: 0, keep: false, falsify: true };
    const { violations } = await playRound(round);
    const kinds = violations.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['missing', 'extra', 'stale']));
  });

  it(
    `loses, doubles and invents nothing in ${rounds} seeded rounds over all quick scenarios`,
    async () => {
      const names = (await playableHere(folder)).filter((name) => !slow.includes(name));
      const results = await playRounds({
        seed: 1,
        rounds,
        names,
        together: Math.ceil(names.length / rounds),
        lanes: 2,
        budgetMs: minutes(4),
        stallMs: seconds(4),
        folder,
        keep: false,
        onRound: (result) => process.stderr.write(`${describeRound(result)}\n`),
      });
      expect(results.filter(({ violations }) => violations.length > 0)).toEqual([]);
      expect(results.length).toBeGreaterThan(0);
      // Not after a failure: what the processes wrote lies there.
      await rm(folder, { recursive: true, force: true });
    },
    minutes(12),
  );
});
