import { createClient } from '@libsql/client';
import { describe, expect, it } from 'vitest';
import { excludedExpression, matchExpression } from './match-expression.ts';

describe('matchExpression', () => {
  it.each([
    ['rust remote', '"rust" AND "remote"*'],
    ['"site reliability" berlin', '"site reliability" AND "berlin"*'],
    ['berlin "site reliability"', '"berlin" AND "site reliability"'],
    ['an "open end', '"an" AND "open end"'],
    ['node.j', '"node j"*'],
    ['node.js', '"node js nodejs"*'],
    ['c', '"c"'],
    ['C++', '"cplusplus"*'],
    ['rust OR NOT (go)', '"rust" AND "or" AND "not" AND "go"*'],
    ['title:rust -go ^', '"title rust"*'],
    ['Łódź', '"lodz"*'],
    ['東京', '"東 京"'],
    ['東京 エンジ', '"東 京" AND "エ ン ジ"'],
    ['วิศว', '"วิ ศ ว"*'],
  ])('reads %s as %s', (typed, expression) => {
    expect(matchExpression(typed)).toBe(expression);
  });

  it.each([
    ['full-stack', '("full stack"* OR "fullstack"*)'],
    ['fullstack', '("fullstack"* OR "full stack"*)'],
    ['front end developer', '("front end" OR "frontend") AND "developer"*'],
    ['e-mail go', '("e mail" OR "email") AND "go"*'],
    ["l'oreal x", '("l oreal" OR "loreal") AND "x"'],
    ['Q.A. x', '("q a" OR "qa") AND "x"'],
    ['phd x', '("phd" OR "ph d") AND "x"'],
    ['cpp x', '("cpp" OR "cplusplus") AND "x"'],
    ['mueller x', '("mueller" OR "muller") AND "x"'],
    ['Müller x', '("muller" OR "mueller") AND "x"'],
    ['smørrebrød x', '("smorrebrod" OR "smoerrebroed") AND "x"'],
    ['Köche', '("koche"* OR "koeche")'],
    ['Ångström x', '("angstrom" OR "aangstroem") AND "x"'],
    ['queue', '("queue"* OR "queu")'],
    ['"full-stack" "Müller"', '"full stack" AND "muller"'],
  ])('finds %s in other spellings, but not in quotes: %s', (typed, expression) => {
    expect(matchExpression(typed)).toBe(expression);
  });

  it.each(['', '   ', '"', '+++', '"" -- *'])('finds no word in "%s"', (typed) => {
    expect(matchExpression(typed)).toBeNull();
  });

  it('is valid for any typed text', async () => {
    const db = createClient({ url: ':memory:' });
    await db.execute(
      `CREATE VIRTUAL TABLE f USING fts5(
        a, b, tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* Co'", prefix='2'
      )`,
    );
    const alphabet = [...`ab1é中"'*^:(){}+-.,\\/\0\n\u0301\ud83d `, ' AND ', ' NEAR(', 'a:'];
    const typed = Array.from({ length: 2_000 }, (_, seed) => randomText(alphabet, seed + 1));
    for (const text of typed) {
      const expression = matchExpression(text);
      if (expression === null) continue;
      const found = db.execute({ sql: 'SELECT * FROM f WHERE f MATCH ?', args: [expression] });
      await expect(found, JSON.stringify(text)).resolves.toBeDefined();
    }
    db.close();
  });
});

function randomText(alphabet: readonly string[], seed: number): string {
  let state = seed * 2_654_435_761;
  const next = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  return Array.from({ length: 1 + next(12) }, () => alphabet[next(alphabet.length)]).join('');
}

describe('excludedExpression', () => {
  it.each([
    ['rust -go', '"go"'],
    ['-senior -"team lead"', '"senior" OR "team lead"'],
    ['−go', '"go"'],
    ['front-end', null],
    ['rust - go', null],
    ['-', null],
    ['-***', null],
  ])('leaves out of %s: %s', (typed, expression) => {
    expect(excludedExpression(typed)).toBe(expression);
  });
});
