import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createPicker } from '#demo/chances.ts';
import { playRound, type RoundResult } from './round.ts';
import { hasFaketime } from './scenarios/clock.ts';
import { type Need, type ScenarioName, scenarioNames, scenarios } from './scenarios.ts';
import { canMount } from './small-disk.ts';

export type ChaosOptions = {
  readonly seed: number;
  readonly rounds: number;
  /** By default all that can be played here. */
  readonly names?: readonly ScenarioName[];
  /** Scenarios that disturb one world, one after the other. */
  readonly together: number;
  /** Rounds at a time. */
  readonly lanes: number;
  /** No round begins later than this many milliseconds after the start. */
  readonly budgetMs: number;
  /** Folder of the rounds; those that found something stay there. */
  readonly folder: string;
  /** How long a process is stopped for, in milliseconds. */
  readonly stallMs: number;
  readonly keep: boolean;
  /** Told of each round as it ends. */
  readonly onRound: (result: RoundResult) => void;
};

/** Plays seeded rounds; answers with all results, in the order of their ends. */
export async function playRounds(options: ChaosOptions): Promise<readonly RoundResult[]> {
  const { seed, lanes, budgetMs } = options;
  await mkdir(options.folder, { recursive: true });
  const names = options.names ?? (await playableHere(options.folder));
  const plan = planRounds({ ...options, names }).entries();
  const results: RoundResult[] = [];
  const end = Date.now() + budgetMs;
  const lane = async (): Promise<void> => {
    // The lanes share the plan: each takes the round that is next.
    for (const [n, together] of plan) {
      if (Date.now() > end) return;
      const round = { ...options, seed: Math.round(seed * 1_000) + n, scenarios: together };
      const result = await playRound(round).catch((error: unknown) => {
        throw new Error(`round ${round.seed} cannot be played: ${String(error)}`, { cause: error });
      });
      results.push(result);
      options.onRound(result);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

/** Which scenarios each round plays: every name once before any comes again, in a seeded order. */
export function planRounds({
  seed,
  rounds,
  names,
  together,
}: Pick<ChaosOptions, 'seed' | 'rounds' | 'together'> & {
  readonly names: readonly ScenarioName[];
}): readonly (readonly ScenarioName[])[] {
  const pick = createPicker(`order ${seed}`);
  const all = Math.ceil((rounds * together) / names.length);
  const order = Array.from({ length: all }, () => pick.some(names, names.length)).flat();
  return Array.from({ length: rounds }, (_, n) => order.slice(n * together, (n + 1) * together));
}

/** The scenarios whose needs are met on this machine. */
export async function playableHere(folder: string): Promise<readonly ScenarioName[]> {
  await mkdir(folder, { recursive: true });
  const isMet: Readonly<Record<Need, boolean>> = {
    model: true,
    small_disk: await canMount(folder),
    faketime: hasFaketime(),
  };
  return scenarioNames.filter((name) => scenarios[name].needs.every((need) => isMet[need]));
}

/** A round in a few lines, for a person. */
export function describeRound(result: RoundResult): string {
  const { scenarios: names, seed, seconds, did, violations } = result;
  const verdict = violations.length === 0 ? 'ok' : 'VIOLATED';
  return [
    `${verdict} ${names.join('+')} seed ${seed} ${seconds} s [${did.join('; ').slice(0, 300)}]`,
    ...violations.slice(0, 6).map(({ kind, what }) => `    ${kind}: ${what.slice(0, 300)}`),
  ].join('\n');
}

/** Where rounds play unless told otherwise. */
export const defaultFolder = (temporary: string): string => path.join(temporary, 'rolewatch-chaos');
