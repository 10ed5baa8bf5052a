import { describe, expect, it } from 'vitest';
import { Means } from '#core/listing.ts';
import { sourceById, sources } from './registry.ts';

describe('sources', () => {
  it('have an id of their own', () => {
    expect(new Set(sources.map(({ id }) => id)).size).toBe(sources.length);
  });

  it('stand in order of trust', () => {
    const order = sources.map(({ means }) => Means.options.indexOf(means));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it.each(sources.map(({ id }) => [id]))('are found by the id %s', (id) => {
    expect(sourceById(id)?.id).toBe(id);
  });

  it('are null for an id nobody has', () => {
    expect(sourceById('constructor')).toBeNull();
  });
});
