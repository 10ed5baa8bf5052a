import { describe, expect, it } from 'vitest';
import { tokenise, wordsOf } from './tokens.ts';

describe('tokenise', () => {
  it.each([
    ['node.js and c++, c# or .net', ['node', 'js', 'and', 'c++', 'c#', 'or', '.net']],
    ['asp.net', ['asp', 'net']],
    ['$150,000', ['$', '150', '000']],
    ['€95-120k', ['€', '95', '120k']],
    ["bachelor's", ['bachelor', 's']],
    ['pythonの経験', ['python', '経', '験']],
    ['日本語・英語：可', ['日', '本', '語', '英', '語', '可']],
    ['größe élan', ['größe', 'élan']],
    ['#hashtag 😀 ok', ['hashtag', 'ok']],
    ['', []],
  ])('splits %j', (text, words) => {
    expect(wordsOf(tokenise(text))).toEqual(words);
  });

  it('gives one word one hash wherever it stands', () => {
    const { hashes } = tokenise('go to c++, go to c#');
    expect(hashes.slice(0, 2)).toEqual(hashes.slice(3, 5));
    expect(hashes[2]).not.toBe(hashes[5]);
  });

  it('records where each word stands', () => {
    expect(tokenise('a bc, d').starts).toEqual([0, 2, 6]);
  });
});
