import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BrowserPool } from '#services/browser/pool.ts';
import { readPageTree } from '#sources/listing/page-tree.ts';
import { blocksOf, pointAt } from '#sources/listing/point.ts';
import { type HostileSite, startHostileSite } from '#tests/fakes/hostile-site.ts';
import { startLlmServer } from '#tests/fakes/llm-server.ts';
import { oddDrawnPage, oddFramedPage, oddPage, oddTitles } from '#tests/fakes/odd-openings.ts';
import { inOneProcess } from '#tests/support/cli.ts';
import { never, openPool } from '#tests/support/drawing.ts';
import { type ScanWorld, startScanWorld, summaryOf } from '#tests/support/scan.ts';

type Env = Readonly<Record<string, string>>;

const careers = 'https://bakery.example/come';

let fake: HostileSite;
beforeAll(async () => {
  fake = await startHostileSite();
  fake.serve('/robots.txt', '');
});
afterAll(() => fake[Symbol.asyncDispose]());

describe('a page is seen with the places of its parts', () => {
  let pool: BrowserPool;
  beforeAll(() => {
    pool = openPool({ originMap: { 'https://bakery.example': fake.origin } });
    return () => pool[Symbol.asyncDispose]();
  });

  it.each([
    ['of its own HTML', () => fake.serve('/come', oddPage())],
    ['that a script draws', () => fake.serve('/come', oddDrawnPage())],
    [
      'in a frame',
      () => {
        fake.serve('/come', oddFramedPage('/frame'));
        fake.serve('/frame', oddPage());
      },
    ],
  ])('%s', async (_name, serve) => {
    serve();
    const { page, width, height, jpeg } = await pool.look(careers, never);
    const tree = readPageTree(page);
    const blocks = blocksOf(tree);
    expect(width).toBe(1_280);
    expect(jpeg.length).toBeGreaterThan(1_000);
    expect(blocks.map(({ name }) => name)).toEqual(oddTitles);
    for (const { box } of blocks) {
      expect(box.x).toBeGreaterThanOrEqual(24);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
      const place = { by: 'place', x: box.x + box.width / 2, y: box.y + box.height / 2 } as const;
      const found = pointAt(tree, place, true);
      if (found.kind === 'none') throw new Error(found.fault);
      expect(found.openings.map(({ title }) => title)).toEqual(oddTitles);
    }
  });
});

describe('the title of one opening makes a recipe for all', () => {
  let world: ScanWorld;
  beforeEach(async () => {
    world = await startScanWorld();
    world.mapOrigin('https://bakery.example', fake.origin);
    return () => world[Symbol.asyncDispose]();
  });

  const scan = async (env: Env = inOneProcess) =>
    summaryOf(await world.scrape([careers], env)).companies[0];
  const like = (title: string, env: Env = inOneProcess) =>
    world.run(['companies', 'recipe', careers, '--like', title], {
      ...env,
      ROLEWATCH_ORIGIN_MAP: path.join(world.folder, 'origins.json'),
    });
  const withoutBrowser: Env = { ...inOneProcess, ROLEWATCH_BROWSER: 'false' };

  it('on a plain page, which needs no browser then', async () => {
    fake.serve('/come', oddPage());
    expect(await scan(withoutBrowser)).toMatchObject({ error: { code: 'no_openings_found' } });
    const { lines } = await like('Crumb poet', withoutBrowser);
    expect(lines[0]).toMatchObject({ means: 'listing', isDrawn: false, isPointed: true });
    expect(await scan(withoutBrowser)).toMatchObject({ source: 'listing', postings: 12, new: 12 });

    // One goes, one comes: by the same recipe.
    fake.serve('/come', oddPage([...oddTitles.slice(1), 'Honey archivist']));
    expect(await scan(withoutBrowser)).toMatchObject({ postings: 12, new: 1, closed: 1 });

    // Rebuilt so that the recipe finds nothing: that is no empty list, and closes nothing.
    fake.serve('/come', '<!doctype html><title>Lake</title><h1>We have a new page</h1>');
    expect(await scan(withoutBrowser)).toMatchObject({
      status: 'failed',
      error: { code: 'no_openings_found' },
    });
    const open = await world.run(['postings', '--status', 'open'], withoutBrowser);
    expect(open.lines).toHaveLength(12);
  });

  it('is not needed where a model reads the page', async () => {
    await using llm = await startLlmServer();
    const env = { ...withoutBrowser, ROLEWATCH_LLM_URL: llm.url };
    fake.serve('/come', oddPage());
    expect(await scan(env)).toMatchObject({ source: 'model', postings: 12, new: 12 });
    const aboutPage = () =>
      llm.requests.filter(({ messages }) => messages.at(-1)?.content.startsWith('{"lines"'));
    expect(aboutPage()).toHaveLength(1);

    // One goes, one comes; without a model nothing that still stands there is closed.
    fake.serve('/come', oddPage([...oddTitles.slice(1), 'Honey archivist']));
    expect(await scan(env)).toMatchObject({ postings: 12, new: 1, closed: 1 });
    fake.serve('/come', oddPage([...oddTitles.slice(2), 'Honey archivist', 'Jam oracle']));
    expect(await scan(withoutBrowser)).toMatchObject({ status: 'partial', closed: 0 });
    expect(aboutPage()).toHaveLength(2);
  });

  it('on a page that a script draws', async () => {
    fake.serve('/come', oddDrawnPage());
    expect(await scan()).toMatchObject({ error: { code: 'no_openings_found' } });
    expect((await like('Rye dreamer')).lines[0]).toMatchObject({ isDrawn: true });
    expect(await scan()).toMatchObject({ source: 'drawn', postings: 12, new: 12 });
  });

  it.each([
    ['that is not on the page', 'Cheese mage', /is not on the page/],
    ['of a menu', 'Our bread', /part of a menu/],
    ['of a sentence', 'We bake by the lake.', /nothing else on the page is built like it/],
  ])('not a title %s', async (_name, title, reason) => {
    fake.serve('/come', oddPage());
    await scan(withoutBrowser);
    const { exitCode, stderr } = await like(title);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(reason);
    expect((await world.run(['companies', 'recipe', careers], withoutBrowser)).lines).toEqual([
      null,
    ]);
  });
});
