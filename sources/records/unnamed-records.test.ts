import { describe, expect, it } from 'vitest';
import { findRecords } from './find-records.ts';
import { readRecords } from './read-records.ts';

const jobs = [
  { id: 11, title: 'Backend Engineer', location: 'Ulm' },
  { id: 12, title: 'Sales Manager', location: 'Bern' },
  { id: 13, title: 'Baker', location: 'Ulm' },
];
const expected = ['Backend Engineer · Ulm', 'Sales Manager · Bern', 'Baker · Ulm'];

function read(json: unknown) {
  const [best] = findRecords(json).found;
  if (best === undefined) return null;
  return readRecords(json, best, 'https://acme.example/careers').postings.map(
    ({ title, locations }) => `${title} · ${locations.map(({ text }) => text).join(' | ')}`,
  );
}

describe('records without names of their own', () => {
  const rows = jobs.map(({ id, title, location }) => [id, title, location]);
  const byName = (key: string, value: string) =>
    jobs.map(({ id, title, location }) => ({
      id,
      labels: [
        { [key]: 'TITLE', [value]: title },
        { [key]: 'CAMPUS', [value]: location },
      ],
    }));

  it.each([
    ['rows with their columns beside them', { roles: rows, columns: ['id', 'title', 'depot'] }],
    [
      'rows whose columns are objects',
      {
        table: { header: [{ name: 'id' }, { name: 'jobTitle' }, { name: 'city' }], rows },
      },
    ],
    ['values named by their kind', { jobs: byName('kind', 'value') }],
    ['values named by a label', { jobs: byName('label', 'text') }],
    ['values named by a key', { jobs: byName('key', 'content') }],
  ])('reads %s', (_form, json) => {
    expect(read(json)).toEqual(expected);
  });

  it('reads rows without names by the titles that the page shows', () => {
    const titles = new Set(jobs.map(({ title }) => title));
    const [best] = findRecords({ openings: rows }, (text) => titles.has(text)).found;
    expect(best?.titles).toEqual([...titles]);
  });

  it.each([
    [
      'points of a curve',
      {
        series: [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
      },
    ],
    ['rows of different lengths', { jobs: [['Baker', 'Ulm'], ['Cook']] }],
    [
      'lists of lists of records',
      {
        jobs: [
          [[{ a: 1 }], 'x'],
          [[{ a: 2 }], 'y'],
        ],
      },
    ],
  ])('finds no openings in %s', (_form, json) => {
    expect(findRecords(json).found).toEqual([]);
  });
});
