import { expect, it } from 'vitest';
import { marksIn } from './marked-words.ts';
import { searchWords } from './search-words.ts';

const marked = (text: string, ...typed: readonly string[]): readonly string[] => {
  const sought = typed.map((each) => ({
    words: searchWords(each),
    isBeginning: each.endsWith('…'),
  }));
  return marksIn(text, sought).map(([start, end]) => text.slice(start, end));
};

it.each<[string, string[], string[]]>([
  ['Rust and rust, not trust.', ['rust'], ['Rust', 'rust']],
  ['We look for engineers.', ['engin…'], ['engineers']],
  ['We look for engineers.', ['engin'], []],
  ['Die Straße nach Zürich', ['strasse', 'zurich'], ['Straße', 'Zürich']],
  ['Zu\u0308rich', ['zürich'], ['Zu\u0308rich']],
  ['A data-platform lead', ['data platform'], ['data-platform']],
  ['Knows C++, C# and C.', ['C++'], ['C++']],
  ['Knows C++, C# and C.', ['C#'], ['C#']],
  ['Knows C++, C# and C.', ['C'], ['C']],
  ['We use (Node.js).', ['nodejs'], ['Node.js']],
  ['We use Node JS daily', ['node.js'], ['Node JS']],
  ['.NET since 2005', ['.net'], ['.NET']],
  ['R&D team', ['R&D'], ['R&D']],
  ['東京でエンジニアを募集', ['エンジニア'], ['エンジニア']],
  ['東京でエンジニアを募集', ['東京'], ['東京']],
  ['서울 개발자', ['개발'], ['개발']],
  ['مهندسين في دبي', ['دبي'], ['دبي']],
  ['мы ищем разработчика', ['разработ…'], ['разработчика']],
  ['<b>rust</b> & <script>', ['rust'], ['rust']],
  ['👩‍🚀 rust 👩‍🚀', ['rust'], ['rust']],
  ['', ['rust'], []],
])('%s: %j is at %j', (text, typed, expected) => {
  expect(marked(text, ...typed)).toEqual(expected);
});

it('joins marks that overlap', () => {
  expect(marked('senior data engineer', 'data engineer', 'engineer', 'senior data')).toEqual([
    'senior data engineer',
  ]);
});

it('finds words between very long rows of signs at once', () => {
  const signs = '-'.repeat(400_000);
  expect(marked(`${signs}C++${signs}`, 'C++')).toEqual(['C++']);
});
