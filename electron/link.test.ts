import { expect, it } from 'vitest';
import { linkFrom } from './link.ts';

it('is what the command line says', () => {
  const link = linkFrom(['electron', '.', '--link=http://127.0.0.1:4717/#token=abc']);
  expect(link?.href).toBe('http://127.0.0.1:4717/#token=abc');
});

it.each([
  [[]],
  [['--link=']],
  [['--link=https://127.0.0.1/']],
  [['--link=http://rolewatch.example/#token=abc']],
  [['--link=file:///etc/passwd']],
])('is none where it would lead elsewhere: %j', (args) => {
  expect(linkFrom(args)).toBeNull();
});
