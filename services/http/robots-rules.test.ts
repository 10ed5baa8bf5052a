import { describe, expect, it } from 'vitest';
import { readRobots } from './robots-rules.ts';

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

  it('none means that all is allowed', () => {
    expect(rulesOf('Disallow:').isAllowed('/jobs')).toBe(true);
  });
});

// Each would take minutes if all wildcards were followed.
describe('a robots.txt that is expensive on purpose is read at once', () => {
  const path = `/jobs/${'a'.repeat(4_000)}`;
  it.each([
    ['wildcards without end', (n: number) => `/x${'*a'.repeat(8)}${n}b`],
    ['a wildcard at each letter', () => '/j*a*a*a*a*a*a*a*a*a*c'],
    ['endings', () => `/j*${'a'.repeat(10)}c$`],
    ['many short rules', () => '/j*b'],
    ['nothing but wildcards', () => `/j${'*'.repeat(15)}c`],
  ])('with %s', (_kind, rule) => {
    const lines = Array.from({ length: 25_000 }, (_, n) => `Disallow: ${rule(n)}`);
    const rules = rulesOf(...lines);
    for (let i = 0; i < 5; i++) rules.isAllowed(path);
    expect(rules.isAllowed('/about')).toBe(true);
  });

  it('and what lies beyond the bound forbids, and allows nothing', () => {
    const lines = Array.from({ length: 3_000 }, (_, n) => `Disallow: /x*${n}`);
    const { isAllowed: may } = rulesOf(...lines, 'Disallow: /jobs/*/old', 'Allow: /jobs/*/new');
    expect([may('/jobs/1/old'), may('/jobs/1/new'), may('/about')]).toEqual([false, false, true]);
  });

  it('while as many wildcards as real sites have are all followed', () => {
    const lines = Array.from({ length: 1_500 }, (_, n) => `Disallow: /*?f${n}=`);
    const { isAllowed: may } = rulesOf(...lines, 'Disallow: /jobs/*/old');
    expect([may('/a?f1499=1'), may('/jobs/1/old'), may('/jobs/1')]).toEqual([false, false, true]);
  });
});
