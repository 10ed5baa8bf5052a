import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createPicker, type Picker } from '#demo/chances.ts';
import { type CareerSites, startCareerSites } from '#tests/fakes/career-sites.ts';
import { type LlmServer, startLlmServer } from '#tests/fakes/llm-server.ts';
import { startLocalServer } from '#tests/support/local-server.ts';
import { checkInvariants } from './invariants.ts';
import { checkLeftovers, checkWords } from './leftovers.ts';
import { createProgram, type Program } from './program.ts';
import { type ScenarioName, scenarios } from './scenarios.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk.ts';
import { judge, moveSites, scan, serveAgain, settled } from './steps.ts';
import { createTruth, type Truth } from './truth.ts';

/** Something that must not be. */
export type Violation = { readonly kind: string; readonly what: string };

/** What a scenario may excuse the checks from. */
export type Excuse =
  /** Notices on the page may still report the fault. */
  | 'notices'
  /** Drafts on disk: a killed process leaves them for the next sweep. */
  | 'drafts'
  /** Runs that count openings which were forgotten since. */
  | 'forgotten';

/** One world that scenarios disturb: sites, a data dir, the program on it. */
export type Round = {
  readonly folder: string;
  readonly pick: Picker;
  readonly program: Program;
  readonly sites: CareerSites;
  readonly truth: Truth;
  readonly model: LlmServer | null;
  readonly disk: SmallDisk | null;
  /** Port of the inspector of a process that gets SIGUSR1. */
  readonly inspectorPort: number;
  /** How long a scenario stops a process for. */
  readonly stallMs: number;
  readonly excused: Set<Excuse>;
  /** What was done to it, for a person who repeats the round. */
  readonly did: (what: string) => void;
  readonly fail: (kind: string, what: string) => void;
};

export type RoundOptions = {
  readonly seed: number;
  /** Disturbs one world by each in turn. */
  readonly scenarios: readonly ScenarioName[];
  /** Folder of all rounds. */
  readonly folder: string;
  readonly stallMs: number;
  /** Keeps the folder of a round without violations too. */
  readonly keep: boolean;
  /** Changes the sites behind the back of the last scan: proves that the checks can fail. */
  readonly falsify?: boolean;
};

export type RoundResult = {
  readonly scenarios: readonly ScenarioName[];
  readonly seed: number;
  readonly seconds: number;
  readonly did: readonly string[];
  readonly violations: readonly Violation[];
};

/**
 * Plays one round: a world that the seed chooses, the scenarios one after the other, one clean scan,
 * and then everything is held against what the sites serve. The machine's timing is not seeded.
 */
export async function playRound(options: RoundOptions): Promise<RoundResult> {
  const { seed } = options;
  const id = `${options.scenarios.join('+')}-${seed}`.slice(0, 100);
  // Short: with the names, sockets in it would have too long a path.
  const folder = path.join(options.folder, String(seed));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const startedAt = Date.now();
  const did: string[] = [];
  const violations: Violation[] = [];
  const fail = (kind: string, what: string): void => void violations.push({ kind, what });
  const pick = createPicker(id);
  const needs = new Set(options.scenarios.flatMap((name) => scenarios[name].needs));
  {
    await using stack = new AsyncDisposableStack();
    const sites = stack.use(
      await startCareerSites({
        companies: Math.floor(pick.between(4, 9)),
        postings: Math.floor(pick.between(8, 20)),
        latencyMs: pick.between(10, 60),
        jitterMs: 10,
        descriptionBytes: 1_500,
      }),
    );
    const originMap = path.join(folder, 'origins.json');
    await sites.writeOriginMap(originMap);
    const model =
      needs.has('model') || pick.happens(0.3)
        ? stack.use(await startLlmServer({ latencyMs: 60, jitterMs: 20 }))
        : null;
    const disk = needs.has('small_disk')
      ? stack.use(await mountSmallDisk(path.join(folder, 'data')))
      : null;
    const inspectorPort = await freePort();
    const program = await createProgram({
      id,
      folder,
      originMap,
      env: {
        NODE_OPTIONS: `--inspect-port=127.0.0.1:${inspectorPort}`,
        ...(model !== null && { ROLEWATCH_LLM_URL: model.url, ROLEWATCH_LLM_MODEL: 'fake-4b' }),
      },
    });
    const { stallMs } = options;
    const round: Round = {
      ...{ folder, pick, program, sites, truth: createTruth(), model, disk, inspectorPort },
      ...{ stallMs, excused: new Set(), did: (what) => void did.push(what), fail },
    };
    try {
      await playScenarios(round, options);
    } catch (error) {
      const { message, stack: trace = '' } = error instanceof Error ? error : new Error('thrown');
      round.excused.add('drafts');
      fail('driver', `${message} ${trace.split('\n')[1]?.trim() ?? ''}`);
    }
    await program.killHost();
    await checkLeftovers(round);
    await checkWords(round);
    if (violations.length > 0) await keepOutputs(folder, program);
  }
  if (violations.length === 0 && !options.keep) await rm(folder, { recursive: true, force: true });
  const seconds = Math.round((Date.now() - startedAt) / 100) / 10;
  return { scenarios: options.scenarios, seed, seconds, did, violations };
}

async function playScenarios(
  round: Round,
  { scenarios: names, falsify = false }: RoundOptions,
): Promise<void> {
  const { program, pick } = round;
  await program.serve();
  // Half of the rounds begin with a library that is filled already, and sites that have moved on.
  if (pick.happens(0.5)) {
    judge(round, await settled(round, (await scan(round)).id), { name: 'the first scan' });
    moveSites(round);
    round.did('on a filled library');
  }
  for (const name of names) {
    round.did(`${name}:`);
    await scenarios[name].play(round);
    if (program.host() === null) await program.serve();
    if (pick.happens(0.5)) moveSites(round);
  }
  const first = await scan(round).catch(async (error: unknown) => {
    // The round goes on with another host, so that it still tells whether a restart heals.
    round.fail('not_recovered', `no scan can be started after the fault: ${String(error)}`);
    await serveAgain(round);
    return await scan(round);
  });
  const clean = await settled(round, first.id, 120_000);
  judge(round, clean, { name: 'the clean scan' });
  if (falsify) changeTruth(round);
  await checkInvariants(round);
  const end = await program.stop();
  if (end === null) round.fail('stop', 'the host does not end within 30 s of SIGTERM');
  else if (end.code !== 0) round.fail('exit_code', `${JSON.stringify(end)} after SIGTERM`);
}

/** One opening more, one less and one with another title than the database can know of. */
function changeTruth({ sites }: Round): void {
  const [company] = sites.companies;
  const [changed, removed] = company?.postings ?? [];
  if (company === undefined || changed === undefined || removed === undefined) return;
  sites.addPosting(company);
  sites.changePosting(company, changed.id, { title: 'Another title' });
  sites.removePosting(company, removed.id);
}

/** What each process of a failed round wrote stays beside its data dir. */
async function keepOutputs(folder: string, { written }: Program): Promise<void> {
  for (const [n, { exitCode, stdout, stderr }] of (await written()).entries()) {
    const text = `exit ${exitCode}\n--- stdout\n${stdout}\n--- stderr\n${stderr}\n`;
    await writeFile(path.join(folder, `process-${n}.log`), text);
  }
}

async function freePort(): Promise<number> {
  await using server = await startLocalServer(() => undefined);
  return server.port;
}
