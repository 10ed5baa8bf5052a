import { describe, expect, it } from 'vitest';
import { createPicker } from './chances.ts';

const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

describe('createPicker', () => {
  it('chooses the same with the same seed', () => {
    const choose = () => createPicker('seed').some(letters, 8);

    expect(choose()).toEqual(choose());
  });

  it('chooses differently with another seed', () => {
    const choose = (seed: string) => createPicker(seed).some(letters, 8);

    expect(choose('one')).not.toEqual(choose('two'));
  });

  it('takes no item twice, and no more than the list has', () => {
    const chosen = createPicker('seed').some(letters, 20);

    expect(chosen.toSorted()).toEqual(letters);
  });

  it('stays within its bounds', () => {
    const picker = createPicker('seed');
    const numbers = Array.from({ length: 1_000 }, () => picker.between(5, 7));

    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(5);
    expect(Math.max(...numbers)).toBeLessThan(7);
    expect(Math.max(...numbers) - Math.min(...numbers)).toBeGreaterThan(1.9);
  });

  it('happens in the requested share of cases', () => {
    const picker = createPicker('seed');
    const happened = Array.from({ length: 1_000 }, () => picker.happens(0.3)).filter(Boolean);

    expect(happened.length).toBeGreaterThan(250);
    expect(happened.length).toBeLessThan(350);
  });

  it('throws if there is nothing to choose from', () => {
    expect(() => createPicker('seed').one([])).toThrow('nothing to choose from');
  });
});
