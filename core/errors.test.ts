import { describe, expect, it } from 'vitest';
import { errors } from './error-table.ts';
import { AppError, type ErrorCode, isErrorCode, toAppError, toErrorView } from './errors.ts';
import { hostErrors } from './host-errors.ts';
import { llmErrors } from './llm-errors.ts';
import { redisErrors } from './redis-errors.ts';
import { trackingErrors } from './tracking-errors.ts';

/** Everything that a message of the table may mention. */
const details = {
  url: 'https://acme.example',
  host: 'acme.example',
  source: 'Lever',
  slug: 'acme',
  status: 503,
  kind: 'captcha',
  retryAfterMs: 7_000,
  timeoutMs: 30_000,
  limitMs: 20_000,
  reason: 'refused',
  fix: 'Mend it.',
  limitBytes: 1_048_576,
  limit: 10,
  expected: 'json',
  got: 'html',
  captured: 3,
  claimed: 5,
  found: 1,
  known: 9,
  name: 'Acme',
  by: '--host-delay-ms',
  company: 'Acme',
  job: 'scrape_company',
  queue: 'parse',
  ref: 'sha256-0',
  path: 'some/path',
  pid: 7,
  port: 4717,
  origin: 'https://evil.example',
  method: 'jobs.get',
  id: 's-run1-acme',
} as never;

const codes = Object.keys(errors) as ErrorCode[];

describe('the table of errors', () => {
  it.each(codes)('says what happened and what to do: %s', (code) => {
    const { message, hint } = toErrorView(new AppError(code, details));
    expect(message).toMatch(/^\S.*[^.\s]$/);
    expect(hint).toMatch(/^[A-Z“].*\.$|: rolewatch [^.]+$/);
    expect(message + hint).not.toMatch(/undefined|NaN|\[object/);
  });

  it.each(codes)('names its codes in small letters: %s', (code) => {
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
  });

  it.each(Object.entries({ ...hostErrors, ...llmErrors, ...redisErrors, ...trackingErrors }))(
    'has no second row in place of that of its part: %s',
    (code, row) => {
      expect(new Map<string, unknown>(Object.entries(errors)).get(code)).toBe(row);
    },
  );

  it('has no code in two of its parts', () => {
    const parts = [hostErrors, llmErrors, redisErrors, trackingErrors].flatMap((part) =>
      Object.keys(part),
    );
    expect(parts.filter((code, at) => parts.indexOf(code) !== at)).toEqual([]);
  });

  it('leaves out the number of openings that a site does not say', () => {
    const incomplete = (claimed: number | null) =>
      new AppError('listing_incomplete', { captured: 3, claimed, reason: 'a page is missing' });
    expect([5, null].map((claimed) => incomplete(claimed).message)).toEqual([
      'Only 3 of 5 openings could be read (a page is missing)',
      'Only 3 openings could be read (a page is missing)',
    ]);
  });
});

describe('an AppError', () => {
  it('carries its code, its details and why it came to that', () => {
    const cause = new Error('ECONNREFUSED');
    const error = new AppError('network_error', { url: 'x', reason: 'refused' }, { cause });
    expect(error).toMatchObject({
      name: 'AppError',
      code: 'network_error',
      details: { url: 'x', reason: 'refused' },
      message: 'x cannot be reached (refused)',
      hint: 'Check your connection. The next scan tries again.',
      retry: 'later',
      cause,
    });
  });

  it('stays the same when it is one already', () => {
    const error = new AppError('cancelled', {});
    expect(toAppError(error)).toBe(error);
  });

  it.each([
    [new TypeError('undefined is no function'), 'undefined is no function'],
    ['a string', 'a string'],
    [undefined, 'undefined'],
  ])('stands for what was thrown without a row: %s', (thrown, reason) => {
    expect(toAppError(thrown)).toMatchObject({
      code: 'internal',
      details: { reason },
      cause: thrown,
    });
  });
});

it.each([
  ['cancelled', true],
  ['toString', false],
  ['of_another_version', false],
])('takes "%s" for a code: %s', (code, is) => {
  expect(isErrorCode(code)).toBe(is);
});
