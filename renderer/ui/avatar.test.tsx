import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Avatar, hueOf, initialsOf } from './avatar.tsx';

test.each([
  ['Acme', 'A'],
  ['Moth & Lantern', 'ML'],
  ['The Browser Company of New York', 'BC'],
  ['the', 'T'],
  ['37signals', '3'],
  ["L'Oréal", 'L'],
  ['株式会社メルカリ', '株'],
  ['🦊', ''],
  ['', ''],
])('%s has the initials %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test('a name keeps its color, and other names differ', () => {
  expect(hueOf(' Acme')).toBe(hueOf('acme'));
  const names = ['Acme', 'Acme 2', 'Birch', 'Cedar', 'Dune', 'Elm', 'Fern', 'Gull'];
  expect(new Set(names.map(hueOf)).size).toBeGreaterThan(5);
});

test('screen readers skip the initials, which would repeat the name', () => {
  render(
    <p>
      <Avatar name="Moth & Lantern" size={24} />
      Moth & Lantern
    </p>,
  );
  expect(screen.getByText('ML').getAttribute('aria-hidden')).toBe('true');
  expect(screen.getByText('ML').style.getPropertyValue('--avatar-size')).toBe('24px');
});
