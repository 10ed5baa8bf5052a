import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { decodeFailure, encodeFailure, stackOf } from './failure.ts';

describe('a failure on its way through Redis', () => {
  it('comes back as it was', () => {
    const error = new AppError('unknown_board', { source: 'Lever', slug: 'acme' });
    expect(decodeFailure(encodeFailure(error), 'io_fetch')).toMatchObject({
      code: 'unknown_board',
      details: { source: 'Lever', slug: 'acme' },
      message: 'Lever has no board "acme"',
    });
  });

  it('keeps the words of an unexpected error', () => {
    const decoded = decodeFailure(encodeFailure(new Error('what now')), 'parse');
    expect(decoded).toMatchObject({ code: 'internal', details: { reason: 'what now' } });
  });

  it.each([
    ['job stalled more than allowable limit', { code: 'worker_lost' }],
    ['some sentence', { code: 'internal', details: { reason: 'some sentence' } }],
    ['{"code":"of_another_version","details":{}}', { code: 'internal' }],
  ])('reads "%s"', (reason, expected) => {
    expect(decodeFailure(reason, 'parse')).toMatchObject(expected);
  });

  it('is null if only a child failed: the child explains it', () => {
    expect(decodeFailure('child rolewatch:parse:p-1-2 failed', 'persist')).toBeNull();
  });
});

describe('where a failure came from', () => {
  const refused = new Error('wrong key sk-secret');
  const stack = stackOf(
    new AppError('llm_refused', { url: 'x', reason: 'no' }, { cause: refused }),
  );

  it('is shown with its own words and the place of its cause', () => {
    expect(stack).toMatch(/^AppError: The model at x rejected the request/);
    expect(stack).toMatch(/Caused by: Error\n {4}at .*failure\.test\.ts/);
  });

  it('does not repeat others’ messages', () => {
    expect(stack).not.toContain('sk-secret');
  });
});
