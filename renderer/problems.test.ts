import { describe, expect, test } from 'vitest';
import { AppError, toErrorView } from '#core/errors.ts';
import { problemLine, problemOf } from './problems.ts';

const gorsegate = { name: 'Gorsegate', sourceLabel: 'Lever' };

const failed = toErrorView(
  new AppError('server_error', { url: 'https://api.lever.co/v0/postings/gorsegate', status: 500 }),
);

describe('a failure', () => {
  test('names the company and its vendor as subject, and the time of the next try', () => {
    expect(problemOf(gorsegate, failed, '21:02')).toEqual({
      title: 'Gorsegate’s job board (Lever) returned an error (500)',
      hint: 'Your data is unchanged. We’ll try again at 21:02.',
      step: 'retry',
      detail: failed.message,
    });
  });

  test('names the page if no vendor is known', () => {
    const { title } = problemOf({ ...gorsegate, sourceLabel: null }, failed, null);
    expect(title).toBe('Gorsegate’s careers page returned an error (500)');
    expect(problemLine(failed, 'Lever')).toBe('The job board (Lever) returned an error (500)');
  });

  test.each([
    [
      new AppError('challenge_page', { url: 'https://a.example/jobs', kind: 'captcha' }),
      'open_page',
    ],
    [new AppError('robots_denied', { url: 'https://a.example/jobs' }), 'open_page'],
    [new AppError('page_not_found', { url: 'https://a.example', status: 404 }), 'edit_address'],
    [new AppError('unknown_board', { source: 'Lever', slug: 'acme' }), 'edit_address'],
    [new AppError('host_not_found', { host: 'a.example' }), 'retry'],
    [new AppError('request_timeout', { url: 'https://a.example', timeoutMs: 1 }), 'retry'],
    [new AppError('unreadable_content', { url: 'https://a.example', reason: 'odd' }), 'report'],
  ] as const)('has one next step by its kind: %s', (error, step) => {
    const problem = problemOf(gorsegate, toErrorView(error), null);
    expect(problem.step).toBe(step);
    expect(problem.title).toMatch(/^Gorsegate’s job board \(Lever\) /);
    expect(problem.title).not.toContain('a.example');
  });

  test('of a host that no vendor has is one of its address', () => {
    const error = toErrorView(new AppError('host_not_found', { host: 'a.example' }));
    const { step } = problemOf({ name: 'Gorsegate', sourceLabel: null }, error, null);
    expect(step).toBe('edit_address');
  });

  test('of another kind keeps its own words', () => {
    const full = toErrorView(new AppError('disk_full', { path: '/data' }));
    const { title, hint, detail } = problemOf(gorsegate, full, null);
    expect([title, hint, detail]).toEqual([full.message, full.hint, null]);
  });
});
