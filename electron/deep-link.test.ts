import { expect, it } from 'vitest';
import { routeInArguments, routeOfLink } from './deep-link.ts';

it.each([
  ['rolewatch://openings/p-12_ab', '#/openings/p-12_ab'],
  ['rolewatch://companies/abc', '#/companies/abc'],
  ['rolewatch://board/abc/', '#/board/abc'],
  ['rolewatch://scan', '#/scan'],
  // As browsers and Windows write it.
  ['ROLEWATCH://Scan/', '#/scan'],
])('%s shows a screen', (link, route) => {
  expect(routeOfLink(link)).toBe(route);
});

it.each([
  '',
  'rolewatch:scan',
  'rolewatch://',
  'rolewatch://welcome',
  'rolewatch://erase/everything',
  'rolewatch://scan/now',
  'rolewatch://settings/data',
  'rolewatch://openings/..%2f..%2fsecret',
  'rolewatch://openings/a/b',
  'rolewatch://openings/a?stage=done',
  'rolewatch://openings/a#/settings',
  'rolewatch://openings/<script>',
  'rolewatch://openings/a b',
  'rolewatch://me:pw@scan',
  'rolewatch://scan:80',
  `rolewatch://openings/${'a'.repeat(65)}`,
  'rolewatch://scan\n--data-dir=/elsewhere',
  'javascript:alert(1)',
  'https://openings/a',
  ' rolewatch://scan',
])('%j shows nothing', (link) => {
  expect(routeOfLink(link)).toBeNull();
});

it('is found in a command line', () => {
  expect(routeInArguments(['electron', '.', '--data-dir=/d', 'rolewatch://scan'])).toBe('#/scan');
  expect(routeInArguments(['electron', '.'])).toBeNull();
});
