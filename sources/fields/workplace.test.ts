import { describe, expect, it } from 'vitest';
import { workplaceOf } from './workplace.ts';

describe('workplaceOf', () => {
  it.each([
    ['remote', 'remote'],
    ['Fully Remote', 'remote'],
    ['TELECOMMUTE', 'remote'],
    ['Hybrid', 'hybrid'],
    ['hybrid remote', 'hybrid'],
    ['OnSite', 'onsite'],
    ['on-site', 'onsite'],
    ['In Office', 'onsite'],
    ['unspecified', null],
    ['', null],
    [null, null],
  ])('reads %j as %j', (text, workplace) => {
    expect(workplaceOf(text)).toBe(workplace);
  });
});
