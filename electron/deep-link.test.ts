import { describe, expect, it } from 'vitest';
import { linkToShow, routeInArguments, routeOfLink } from './deep-link.ts';

it.each([
  ['rolewatch://openings/p-12_ab', '#/openings/p-12_ab'],
  ['rolewatch://companies/abc', '#/companies/abc'],
  ['rolewatch://board/abc/', '#/board/abc'],
  ['rolewatch://scan', '#/scan'],
  // Browsers and Windows write it like this.
  ['ROLEWATCH://Scan/', '#/scan'],
  [
    'rolewatch://add?url=https%3A%2F%2Fjobs.example%2F1%3Fa%3Db',
    '#/board?add=https%3A%2F%2Fjobs.example%2F1%3Fa%3Db',
  ],
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
  'rolewatch://add',
  'rolewatch://add?url=javascript%3Aalert(1)',
  'rolewatch://add?url=https://jobs.example/1',
  'rolewatch://add?url=https%3A%2F%2Fjobs.example&stage=done',
  'rolewatch://add?url=%',
  'rolewatch://scan:80',
  `rolewatch://openings/${'a'.repeat(65)}`,
  'rolewatch://scan\n--data-dir=/elsewhere',
  'javascript:alert(1)',
  'https://openings/a',
  ' rolewatch://scan',
])('%j shows nothing', (link) => {
  expect(routeOfLink(link)).toBeNull();
});

it('is found on a command line', () => {
  expect(routeInArguments(['electron', '.', '--data-dir=/d', 'rolewatch://scan'])).toBe('#/scan');
  expect(routeInArguments(['electron', '.'])).toBeNull();
});

describe('the link of another host', () => {
  it('is the address that the host gives', () => {
    const link = 'http://127.0.0.1:4717/#token=abc';
    expect(linkToShow(link)?.href).toBe(link);
  });

  it.each([
    [null],
    [''],
    ['https://127.0.0.1/'],
    ['http://rolewatch.example/#token=abc'],
    ['file:///etc/passwd'],
  ])('is null if it would lead elsewhere: %j', (link) => {
    expect(linkToShow(link)).toBeNull();
  });
});
