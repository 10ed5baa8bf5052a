import { describe, expect, it } from 'vitest';
import { fitOf } from './fuzzy.ts';

describe('typed words fit a label', () => {
  it.each([
    ['op', 'Openings'],
    ['opn', 'Openings'],
    ['ings', 'Openings'],
    ['ti', 'Go to Inbox'],
    ['quiet', 'Quiet hours'],
    ['hours qui', 'Quiet hours'],
    ['uber', 'Über uns'],
    ['', 'Anything'],
  ])('%s: %s', (typed, label) => {
    expect(fitOf(typed, label)).not.toBeNull();
  });

  it.each([
    ['zebra', 'Openings'],
    ['pn', 'Openings'],
    ['open zebra', 'Openings'],
    ['snip', 'Openings'],
  ])('but not %s: %s', (typed, label) => {
    expect(fitOf(typed, label)).toBeNull();
  });
});

it('the nearer the words, the better the fit', () => {
  const fits = ['Themes', 'Light theme', 'Anthems', 'Terahertz modem'].map(
    (label) => fitOf('them', label) ?? Number.NaN,
  );
  expect(fits).toEqual(fits.toSorted((a, b) => a - b));
  expect(new Set(fits).size).toBe(4);
});

it('finds a thing by its other names, behind what has the name itself', () => {
  const other = fitOf('help', 'Show keyboard shortcuts', 'help keys') ?? Number.NaN;
  expect(other).toBeGreaterThan(fitOf('help', 'Help') ?? Number.NaN);
});
