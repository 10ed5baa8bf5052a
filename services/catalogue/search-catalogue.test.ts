import { describe, expect, it } from 'vitest';
import { createSearch } from './search-catalogue.ts';

const names = [
  'Dropbox',
  'Box',
  'The Boxing Club',
  'Ärger & Söhne',
  'Crédit Agricole',
  'A.P. Møller',
  'O’Reilly',
  'Stripe',
];
const search = createSearch(
  names.map((name) => ({ name, url: `https://${name}`, source: 'lever', website: null })),
);
const find = (typed: string, limit = 10) => search(typed, limit).map(({ name }) => name);

describe('the search of the catalogue', () => {
  it('puts beginnings of words before other parts, each by how known it is', () => {
    expect(find('box')).toEqual(['Box', 'The Boxing Club', 'Dropbox']);
  });

  it.each([
    ['STRIPE', 'Stripe'],
    ['arger', 'Ärger & Söhne'],
    ['sohne', 'Ärger & Söhne'],
    ['CRÉDIT', 'Crédit Agricole'],
    ['credit  agri', 'Crédit Agricole'],
    ['arger und', undefined],
    ['a p', 'A.P. Møller'],
    ["o'rei", 'O’Reilly'],
    ['ing club', 'The Boxing Club'],
    ['zzz', undefined],
  ])('finds for %s: %s', (typed, name) => {
    expect(find(typed)[0]).toBe(name);
  });

  it('finds no more than asked for', () => {
    expect(find('o', 2)).toHaveLength(2);
  });

  it('finds the best known where nothing is typed', () => {
    expect(find(' ', 2)).toEqual(['Dropbox', 'Box']);
  });

  it('finds nothing for signs that are in no name', () => {
    expect(find('+++')).toEqual([]);
  });
});
