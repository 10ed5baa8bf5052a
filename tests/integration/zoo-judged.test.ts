import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startZoo, type Zoo } from '#tests/fakes/zoo/zoo.ts';
import { type ScanWorld, startScanWorld } from '#tests/support/scan.ts';
import { zooFigures, zooReport } from '#tests/support/zoo-figures.ts';
import { type ScannedSite, scanZoo } from '#tests/support/zoo-scan.ts';

/** Two scans of fifty sites, most of them drawn, on a busy machine. */
const longMs = 1_800_000;

let zoo: Zoo;
let world: ScanWorld;
let scanned: readonly ScannedSite[];

beforeAll(async () => {
  zoo = await startZoo();
  world = await startScanWorld();
  scanned = await scanZoo(world, zoo, zoo.sites);
}, longMs);
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await zoo[Symbol.asyncDispose]();
});

it('reads at least 95 of 100 openings of the zoo, and 98 of 100 that it reads are right', () => {
  const figures = zooFigures(scanned);
  const parts = Map.groupBy(scanned, ({ site }) => site.part);
  const report = [...parts]
    .map(([part, results]) => `${part}\n${zooReport(zooFigures(results))}`)
    .join('\n\n');
  expect(figures.recall, report).toBeGreaterThanOrEqual(0.95);
  expect(figures.precision, report).toBeGreaterThanOrEqual(0.98);
});

describe('a site', () => {
  const errorsOf = (isAsked: (site: ScannedSite['site']) => boolean) =>
    scanned
      .filter(({ site }) => isAsked(site))
      .map(({ site, company }) => [site.name, company.error?.code ?? null]);

  it('that shows openings is not called failed', () => {
    const failed = errorsOf(({ outcome }) => outcome === 'openings');
    expect(failed.filter(([, error]) => error !== null)).toEqual([]);
  });

  it('behind a wall is called that', () => {
    const isWall = ({ outcome }: ScannedSite['site']) =>
      outcome === 'login_wall' || outcome === 'challenge_page';
    const expected = zoo.sites.filter(isWall).map(({ name, outcome }) => [name, outcome]);
    expect(errorsOf(isWall)).toEqual(expected);
  });

  it('that has no openings, or shows nothing, gives none', () => {
    const empty = scanned.filter(({ site }) => site.openings.length === 0);
    expect(empty.filter(({ read }) => read.length > 0)).toEqual([]);
  });
});

describe('a site that changes its markup', () => {
  it('is read as before: one opening closed, one new', { timeout: longMs }, async () => {
    const changing = zoo.sites.filter(({ redesign }) => redesign !== undefined);
    for (const { redesign } of changing) redesign?.();
    const again = await scanZoo(world, zoo, changing);
    const counts = again.map(({ site, company }) => [site.name, company.new, company.closed]);
    expect(counts).toEqual(changing.map(({ name }) => [name, 1, 1]));
  });
});
