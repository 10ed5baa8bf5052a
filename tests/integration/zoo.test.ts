import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mapOrigin } from '#core/origin-map.ts';
import { escapeHtml } from '#demo/pages.ts';
import type { Truth, ZooSite } from '#tests/fakes/zoo/site.ts';
import { startZoo } from '#tests/fakes/zoo/zoo.ts';
import { startBrowser, type TestBrowser } from '#tests/support/browser.ts';
import { seeOpenings, useOrigins } from '#tests/support/zoo-screen.ts';

const zoo = await startZoo();
const sites = zoo.sites.map((site) => [site.name, site] as const);
const hiring = sites.filter(([, { outcome }]) => outcome === 'openings');
let browser: TestBrowser;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await zoo[Symbol.asyncDispose]();
});

const request = (url: string) => fetch(mapOrigin(url, zoo.originMap).url);
const isIn = (text: string, body: string) => body.includes(text) || body.includes(escapeHtml(text));
const titlesIn = (site: ZooSite, body: string) =>
  new Set(site.openings.map(({ title }) => title).filter((title) => isIn(title, body)));

async function plainText(urls: readonly string[]): Promise<string> {
  const pages = await Promise.all(urls.map(async (url) => await (await request(url)).text()));
  return pages.join('\n');
}

const problemOf = (site: ZooSite, truth: Truth, seen: readonly string[]): string | null => {
  const place = site.shown.placeApart === true ? null : truth.place;
  const isShown = (text: string) =>
    text.includes(truth.title) && (place === null || text.includes(place));
  return seen.some(isShown) ? null : `${truth.title} (${truth.place ?? 'no place'})`;
};

describe('the zoo', () => {
  it('has sites of many kinds and languages, all made up', () => {
    const openings = sites.map(([, site]) => site.openings.length);
    expect(new Set(sites.map(([, { kind }]) => kind)).size).toBe(sites.length);
    expect(new Set(sites.map(([, { language }]) => language)).size).toBeGreaterThanOrEqual(9);
    expect(Object.keys(zoo.originMap).filter((origin) => !origin.endsWith('.example'))).toEqual([]);
    expect(Math.max(...openings)).toBeLessThanOrEqual(60);
    const few = hiring.filter(([, site]) => site.part !== 'odd' && site.openings.length < 8);
    expect(few).toEqual([]);
    expect(sites.filter(([, { redesign }]) => redesign !== undefined)).toHaveLength(5);
  });

  it('is the same each time', async () => {
    await using again = await startZoo();
    const truthsOf = (list: typeof zoo.sites) =>
      list.map(({ name, openings }) => ({ name, openings }));
    expect(truthsOf(again.sites)).toEqual(truthsOf(zoo.sites));
  });

  it('redirects to the address with a slash if the site has that one', async () => {
    const { status, headers } = await fetch(
      mapOrigin('https://meble-jarzebina.example/kariera', zoo.originMap).url,
      { redirect: 'manual' },
    );
    expect([status, headers.get('location')]).toEqual([
      301,
      'https://meble-jarzebina.example/kariera/',
    ]);
  });

  it('answers whatever is asked: a root, an empty part, a body that is no JSON', async () => {
    const asked = sites.flatMap(([, { url }]) => [
      new URL('/', url).href,
      `${new URL(url).origin}//jobs//1`,
      `${new URL(url).origin}/%zz`,
    ]);
    const answers = await Promise.all(asked.map(request));
    const search = mapOrigin('https://jobs.meridian-vault.example/services/search', zoo.originMap);
    const { status } = await fetch(search.url, { method: 'POST', body: 'no JSON' });
    expect(answers.filter((answer) => answer.status >= 500)).toEqual([]);
    expect(status).toBe(400);
  });

  it('answers unknown addresses with 404, and allows robots', async () => {
    const statuses = await Promise.all(
      hiring.map(async ([, { url }]) => ({
        unknown: (await request(new URL('/nothing-here', url).href)).status,
        robots: (await request(new URL('/robots.txt', url).href)).status,
      })),
    );
    expect(statuses).toEqual(hiring.map(() => ({ unknown: 404, robots: 200 })));
  });
});

describe.each(hiring)('%s', (_name, site) => {
  it('shows all its openings on screen, and nothing else as one', async () => {
    const seen = [...(await seeOpenings(browser, site, zoo.originMap))];
    expect(site.openings.map((truth) => problemOf(site, truth, seen)).filter(Boolean)).toEqual([]);
    expect(seen).toHaveLength(site.openings.length);
  });

  it('has the titles in plain documents unless it needs a browser', async () => {
    const { plain = [site.url], needsBrowser } = site;
    if (plain.length === 0) return;
    const missing = site.openings.length - titlesIn(site, await plainText(plain)).size;
    const repeated = site.openings.length - new Set(site.openings.map(({ title }) => title)).size;
    if (needsBrowser) expect(missing).toBeGreaterThan(repeated);
    else expect(missing).toBe(repeated);
  });

  it('describes each opening at its address', async () => {
    const wrong = await Promise.all(site.openings.map((truth) => detailProblem(site, truth)));
    expect(wrong.filter((problem) => problem !== null)).toEqual([]);
  });
});

/** Pages that a script draws are opened in the browser, a few of a site. */
async function detailProblem(site: ZooSite, { url, title, text }: Truth): Promise<string | null> {
  if (url === null) return null;
  if (site.drawsDetails !== true) {
    const response = await request(url);
    const body = await response.text();
    if (response.ok && response.headers.get('content-type') === 'application/pdf') return null;
    const isWhole = response.ok && isIn(title, body) && (text === null || isIn(text, body));
    return isWhole ? null : `${url}: ${response.status}`;
  }
  if (site.openings.findIndex((each) => each.url === url) % 10 !== 0) return null;
  await using opened = await browser.open(url, {
    prepare: (page) => useOrigins(page, zoo.originMap),
  });
  await opened.page
    .getByText(text ?? title)
    .first()
    .waitFor();
  return (await opened.page.locator('h1').allTextContents()).includes(title) ? null : url;
}

describe('a redesign', () => {
  const changing = sites.filter(([, { redesign }]) => redesign !== undefined);

  it.each(changing)('of %s closes one opening and adds one, all on screen', async (name) => {
    await using own = await startZoo();
    const site = own.sites.find((each) => each.name === name);
    if (site?.redesign === undefined) throw new Error(`no ${name}`);
    const before = site.openings;
    site.redesign();
    const seen = [...(await seeOpenings(browser, site, own.originMap))];
    const onlyIn = (list: readonly Truth[], other: readonly Truth[]) =>
      list.filter(({ url }) => !other.some((each) => each.url === url));
    expect(onlyIn(before, site.openings)).toHaveLength(1);
    expect(onlyIn(site.openings, before)).toHaveLength(1);
    expect(site.openings.map((truth) => problemOf(site, truth, seen)).filter(Boolean)).toEqual([]);
  });
});
