import { expect, it } from 'vitest';
import { statusError } from './status-error.ts';

it.each([
  [200, undefined],
  [404, 'page_not_found'],
  [410, 'page_not_found'],
  [403, 'access_denied'],
  [500, 'server_error'],
  [422, 'unexpected_content'],
])('status %d means %s', (status, code) => {
  expect(statusError('https://acme.example/jobs', status)?.code).toBe(code);
});
