import { expect, it } from 'vitest';
import { linkToShow } from './link.ts';

it('is what the host says', () => {
  const link = 'http://127.0.0.1:4717/#token=abc';
  expect(linkToShow(link)?.href).toBe(link);
});

it.each([
  [undefined],
  [''],
  ['https://127.0.0.1/'],
  ['http://rolewatch.example/#token=abc'],
  ['file:///etc/passwd'],
])('is none where it would lead elsewhere: %j', (link) => {
  expect(linkToShow(link)).toBeNull();
});
