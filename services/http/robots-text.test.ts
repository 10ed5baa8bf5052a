import { describe, expect, it } from 'vitest';
import { cpuMsOf } from '#tests/support/cpu-time.ts';
import { createManualClock } from '#tests/support/manual-clock.ts';
import { createRobots } from './robots.ts';
import { robotsFor } from './robots-text.ts';

const { signal } = new AbortController();
const lines = (...text: readonly string[]) => text.join('\n');

function robotsOf(text: string) {
  const clock = createManualClock();
  return createRobots({ userAgent: 'Rolewatch/0.1', load: async () => text, clock });
}

/** Whether a page of the site may be read. */
const mayRead = (text: string, path: string): Promise<boolean> =>
  robotsOf(text)
    .check(new URL(path, 'https://acme.example'), signal)
    .then(
      () => true,
      () => false,
    );

describe('a long robots.txt is cut at a whole line', () => {
  const limit = 500 * 1_024;
  const head = 'User-agent: *\n';
  /** A file of which the `length` first characters of the last line are within the limit. */
  const cutAt = (last: string, length: number) =>
    `${head}${'#'.repeat(limit - head.length - 1 - length)}\n${last}\nDisallow: /more`;

  it.each([
    ['Disallow: /', 11],
    ['Disallow: /private/', 13],
    ['Disallow:', 9],
    ['Dis', 3],
    ['the line break before it', 0],
  ])('so that %j of a rule is none', async (_kept, length) => {
    const text = cutAt('Disallow: /private/', length);

    await expect(mayRead(text, '/careers')).resolves.toBe(true);
    await expect(mayRead(text, '/private/1')).resolves.toBe(true);
  });

  it('so that a rule which ends there counts', async () => {
    const text = cutAt('Disallow: /private/', 'Disallow: /private/'.length);

    await expect(mayRead(text, '/private/1')).resolves.toBe(false);
    await expect(mayRead(text, '/more')).resolves.toBe(true);
  });

  it('so that half an Allow does not open what is closed', async () => {
    const text = `${head}Disallow: /careers\n${'#'.repeat(limit - 51)}\nAllow: /careers/public-only`;

    await expect(mayRead(text, '/careers/1')).resolves.toBe(false);
  });

  it('so that one endless line says nothing', async () => {
    await expect(mayRead(`Disallow: /${'a'.repeat(limit)}`, '/careers')).resolves.toBe(true);
  });
});

describe('one path has one spelling, in the rule and in the address', () => {
  it.each([
    ['/%7Ejobs', '/~jobs'],
    ['/~jobs', '/%7Ejobs'],
    ['/%7ejobs', '/%7Ejobs'],
    ['/%63areers', '/careers'],
    ['/a%2db', '/a-b'],
    ['/a%5Fb', '/a_b'],
    ['/k%c3%b6ln', '/k%C3%B6ln'],
    ['/köln', '/k%C3%B6ln'],
    ['/k%C3%B6ln', '/köln'],
    ['/求人', '/%E6%B1%82%E4%BA%BA'],
    ['/a b', '/a%20b'],
    ['/a|b', '/a%7Cb'],
    ['/a%7Cb', '/a|b'],
    ['/[x]', '/%5Bx%5D'],
    ['/a:b', '/a%3Ab'],
    ['/a%40b', '/a@b'],
    ['/?q=(a)', '/?q=%28a%29'],
    ["/?q='a'", '/?q=%27a%27'],
    ['/?back=https%3A//x', '/?back=https://x'],
    ['/a%2Ab', '/a*b'],
    ['/price%24', '/price$'],
    ['/*%7Ejobs$', '/x/~jobs'],
  ])('%s is %s', async (rule, path) => {
    await expect(mayRead(lines('User-agent: *', `Disallow: ${rule}`), path)).resolves.toBe(false);
  });

  it.each([
    ['/a%2Fb', '/a/b'],
    ['/a%3Fb', '/a?b'],
    ['/?a%3Db', '/?a=b'],
    ['/a%2Ab', '/axb'],
    ['/price$', '/price$5'],
    ['/~jobs', '/jobs'],
    ['/K%C3%B6ln', '/k%C3%B6ln'],
    ['/100%', '/100'],
  ])('but %s is not %s', async (rule, path) => {
    await expect(mayRead(lines('User-agent: *', `Disallow: ${rule}`), path)).resolves.toBe(true);
  });

  it('and a rule is as long as its spelling', async () => {
    const text = lines('User-agent: *', 'Disallow: /%6A%6F%62%73', 'Allow: /jobs/1');

    await expect(mayRead(text, '/jobs/1')).resolves.toBe(true);
  });
});

describe('a group ends with its rules, not with another line between its agents', () => {
  it.each([
    ['Sitemap: https://acme.example/sitemap.xml'],
    ['Crawl-delay: 5'],
    ['Host: acme.example'],
    ['Clean-param: ref /'],
    ['Request-rate: 1/5'],
    ['# a remark'],
    [''],
    ['what is no rule'],
  ])('%j', async (between) => {
    const text = lines('User-agent: rolewatch', between, 'User-agent: other', 'Disallow: /careers');

    await expect(mayRead(text, '/careers')).resolves.toBe(false);
  });

  it.each(['Allow: /', 'Disallow: /x', 'Disallow:'])('but %j does', async (rule) => {
    const text = lines('User-agent: rolewatch', rule, 'User-agent: other', 'Disallow: /careers');

    await expect(mayRead(text, '/careers')).resolves.toBe(true);
  });

  it('a group that is for us takes its rules from all places', async () => {
    const text = lines(
      'User-agent: rolewatch\nDisallow: /a',
      'User-agent: *\nDisallow: /b',
      'User-agent: Rolewatch\nDisallow: /c',
    );

    await expect(
      Promise.all(['/a', '/b', '/c'].map((path) => mayRead(text, path))),
    ).resolves.toEqual([false, true, false]);
  });

  const paceOf = (...text: readonly string[]) =>
    robotsOf(lines(...text)).check(new URL('https://acme.example/'), signal);

  it.each([
    [['User-agent: *', 'Crawl-delay: 5', 'User-agent: other', 'Disallow: /x'], 5_000],
    [['User-agent: other', 'Crawl-delay: 5', 'User-agent: *', 'Disallow: /x'], 0],
    [['User-agent: other', 'User-agent: *', 'Crawl-delay: 5', 'Disallow: /x'], 5_000],
    [['User-agent: *', 'Disallow: /x', 'Crawl-delay: 5'], 5_000],
    [['User-agent: *', 'Disallow: /x', 'Sitemap: /s.xml', 'Crawl-delay: 5'], 5_000],
  ])('a pace is for the agents before it: %j', async (text, pace) => {
    await expect(paceOf(...text)).resolves.toBe(pace);
  });
});

it('reads rules before any agent as rules for nobody', async () => {
  await expect(mayRead(lines('Disallow: /', 'User-agent: *', 'Disallow: /x'), '/a')).resolves.toBe(
    true,
  );
});

it.each(['User-agent: a\nCrawl-delay: 1\n', 'Disallow: /%7E%7E*\n', ' : : ', 'a'])(
  'reads a robots.txt of nothing but %j in time that grows with its length',
  (unit) => {
    const text = unit.repeat(Math.ceil(600_000 / unit.length));
    expect(cpuMsOf(() => robotsFor('rolewatch', text))).toBeLessThan(1_500);
  },
);
