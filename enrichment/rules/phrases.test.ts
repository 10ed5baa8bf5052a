import { describe, expect, it } from 'vitest';
import { type Cue, compileLexicon, findHits } from './phrases.ts';
import { tokenise } from './tokens.ts';

const skill = (phrase: string, how: Partial<Cue> = {}): Cue => ({
  kind: 'skill',
  phrase,
  value: phrase,
  ...how,
});
const lexicon = compileLexicon([
  skill('SQL'),
  skill('SQL Server'),
  skill('React', { exact: true }),
  skill('C++'),
  { kind: 'benefit', phrase: 'SQL', value: 'SQL training' },
]);
const find = (text: string) =>
  findHits(
    text,
    tokenise(text.toLowerCase()),
    lexicon,
  )('skill').map((hit) => text.slice(hit.start, hit.end));

describe('findHits', () => {
  it.each([
    ['SQL Server', ['SQL Server']],
    ['sql-server', ['sql-server']],
    ['SQL. Server', ['SQL']],
    ['SQL\nServer', ['SQL']],
    ['mysql server', []],
    ['React, react', ['React']],
    ['c++17', ['c++']],
  ])('finds in %j %j', (text, found) => {
    expect(find(text)).toEqual(found);
  });

  it('keeps kinds apart', () => {
    const hits = findHits('SQL', tokenise('sql'), lexicon);
    expect([hits('skill')[0]?.value, hits('benefit')[0]?.value]).toEqual(['SQL', 'SQL training']);
  });
});
