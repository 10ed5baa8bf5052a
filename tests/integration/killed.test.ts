import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCareerSites } from '#tests/fakes/career-sites.ts';
import { startLlmServer } from '#tests/fakes/llm-server.ts';
import { type RunningCli, runCli, startCli } from '#tests/support/cli.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { libraryContent } from '#tests/support/library-content.ts';
import { childrenOf } from '#tests/support/processes.ts';

/** Slow enough that a kill finds every queue at work. */
const latencyMs = 80;

type World = {
  readonly folder: AsyncDisposable;
  readonly sites: Awaited<ReturnType<typeof startCareerSites>>;
  readonly llm: Awaited<ReturnType<typeof startLlmServer>>;
  readonly scrape: (dataDir: string) => readonly string[];
};

/** Most of a case is waiting for a lock to run out or a process to start. */
describe.concurrent('a killed scan', () => {
  let world: World;
  let undisturbed: Awaited<ReturnType<typeof libraryContent>>;

  beforeAll(async () => {
    world = await startWorld();
    await using folder = await temporaryFolder();
    const { exitCode } = await runCli(world.scrape(folder.path));
    expect(exitCode).toBe(0);
    undisturbed = await libraryContent(folder.path);
  });
  afterAll(async () => {
    await world.sites[Symbol.asyncDispose]();
    await world.llm[Symbol.asyncDispose]();
    await world.folder[Symbol.asyncDispose]();
  });

  it.each([
    ['while it fetches', 0.05],
    ['while it stores', 0.3],
    ['while the model works', 0.7],
  ])('with its whole command, %s, is finished by the same command', async (_when, progress) => {
    await using folder = await temporaryFolder();
    const dataDir = folder.path;
    const first = startCli(world.scrape(dataDir));
    await hasReached(first, progress);
    first.kill('SIGKILL');
    await first.exited;
    const second = await runCli(world.scrape(dataDir));
    expect(second.exitCode).toBe(0);
    expect(await libraryContent(dataDir)).toEqual(undisturbed);
  });

  it.each([
    ['io_fetch', 0.02],
    ['parse', 0.2],
    ['persist', 0.3],
    ['ai_enrich', 0.6],
  ])('in its %s worker ends as usual', async (queue, progress) => {
    await using folder = await temporaryFolder();
    const dataDir = folder.path;
    const cli = startCli(world.scrape(dataDir));
    await hasReached(cli, progress);
    await killChild(cli, (command) => /main\.[jt]s (\S+)$/.exec(command)?.[1] === queue);
    expect(await cli.exited).toMatchObject({ code: 0 });
    expect(await libraryContent(dataDir)).toEqual(undisturbed);
    const again = await runCli(world.scrape(dataDir));
    expect(again.lines.at(-1)).toMatchObject({ totals: { new: 0, changed: 0, closed: 0 } });
  });

  it.each([0.1, 0.6])('in its Redis at %s of the way ends as usual', async (progress) => {
    await using folder = await temporaryFolder();
    const dataDir = folder.path;
    const cli = startCli(world.scrape(dataDir));
    await hasReached(cli, progress);
    await killChild(cli, (command) => command.includes('redis-server'));
    expect(await cli.exited).toMatchObject({ code: 0 });
    expect(await libraryContent(dataDir)).toEqual(undisturbed);
  });
});

async function startWorld(): Promise<World> {
  const sites = await startCareerSites({ companies: 8, postings: 10, latencyMs });
  const llm = await startLlmServer({ latencyMs: 100 });
  const folder = await temporaryFolder();
  const map = `${folder.path}/origins.json`;
  await sites.writeOriginMap(map);
  const urls = sites.companies.map(({ url }) => url);
  const scrape = (dataDir: string) => [
    '--json',
    'scrape',
    '--data-dir',
    dataDir,
    '--origin-map',
    map,
    '--llm-url',
    llm.url,
    ...urls,
  ];
  return { folder, sites, llm, scrape };
}

/** Resolves once the run reaches this progress, or ends. */
const hasReached = (cli: RunningCli, progress: number) =>
  cli.waitForLine(
    (line) =>
      line.type === 'progress' && 'totalCompanies' in line && Number(line.progress) >= progress,
  );

async function killChild(cli: RunningCli, isIt: (command: string) => boolean): Promise<void> {
  const child = (await childrenOf(cli.pid)).find(({ command }) => isIt(command));
  if (child === undefined) throw new Error('no such child');
  process.kill(child.pid, 'SIGKILL');
}
