import { describe, expect, it } from 'vitest';
import { cpuMsOf } from '#tests/support/cpu-time.ts';
import { createManualClock } from '#tests/support/manual-clock.ts';
import { createRobots } from './robots.ts';
import { readRobots, robotsFor } from './robots-rules.ts';

const rulesOf = (...lines: readonly string[]) =>
  readRobots('Rolewatch', ['User-agent: *', ...lines].join('\n'));

const isAllowed = (rule: string, path: string) => rulesOf(`Disallow: ${rule}`).isAllowed(path);

describe('a rule of robots.txt', () => {
  it.each([
    ['/jobs', '/jobs', true],
    ['/jobs', '/jobs/1', true],
    ['/jobs', '/a/jobs', false],
    ['/jobs$', '/jobs', true],
    ['/jobs$', '/jobs/1', false],
    ['/*/jobs', '/en/jobs/1', true],
    ['/*/jobs', '/jobs', false],
    ['/*.pdf$', '/a.pdf', true],
    ['/*.pdf$', '/a.pdf?x', false],
    ['/*.pdf$', '/a.pdf/b.pdf', true],
    ['*', '/', true],
    ['/a*b*c', '/aXbYc', true],
    ['/a*b*c', '/aXcYb', false],
    ['/a*a$', '/a', false],
    ['/a**b', '/ab', true],
    ['/$', '/', true],
    ['/$', '/a', false],
    ['/a$b', '/a$b', true],
  ])('%s is for %s: %s', (rule, path, expected) => {
    expect(isAllowed(rule, path)).toBe(!expected);
  });
});

describe('of several rules', () => {
  it('the longest that matches decides, wherever it stands', () => {
    const { isAllowed: may } = rulesOf('Disallow: /jobs', 'Allow: /jobs/open', 'Disallow: /');
    expect([may('/jobs/open/1'), may('/jobs/1'), may('/')]).toEqual([true, false, false]);
  });

  it('of equals the one that allows decides', () => {
    expect(rulesOf('Disallow: /a*', 'Allow: /*a').isAllowed('/a')).toBe(true);
  });

  it('no rule allows everything', () => {
    expect(rulesOf('Disallow:').isAllowed('/jobs')).toBe(true);
  });
});

describe('a robots.txt made to be expensive is read fast', () => {
  const path = `/jobs/${'a'.repeat(4_000)}`;
  it.each([
    ['endless wildcards', (n: number) => `/x${'*a'.repeat(8)}${n}b`],
    ['a wildcard at each letter', () => '/j*a*a*a*a*a*a*a*a*a*c'],
    ['endings', () => `/j*${'a'.repeat(10)}c$`],
    ['many short rules', () => '/j*b'],
    ['only wildcards', () => `/j${'*'.repeat(15)}c`],
  ])('with %s', (_kind, rule) => {
    const lines = Array.from({ length: 25_000 }, (_, n) => `Disallow: ${rule(n)}`);
    const rules = rulesOf(...lines);
    for (let i = 0; i < 5; i++) rules.isAllowed(path);
    expect(rules.isAllowed('/about')).toBe(true);
  });

  it('rules beyond the bound only forbid', () => {
    const lines = Array.from({ length: 3_000 }, (_, n) => `Disallow: /x*${n}`);
    const { isAllowed: may } = rulesOf(...lines, 'Disallow: /jobs/*/old', 'Allow: /jobs/*/new');
    expect([may('/jobs/1/old'), may('/jobs/1/new'), may('/about')]).toEqual([false, false, true]);
  });

  it('follows as many wildcards as real sites have', () => {
    const lines = Array.from({ length: 1_500 }, (_, n) => `Disallow: /*?f${n}=`);
    const { isAllowed: may } = rulesOf(...lines, 'Disallow: /jobs/*/old');
    expect([may('/a?f1499=1'), may('/jobs/1/old'), may('/jobs/1')]).toEqual([false, false, true]);
  });
});

const signalNo = 'Content-Signal: ai-input=no';

