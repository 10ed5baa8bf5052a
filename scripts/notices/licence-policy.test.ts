import { expect, it } from 'vitest';
import { isAllowedLicence } from './licence-policy.ts';

it.each([
  'MIT',
  '(MIT)',
  '(MPL-2.0 OR Apache-2.0)',
  'MIT AND ISC AND BSD-3-Clause',
  'GPL-3.0-only OR (MIT AND ISC)',
])('allows %s', (expression) => {
  expect(isAllowedLicence(expression)).toBe(true);
});

it.each([
  '',
  'UNLICENSED',
  'SEE LICENSE IN LICENSE.txt',
  'GPL-3.0-or-later',
  'AGPL-3.0-only',
  'MIT AND GPL-2.0-only',
  '(MIT OR ISC) AND GPL-2.0-only',
  'MIT OR',
  '(MIT',
  'MIT)',
])('does not allow "%s"', (expression) => {
  expect(isAllowedLicence(expression)).toBe(false);
});
