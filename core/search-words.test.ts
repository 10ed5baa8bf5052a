import { describe, expect, it } from 'vitest';
import { hasEveryWord, searchWords } from './search-words.ts';

describe('a letter is found by the one people type for it', () => {
  it.each([
    ['Łódź', 'lodz'],
    ['Tromsø', 'tromso'],
    ['København', 'kobenhavn'],
    ['Gießen', 'giessen'],
    ['STRASSBURG', 'straßburg'],
    ['GROẞE', 'große'],
    ['Iğdır', 'igdir'],
    ['İSTANBUL', 'istanbul'],
    ['ISPARTA', 'ısparta'],
    ['Ærø', 'aero'],
    ['Œuvre', 'oeuvre'],
    ['Đà Nẵng', 'da nang'],
    ['Þórshöfn', 'thorshofn'],
    ['Seyðisfjörður', 'seydisfjordur'],
    ['Kraków', 'krakow'],
    ['São Paulo', 'sao paulo'],
    ['Malmö', 'malmo'],
    ['Ħal Qormi', 'hal qormi'],
    ['Gəncə', 'gence'],
    ['Αθήνα', 'αθηνα'],
    ['ΠΕΛΆΤΗΣ', 'πελάτης'],
    ['Ёлка', 'елка'],
    ['أحمد', 'احمد'],
    ['Cafe\u0301', 'café'],
    ['ﬁnance', 'finance'],
    ['Ｒｕｓｔ', 'rust'],
    ['Soft\u00adware', 'software'],
    ['data\u200bbase', 'database'],
    ['We’re “HIRING” – now', 'we re hiring now'],
  ])('%s by %s', (text, typed) => {
    expect(searchWords(text)).toBe(searchWords(typed));
  });

  it.each([
    ['ハンド', 'バンド'],
    ['हिन्दी', 'हन्द'],
    ['שלום', 'שלם'],
    ['Łódź', 'Lidz'],
  ])('but %s is not %s', (one, other) => {
    expect(searchWords(one)).not.toBe(searchWords(other));
  });
});

describe('a script without spaces has a word per character', () => {
  it.each([
    ['软件工程师', '软 件 工 程 师'],
    ['（東京）', '東 京'],
    ['𠮷野家', '𠮷 野 家'],
    ['サーバー', 'サ ー バ ー'],
    ['ｴﾝｼﾞﾆｱ', 'エ ン ジ ニ ア'],
    ['고객지원', '고 객 지 원'],
    ['วิศวกร', 'วิ ศ ว ก ร'],
    ['Go言語', 'go 言 語'],
    ['AWS上の3年', 'aws 上 の 3 年'],
  ])('%s', (text, words) => {
    expect(searchWords(text)).toBe(words);
  });
});

describe('a name that needs its signs is one word', () => {
  it('C, C++ and C# are three words', () => {
    expect(searchWords('C, C++, C#')).toBe('c cplusplus csharp');
  });

  it.each([
    ['C/C++17', 'c cplusplus 17'],
    ['Ｃ＋＋', 'cplusplus'],
    ['C♯/F#', 'csharp fsharp'],
    ['["C++","C#"]', 'cplusplus csharp'],
    ['.NET', 'net dotnet'],
    ['C#/.NET 8', 'csharp net dotnet 8'],
    ['ASP.NET Core', 'asp net dotnet core'],
    ['R&D', 'randd'],
  ])('%s is %s', (text, words) => {
    expect(searchWords(text)).toBe(words);
  });

  it.each(['Node.js', 'NodeJS', 'node-js', 'Node JS'])('%s is Node.js', (text) => {
    expect(searchWords(text)).toBe('node js nodejs');
  });

  it.each([
    ['acme.net', 'acme net'],
    ['.network', 'network'],
    ['5+ years', '5 years'],
    ['Python+', 'python'],
    ['#remote', 'remote'],
    ['Issue #5', 'issue 5'],
    ['AT&T', 'at t'],
    ['A & B', 'a b'],
    ['e-mail', 'e mail'],
    ['"+++"', ''],
  ])('but %s is %j', (text, words) => {
    expect(searchWords(text)).toBe(words);
  });
});

describe('a list is filtered by parts of words, in any order', () => {
  it.each([
    ['Łódź Software', 'soft lodz'],
    ['トヨタ自動車', '自動'],
    ['Straßenbau AG', 'ag strasse'],
    ['https://acme.example/jobs', 'acme.example'],
    ['C++ and C#', 'c#'],
    ['Acme', ' '],
  ])('%s has %j', (text, typed) => {
    expect(hasEveryWord(text, typed)).toBe(true);
  });

  it.each([
    ['Acme', 'acme gmbh'],
    ['C++', 'c#'],
    ['Acme', '+++'],
  ])('%s has not %j', (text, typed) => {
    expect(hasEveryWord(text, typed)).toBe(false);
  });
});