describe('the text of robots.txt', () => {
  const { signal } = new AbortController();
  const lines = (...text: readonly string[]) => text.join('\n');

  function robotsOf(text: string) {
    const clock = createManualClock();
    return createRobots({ userAgent: 'Rolewatch/0.1', load: async () => text, clock });
  }

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
    const cutAt = (last: string, length: number) =>
      `${head}${'#'.repeat(limit - head.length - 1 - length)}\n${last}\nDisallow: /more`;

    it.each([
      ['Disallow: /', 11],
      ['Disallow: /private/', 13],
      ['Disallow:', 9],
      ['Dis', 3],
      ['the line break before it', 0],
    ])('so that the half rule %j does not count', async (_kept, length) => {
      const text = cutAt('Disallow: /private/', length);

      await expect(mayRead(text, '/careers')).resolves.toBe(true);
      await expect(mayRead(text, '/private/1')).resolves.toBe(true);
    });

    it('so that a rule that ends there counts', async () => {
      const text = cutAt('Disallow: /private/', 'Disallow: /private/'.length);

      await expect(mayRead(text, '/private/1')).resolves.toBe(false);
      await expect(mayRead(text, '/more')).resolves.toBe(true);
    });

    it('so that half an Allow opens nothing', async () => {
      const text = `${head}Disallow: /careers\n${'#'.repeat(limit - 51)}\nAllow: /careers/public-only`;

      await expect(mayRead(text, '/careers/1')).resolves.toBe(false);
    });

    it('so that one endless line does not count', async () => {
      await expect(mayRead(`Disallow: /${'a'.repeat(limit)}`, '/careers')).resolves.toBe(true);
    });
  });

  describe('a path has one spelling in rule and address', () => {
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

    it('a rule is as long as its unified spelling', async () => {
      const text = lines('User-agent: *', 'Disallow: /%6A%6F%62%73', 'Allow: /jobs/1');

      await expect(mayRead(text, '/jobs/1')).resolves.toBe(true);
    });
  });

  describe('a group ends with its rules, not with a line between its agents', () => {
    it.each([
      ['Sitemap: https://acme.example/sitemap.xml'],
      ['Crawl-delay: 5'],
      ['Host: acme.example'],
      ['Clean-param: ref /'],
      ['Request-rate: 1/5'],
      ['# a remark'],
      [''],
      ['a line that is no rule'],
    ])('%j', async (between) => {
      const text = lines(
        'User-agent: rolewatch',
        between,
        'User-agent: other',
        'Disallow: /careers',
      );

      await expect(mayRead(text, '/careers')).resolves.toBe(false);
    });

    it.each(['Allow: /', 'Disallow: /x', 'Disallow:'])('but %j does', async (rule) => {
      const text = lines('User-agent: rolewatch', rule, 'User-agent: other', 'Disallow: /careers');

      await expect(mayRead(text, '/careers')).resolves.toBe(true);
    });

    it('a group for us collects its rules from all places', async () => {
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
    ])('a crawl delay applies to the agents before it: %j', async (text, pace) => {
      await expect(paceOf(...text)).resolves.toMatchObject({ delayMs: pace });
    });
  });

  describe('Content-Signal: ai-input=no', () => {
    const forbids = async (...text: readonly string[]): Promise<boolean> =>
      (await robotsOf(lines(...text)).check(new URL('https://acme.example/'), signal)).forbidsModel;

    it.each([
      ['for all', ['User-agent: *', 'Content-Signal: search=yes, ai-input=no', 'Allow: /']],
      ['for us', ['User-agent: Rolewatch', 'content-signal: ai-train=no,ai-input=no']],
      ['written with spaces', ['User-agent: *', 'Content-signal: AI-Input = No']],
      ['for a part of the site', ['User-agent: *', 'Content-Signal: /jobs ai-input=no']],
      ['after a consent', ['User-agent: *', 'Content-Signal: ai-input=yes, ai-input=no']],
      ['for all, after a group for us and others', ['User-agent: a', 'User-agent: *', signalNo]],
    ])('keeps pages from the model: %s', async (_how, text) => {
      await expect(forbids(...text)).resolves.toBe(true);
    });

    it.each([
      ['of other uses', ['User-agent: *', 'Content-Signal: search=no, ai-train=no']],
      ['of a crawler', ['User-agent: GPTBot', signalNo, 'User-agent: *', 'Disallow: /x']],
      ['for all, if there is a group for us', ['User-agent: *', signalNo, 'User-agent: rolewatch']],
      ['of a comment', ['User-agent: *', 'Disallow: /x', `# ${signalNo}`]],
      ['of a longer name', ['User-agent: *', 'Content-Signal: x-ai-input=no, ai-input=nofollow']],
    ])('does not follow from a line %s', async (_whose, text) => {
      await expect(forbids(...text)).resolves.toBe(false);
    });

    it('ends the agents of its group', async () => {
      const text = lines('User-agent: *', signalNo, '', 'User-agent: GPTBot', 'Disallow: /');

      await expect(mayRead(text, '/careers')).resolves.toBe(true);
    });
  });

  it('obeys no line for the crawlers of models', async () => {
    const crawlers = ['GPTBot', 'ClaudeBot', 'CCBot', 'Google-Extended', 'Applebot-Extended'];
    const text = crawlers.map((name) => `User-agent: ${name}\nDisallow: /`).join('\n\n');

    await expect(mayRead(text, '/careers')).resolves.toBe(true);
  });

  it('ignores rules before any agent', async () => {
    await expect(
      mayRead(lines('Disallow: /', 'User-agent: *', 'Disallow: /x'), '/a'),
    ).resolves.toBe(true);
  });

  it.each(['User-agent: a\nCrawl-delay: 1\n', 'Disallow: /%7E%7E*\n', ' : : ', 'a'])(
    'reads a robots.txt of nothing but %j in time that grows with its length',
    (unit) => {
      const text = unit.repeat(Math.ceil(600_000 / unit.length));
      expect(cpuMsOf(() => robotsFor('rolewatch', text))).toBeLessThan(1_500);
    },
  );
});
