import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type HostileSite, startHostileSite } from '#tests/fakes/hostile-site.ts';
import { inOneProcess } from '#tests/support/cli.ts';
import { type ScanWorld, startScanWorld, summaryOf } from '#tests/support/scan.ts';

const careers = 'https://acme.example/work';
const words = '<h1>Work with us</h1><p>We are a small workshop by the sea.</p>';
const page = (body: string) =>
  `<!doctype html><title>Acme</title><nav><a href="/">Home</a></nav>${body}`;

let fake: HostileSite;
beforeAll(async () => {
  fake = await startHostileSite();
  fake.serve('/robots.txt', '');
});
afterAll(() => fake[Symbol.asyncDispose]());

/** Without a browser, since these pages need none. */
const env = { ...inOneProcess, ROLEWATCH_BROWSER: 'false' };

describe('a page on which no openings can be read', () => {
  let world: ScanWorld;
  beforeEach(async () => {
    world = await startScanWorld();
    world.mapOrigin('https://acme.example', fake.origin);
    fake.serve('/work', page(words));
    return () => world[Symbol.asyncDispose]();
  });

  const scan = async () => summaryOf(await world.scrape([careers], env)).companies[0];
  const watched = async () => (await world.run(['companies', 'page', careers], env)).lines[0];

  it('is kept at the first scan, and told when it changes', async () => {
    expect(await scan()).toMatchObject({ status: 'failed', error: { code: 'no_openings_found' } });
    expect(await watched()).toMatchObject({ changedAt: null, change: null });

    await scan();
    expect(await watched()).toMatchObject({ changedAt: null, change: null });

    fake.serve('/work', page(`${words}<p>Anna looks for two people who can weave.</p>`));
    expect(await scan()).toMatchObject({ status: 'failed', postings: null });
    expect(await watched()).toMatchObject({
      change: { added: ['Anna looks for two people who can weave.'], removed: [] },
    });
  });

  it('has not changed while something stands in its place', async () => {
    await scan();
    fake.serve('/work', page('<h1>We are down for maintenance</h1>'));
    await scan();
    fake.serve('/work', '<title>Just a moment...</title><p>Checking your browser</p>');
    await scan();
    fake.serve('/work', (_request, response) => {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Gone</h1>');
    });
    await scan();
    fake.serve('/work', page(words));
    await scan();
    expect(await watched()).toMatchObject({ changedAt: null, change: null });
  });

  it('is forgotten once its openings are read', async () => {
    await scan();
    fake.serve(
      '/work',
      page(
        `${words}<h2>Open positions</h2><ul>${['Baker', 'Cook', 'Driver', 'Accountant']
          .map((title) => `<li><a href="/jobs/${title}">${title}</a> <span>Berlin</span></li>`)
          .join('')}</ul>`,
      ),
    );
    for (const title of ['Baker', 'Cook', 'Driver', 'Accountant']) {
      fake.serve(
        `/jobs/${title}`,
        page(`<h1>${title}</h1><h2>Your tasks</h2><p>You do what a ${title} does. Apply now.</p>`),
      );
    }
    expect(await scan()).toMatchObject({ postings: 4 });
    expect((await world.run(['companies', 'page', careers], env)).lines).toEqual([null]);
  });
});
