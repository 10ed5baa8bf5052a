import { expect, it } from 'vitest';
import type { BoardCheck } from '#renderer/model.ts';
import { addCompaniesStrings as words } from '#renderer/strings/add-companies.ts';
import { boardNow } from './board-now.ts';

const check = (said: Partial<BoardCheck>): BoardCheck => ({
  ...{ outcome: 'answers', openings: null, movedTo: null, error: null },
  ...said,
});
const say = (said: Partial<BoardCheck>) => words.now('Lever', boardNow(check(said)));

it.each<[Partial<BoardCheck>, string]>([
  [{ openings: { seen: 20, total: 1412 } }, 'Lever · 1,412 openings now'],
  [{ openings: { seen: 1, total: 1 } }, 'Lever · 1 opening now'],
  [{ openings: { seen: 20, total: null } }, 'Lever · 20+ openings now'],
  [{}, 'Lever · openings found'],
  [{ outcome: 'empty' }, 'Lever · no openings right now'],
  [{ outcome: 'gone' }, 'Lever has no such board'],
  [{ outcome: 'unclear' }, 'Lever · checked at the first scan'],
])('says of %o: %s', (said, text) => {
  expect(say(said)).toBe(text);
});
