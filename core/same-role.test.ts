import { describe, expect, it } from 'vitest';
import { pairRoles, type Role } from './same-role.ts';

const role = (id: string, title: string, places: string[] = [], links: string[] = []): Role => ({
  id,
  title,
  places,
  links,
});

const pairs = (before: readonly Role[], after: readonly Role[]) =>
  Object.fromEntries(pairRoles(before, after));

describe('pairRoles', () => {
  it('pairs by title and place, however they are written', () => {
    const before = [role('a', 'Data Engineer', ['Berlin']), role('b', 'Data Engineer', ['Rome'])];
    const after = [
      role('1', 'Data engineer', ['Rome, Italy']),
      role('2', 'Data Engineer', ['Berlin, Germany']),
    ];
    expect(pairs(before, after)).toEqual({ a: '2', b: '1' });
  });

  it('pairs by a common link, even with another title', () => {
    const link = 'https://acme.example/jobs/7';
    const before = [role('a', 'Baker', [], [link])];
    expect(pairs(before, [role('1', 'Senior Baker', [], [`${link}/?utm_source=x`])])).toEqual({
      a: '1',
    });
  });

  it('does not pair by the link of a page that shows many openings', () => {
    const page = ['https://acme.example/jobs'];
    const before = [role('a', 'Baker', [], page), role('b', 'Cook', [], page)];
    expect(pairs(before, [role('1', 'Cook', [], page), role('2', 'Clerk', [], page)])).toEqual({
      b: '1',
    });
  });

  it.each([
    ['another place', role('1', 'Baker', ['Bonn'])],
    ['another title', role('1', 'Senior Baker', ['Bern'])],
    ['a place that only begins alike', role('1', 'Baker', ['Bernau'])],
  ])('pairs no opening with %s', (_what, other) => {
    expect(pairs([role('a', 'Baker', ['Bern'])], [other])).toEqual({});
  });

  it('pairs each opening once, equal places first', () => {
    const before = [role('a', 'Baker'), role('b', 'Baker', ['Bern'])];
    const after = [role('1', 'Baker', ['Bern']), role('2', 'Baker', ['Basel'])];
    expect(pairs(before, after)).toEqual({ b: '1', a: '2' });
  });

  it('prefers the opening that kept its id', () => {
    const before = [role('a', 'Baker'), role('1', 'Baker')];
    expect(pairs(before, [role('1', 'Baker')])).toEqual({ '1': '1' });
  });
});
