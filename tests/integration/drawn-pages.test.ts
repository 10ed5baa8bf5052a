import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HostileSite, someWords, startHostileSite } from '#tests/fakes/hostile-site.ts';
import { inOneProcess, runCli } from '#tests/support/cli.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { libraryContent } from '#tests/support/library-content.ts';
import { childrenOf } from '#tests/support/processes.ts';
import { type ScanWorld, startScanWorld, summaryOf } from '#tests/support/scan.ts';

const careers = 'https://widget.example/careers';
const openings = 4;

/** Only a browser sees that the page leads to a job board. */
const page = `${someWords}<div id="jobs"></div><script src="/widget.js"></script>`;
const widget = `const vendor = ['boards', 'green' + 'house', 'io'].join('.');
  jobs.innerHTML = '<iframe src="https://' + vendor + '/embed/job_board?for=acme"></iframe>';`;

async function startWorld(fake: HostileSite): Promise<ScanWorld> {
  const world = await startScanWorld();
  world.sites.addCompany({ kind: 'greenhouse', slug: 'acme', postings: openings });
  world.mapOrigin('https://widget.example', fake.origin);
  return world;
}

describe('a page that only a browser can show', () => {
  let fake: HostileSite;
  beforeAll(async () => {
    fake = await startHostileSite();
    fake.serve('/careers', page);
    fake.serve('/widget.js', widget);
    fake.serve('/robots.txt', '');
  });
  afterAll(() => fake[Symbol.asyncDispose]());

  it('is drawn, and the board behind it read by its API; then it needs no browser', async () => {
    await using world = await startWorld(fake);

    const first = summaryOf(await world.scrape([careers]));
    fake.asked.splice(0);
    const second = summaryOf(await world.scrape([careers]));

    expect(first.companies[0]).toMatchObject({ source: 'greenhouse', new: openings });
    expect(second.companies[0]).toMatchObject({ source: 'greenhouse', new: 0, closed: 0 });
    expect(fake.asked).toEqual([]);
  });

  it('says so where the browser is switched off', async () => {
    await using world = await startWorld(fake);

    const { companies } = summaryOf(
      await world.scrape([careers], { ...inOneProcess, ROLEWATCH_BROWSER: 'false' }),
    );

    expect(companies[0]?.error).toMatchObject({ code: 'no_openings_found' });
    expect(companies[0]?.status).toBe('failed');
  });

  it('does not stop a scan where there is no browser, and doctor says what works without it', async () => {
    await using world = await startWorld(fake);
    await using empty = await temporaryFolder();
    const env = { ...inOneProcess, PATH: empty.path, PLAYWRIGHT_BROWSERS_PATH: empty.path };
    const board = 'https://boards.greenhouse.io/acme';

    const { companies } = summaryOf(await world.scrape([careers, board], env));
    const doctor = await runCli(['--json', 'doctor', '--data-dir', world.dataDir], { env });

    expect(companies.map(({ error }) => error?.code)).toEqual(['no_openings_found', undefined]);
    expect(doctor.exitCode).toBe(0);
    expect(doctor.lines).toContainEqual(
      expect.objectContaining({
        check: 'chromium',
        ok: true,
        detail: expect.stringContaining('Works without it: all other pages'),
      }),
    );
  });

  describe('while it is drawn', () => {
    let undisturbed: Awaited<ReturnType<typeof libraryContent>>;
    beforeAll(async () => {
      await using world = await startWorld(fake);
      await world.scrape([careers]);
      undisturbed = await libraryContent(world.dataDir);
    });

    /** Ends `victim` while the page waits for its script; gives all that ran below the command. */
    async function disturb(world: ScanWorld, isVictim: (command: string) => boolean) {
      const asked = Promise.withResolvers<void>();
      const free = Promise.withResolvers<void>();
      fake.serve('/widget.js', async (_request, response) => {
        asked.resolve();
        await free.promise;
        response.end(widget);
      });
      const cli = await world.startScrape([careers]);
      await asked.promise;
      const family = await familyOf(cli.pid);
      const browser = family.filter(({ command }) => /chrom/i.test(command));
      const victim = family.find(({ command }) => isVictim(command));
      process.kill(victim?.pid ?? cli.pid, 'SIGKILL');
      fake.serve('/widget.js', widget);
      free.resolve();
      return { cli, browser: browser.map(({ pid }) => pid) };
    }

    it.each([
      ['the browser', (command: string) => /chrom.*remote-debugging-pipe/i.test(command)],
      ['its worker', (command: string) => /main\.[jt]s io_fetch$/.test(command)],
    ])(
      '%s may be killed: the scan ends as usual, and no browser is left',
      async (_who, isVictim) => {
        await using world = await startWorld(fake);

        const { cli, browser } = await disturb(world, isVictim);

        expect((await cli.exited).code).toBe(0);
        expect(browser.length).toBeGreaterThan(1);
        await expect.poll(() => browser.filter(isAlive)).toEqual([]);
        expect(await libraryContent(world.dataDir)).toEqual(undisturbed);
      },
    );

    it('its host may be killed: no browser is left, and the next scan finishes', async () => {
      await using world = await startWorld(fake);

      const { cli, browser } = await disturb(world, () => false);
      await cli.exited;

      expect(browser.length).toBeGreaterThan(1);
      await expect.poll(() => browser.filter(isAlive)).toEqual([]);
      await world.scrape([careers]);
      expect(await libraryContent(world.dataDir)).toEqual(undisturbed);
    });
  });
});

async function familyOf(pid: number): ReturnType<typeof childrenOf> {
  const children = await childrenOf(pid);
  const below = await Promise.all(children.map((child) => familyOf(child.pid)));
  return [...children, ...below.flat()];
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
