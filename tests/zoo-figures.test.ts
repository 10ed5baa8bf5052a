import { expect, it } from 'vitest';
import type { Truth } from '#tests/fakes/zoo/site.ts';
import { type ReadOpening, zooFigures, zooReport } from '#tests/support/zoo-figures.ts';

const truth = (title: string, place: string, change: Partial<Truth> = {}): Truth => ({
  title,
  place,
  url: `https://acme.example/${title}/${place}`.toLowerCase(),
  department: null,
  text: null,
  ...change,
});

const read = (title: string, place: string, change: Partial<ReadOpening> = {}): ReadOpening => ({
  title,
  place,
  url: `https://acme.example/${title}/${place}`.toLowerCase(),
  department: '',
  text: '',
  ...change,
});

const figuresOf = (openings: readonly Truth[], found: readonly ReadOpening[]) =>
  zooFigures([{ site: { name: 'acme', kind: 'cards', openings }, read: found }]);

it('counts what was found, missed and too many', () => {
  const figures = figuresOf(
    [truth('Baker', 'Leeds'), truth('Driver', 'Leeds'), truth('Cook', 'York')],
    [
      read('Baker', 'Leeds'),
      read('cook ', 'York'),
      read('Our offices', ''),
      read('Baker', 'Leeds'),
    ],
  );
  expect(figures.recall).toBeCloseTo(2 / 3);
  expect(figures.precision).toBe(0.5);
  expect(figures.sites[0]?.missed.map(({ title }) => title)).toEqual(['Driver']);
  expect(figures.sites[0]?.surplus.map(({ title }) => title)).toEqual(['Our offices', 'Baker']);
});

it('calls nothing missed if a site makes its answers at each call', () => {
  const site = {
    name: 'acme',
    kind: 'cards',
    get openings() {
      return [truth('Baker', 'Leeds')];
    },
  };
  const [figures] = zooFigures([{ site, read: [read('Baker', 'Leeds')] }]).sites;
  expect(figures?.missed).toEqual([]);
});

it('pairs equal titles by their places and addresses', () => {
  const { fields } = figuresOf(
    [truth('Baker', 'Leeds'), truth('Baker', 'York')],
    [read('Baker', 'York'), read('Baker', 'Leeds, United Kingdom')],
  );
  expect(fields.place).toEqual({ right: 2, of: 2 });
  expect(fields.url).toEqual({ right: 1, of: 2 });
});

it('asks for no fact that the site does not show', () => {
  const { fields } = figuresOf([truth('Baker', 'Leeds', { url: null })], [read('Baker', '')]);
  expect(fields).toEqual({
    url: { right: 0, of: 0 },
    place: { right: 0, of: 1 },
    department: { right: 0, of: 0 },
    text: { right: 0, of: 0 },
  });
});

it('finds a sentence and a department inside longer texts', () => {
  const { fields } = figuresOf(
    [truth('Baker', 'Leeds', { department: 'Ovens', text: 'You keep it hot.' })],
    [
      read('Baker', 'Leeds', {
        department: 'Works / Ovens',
        text: 'Hello.\nYou keep\nit hot. Bye.',
      }),
    ],
  );
  expect([fields.department, fields.text]).toEqual([
    { right: 1, of: 1 },
    { right: 1, of: 1 },
  ]);
});

it('gives full marks if nothing was read from a site without openings', () => {
  expect(figuresOf([], [])).toMatchObject({ recall: 1, precision: 1 });
});

it('names each miss and each surplus opening', () => {
  const report = zooReport(figuresOf([truth('Driver', 'Leeds')], [read('Our offices', '')]));
  expect(report.split('\n')).toEqual([
    'acme (cards): read, 0 of 1, 1 too many; ',
    '  missed: Driver (Leeds)',
    '  too many: Our offices (https://acme.example/our offices/)',
    'recall 0.000, precision 0.000; ',
  ]);
});
