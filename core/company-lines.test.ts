import { describe, expect, it } from 'vitest';
import { cpuMsOf } from '#tests/support/cpu-time.ts';
import { parseLines } from './company-lines.ts';

const read = (text: string) =>
  parseLines(text).map((entry) => {
    if (entry.kind === 'address') return [entry.name, entry.url];
    if (entry.kind === 'name') return entry.name;
    return entry.kind === 'wrong' ? entry.fault : `as line ${entry.firstLine}`;
  });

describe('parseLines', () => {
  it('takes an address with or without its scheme', () => {
    expect(read('https://jobs.lever.co/acme\nbirch.example/careers')).toEqual([
      [null, 'https://jobs.lever.co/acme'],
      [null, 'https://birch.example/careers'],
    ]);
  });

  it('takes text without an address as a name', () => {
    expect(read('Larkspur Robotics\n  Moth & Lantern  ')).toEqual([
      'Larkspur Robotics',
      'Moth & Lantern',
    ]);
  });

  it.each([
    'Acme, https://jobs.lever.co/acme',
    'Acme https://jobs.lever.co/acme',
    'Acme\thttps://jobs.lever.co/acme\tBerlin',
    '"Acme","https://jobs.lever.co/acme"',
    'Acme,jobs.lever.co/acme',
    'Acme jobs.lever.co/acme',
    '- Acme <https://jobs.lever.co/acme>',
    'https://jobs.lever.co/acme Acme',
  ])('finds name and address in %j', (line) => {
    expect(read(line)).toEqual([['Acme', 'https://jobs.lever.co/acme']]);
  });

  it.each([
    'Acme - https://jobs.lever.co/acme',
    'Acme – https://jobs.lever.co/acme (great!)',
    'Acme: https://jobs.lever.co/acme',
    'Acme = https://jobs.lever.co/acme # looks good',
    'Acme -> jobs.lever.co/acme',
    'Acme | https://jobs.lever.co/acme',
    'Acme (https://jobs.lever.co/acme)',
    '3. Acme https://jobs.lever.co/acme.',
    '- [ ] Acme https://jobs.lever.co/acme',
    '* **Acme** — https://jobs.lever.co/acme, remote only',
    '- [Acme](https://jobs.lever.co/acme) makes letters',
    'Acme: [careers](https://jobs.lever.co/acme)',
    '✅ Acme https://jobs.lever.co/acme',
    'Acme https://acme.example https://jobs.lever.co/acme',
    'Acme, https://www.linkedin.com/company/acme, https://jobs.lever.co/acme, https://acme.example/logo.png',
  ])('keeps remarks, bullets and other pages out of the name and address: %j', (line) => {
    expect(read(line)).toEqual([['Acme', 'https://jobs.lever.co/acme']]);
  });

  it.each([
    'https://jobs.lever.co/acme # a note',
    'https://jobs.lever.co/acme (remote only)',
    'https://jobs.lever.co/acme - remote only',
    'https://jobs.lever.co/acme // later',
    'https://jobs.lever.co/acme great people!',
    '<https://jobs.lever.co/acme>',
    '> https://jobs.lever.co/acme',
    '"https://jobs.lever.co/acme",',
    '17) https://jobs.lever.co/acme;',
  ])('takes no remark as a name: %j', (line) => {
    expect(read(line)).toEqual([[null, 'https://jobs.lever.co/acme']]);
  });

  it.each([
    ['# mine', []],
    ['#https://jobs.lever.co/acme', []],
    ['// mine', []],
    ['## Companies I like', []],
    ['---', []],
    ['|---|:--:|', []],
    ['<!-- mine -->', []],
    ['#twotimes Recruiting', ['#twotimes Recruiting']],
    ['https://en.example/wiki/A_(b)', [[null, 'https://en.example/wiki/A_(b)']]],
  ])('tells remarks from companies: %j', (line, entries) => {
    expect(read(line)).toEqual(entries);
  });

  it('keeps the commas of an address', () => {
    const url = 'https://jobs.example/search?place=Berlin,Bonn';
    expect(read(url)).toEqual([[null, url]]);
  });

  it('finds several companies in one line', () => {
    expect(read('Stripe, Figma,Linear')).toEqual(['Stripe', 'Figma', 'Linear']);
    expect(read('https://a.example/jobs https://b.example/jobs')).toEqual([
      [null, 'https://a.example/jobs'],
      [null, 'https://b.example/jobs'],
    ]);
  });

  it('keeps the legal form in the name', () => {
    expect(read('Acme, Inc., Birch GmbH')).toEqual(['Acme, Inc.', 'Birch GmbH']);
  });

  it.each([
    'Acme, LLP',
    'Acme, L.L.C.',
    'Acme, N.A.',
    'Acme, S.p.A.',
    'Acme, PBC',
    'Acme Co., Ltd.',
    'Acme, Inc. (Bern)',
    'Acme, Inc - Arizona',
    'Acme，Ltd',
    'Acme, a Globex company',
    'Acme, A Public Benefit Corporation',
  ])('keeps the end of a name behind a comma: %s', (name) => {
    expect(read(`${name}, Birch`)).toEqual([name, 'Birch']);
  });

  it.each([
    ['Acme, A Place for Mom', ['Acme', 'A Place for Mom']],
    ['Acme, Sea', ['Acme', 'Sea']],
    ['Acme;SE', ['Acme', 'SE']],
    ['Acme\tCO', ['Acme', 'CO']],
    ['Acme | AG', ['Acme', 'AG']],
  ])('takes nothing else for the end of a name: %j', (line, names) => {
    expect(read(line)).toEqual(names);
  });

  it('skips blank lines, bullets and the heading of a table', () => {
    expect(read('name,url\n\n1. Acme\n* Birch\n')).toEqual(['Acme', 'Birch']);
  });

  it.each([
    ['ftp://acme.example', 'protocol'],
    ['jobs@acme.example', 'email'],
    ['https://not an address', 'address'],
    ['???', 'words'],
    ['x'.repeat(201), 'long'],
    ['a,'.repeat(100_000), 'long'],
    ['https//jobs.lever.co/acme', 'address'],
    ['javascript:alert(1)', 'protocol'],
  ])('reports the fault of %j', (line, fault) => {
    expect(read(line)).toEqual([fault]);
  });

  it('names the line that %j repeats', () => {
    const text = 'https://jobs.lever.co/acme\nACME\nhttps://jobs.lever.co/acme/?utm_source=x\nacme';
    expect(read(text)).toEqual([
      [null, 'https://jobs.lever.co/acme'],
      'ACME',
      'as line 1',
      'as line 2',
    ]);
  });

  it('knows where each entry stands in the text', () => {
    const text = 'Acme\n- Stripe, Figma\nBirch, https://birch.example/jobs';
    expect(parseLines(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Acme',
      'Stripe',
      'Figma',
      'Birch, https://birch.example/jobs',
    ]);
  });

  it('reads ten thousand lines fast', () => {
    const text = Array.from({ length: 10_000 }, (_, i) => `https://c${i}.example/jobs`).join('\n');
    expect(parseLines(text)).toHaveLength(10_000);
  });

  it.each([
    ['stars', `Acme ${'*'.repeat(1_900)} y`],
    ['a rule between words', `${'='.repeat(900)} Acme ${'='.repeat(900)} y`],
    ['spaces', `Acme${' '.repeat(1_900)}y`],
    ['more spaces than a line has', `${' '.repeat(200_000)}Acme`],
    ['dashes', `Acme${' -'.repeat(900)}y`],
    ['brackets', `https://acme.example/${')'.repeat(1_900)}`],
    ['dots', 'a.'.repeat(900)],
  ])('reads a line of %s fast', (_what, line) => {
    expect(cpuMsOf(() => parseLines(line))).toBeLessThan(200);
  });
});
