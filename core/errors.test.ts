import { describe, expect, it } from 'vitest';
import { errors } from './error-table.ts';
import { AppError, type ErrorCode, isErrorCode, toAppError, toErrorView } from './errors.ts';
import { llmFaults as faults } from './llm-faults.ts';
import { modelFileFaults } from './model-file-faults.ts';
import { modelServerFaults } from './model-server-faults.ts';

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
  proxy: 'http://proxy.example:8080',
  fix: 'Correct the Redis address.',
  limitBytes: 1_048_576,
  limit: 10,
  expected: 'json',
  got: 'html',
  captured: 3,
  claimed: 5,
  found: 1,
  known: 9,
  from: 'Lever',
  to: 'Ashby',
  open: 9,
  same: 3,
  listed: 12,
  choices: 'Acme Bakers (https://jobs.lever.co/acme)',
  name: 'Acme',
  by: 'ROLEWATCH_SITE_DELAY_MS',
  company: 'Acme',
  server: 'vLLM',
  failure: 'no_gpu',
  flaw: 'not_gguf',
  package: 'node-llama-cpp@3.21.1',
  job: 'scrape_company',
  queue: 'parse',
  ref: 'sha256-0',
  path: 'some/path',
  pid: 7,
  running: '0.1.0',
  own: '0.2.0',
  options: '--allow-private-network',
  port: 4717,
  origin: 'https://evil.example',
  method: 'jobs.get',
  currency: 'XAU',
  id: 's-run1-acme',
  title: 'Baker',
} as never;

/** What only a person in a terminal can type. */
const commands = /\brolewatch [a-z]+|--\w|\bnp[mx] \w|ROLEWATCH_(?!SITE_DELAY_MS)/;

const codes = Object.keys(errors) as ErrorCode[];

describe('the table of errors', () => {
  it.each(codes)('states what happened and what to do: %s', (code) => {
    const { message, hint } = toErrorView(new AppError(code, details));
    expect(message).toMatch(/^\S.*[^.\s]$/);
    expect(hint).toMatch(/^[A-Z“].*\.$/);
    expect(message + hint).not.toMatch(/undefined|NaN|\[object/);
  });

  it.each(codes)('names its codes in lower case: %s', (code) => {
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
  });

  it.each(codes)('tells a person in a window no command and no flag: %s', (code) => {
    expect(toErrorView(new AppError(code, details)).hint).not.toMatch(commands);
  });

  it.each(codes)('has other advice for a terminal only where it differs: %s', (code) => {
    const { hint, cliHint } = toErrorView(new AppError(code, details));
    if (!code.startsWith('llm_')) expect(cliHint).not.toBe(hint);
    expect(cliHint ?? hint).toMatch(/^[A-Z“].*\.$|: rolewatch [^.]+$/);
  });

  it.each([
    ...Object.entries(faults),
    ...Object.entries(modelServerFaults),
    ...Object.entries(modelFileFaults),
  ])('tells a window no command of a model: %s', (_, { hint }) => {
    expect(hint).toMatch(/^[A-Z].*\.$/);
    expect(hint).not.toMatch(commands);
  });

  it('tells a terminal where to set what a window sets in Settings', () => {
    const refused = { url: 'http://x/v1', reason: '401', fault: 'key' } as const;
    const views = [
      new AppError('redis_unusable', { reason: 'x', fix: 'Check host in the Redis address.' }),
      new AppError('llm_refused', refused),
    ].map((error) => toErrorView(error));
    expect(views).toMatchObject([
      {
        hint: 'Check host in the Redis address.',
        cliHint: 'Check host in ROLEWATCH_REDIS_URL.',
      },
      {
        message: 'The model at http://x/v1 rejected the key (401)',
        hint: 'Set the server’s key in Settings.',
        cliHint: 'Set the server’s key in ROLEWATCH_LLM_API_KEY, or in Settings.',
      },
    ]);
  });

  it('leaves out the number of openings if the site states none', () => {
    const incomplete = (claimed: number | null) =>
      new AppError('listing_incomplete', { captured: 3, claimed, reason: 'a page is missing' });
    expect([5, null].map((claimed) => incomplete(claimed).message)).toEqual([
      'Read only 3 of 5 openings (a page is missing)',
      'Read only 3 openings (a page is missing)',
    ]);
  });
});

describe('an AppError', () => {
  it('carries its code, its details and its cause', () => {
    const cause = new Error('ECONNREFUSED');
    const error = new AppError('network_error', { url: 'x', reason: 'refused' }, { cause });
    expect(error).toMatchObject({
      name: 'AppError',
      code: 'network_error',
      details: { url: 'x', reason: 'refused' },
      message: 'Can’t reach x (refused)',
      hint: 'Check your connection. We’ll try again at the next scan.',
      retry: 'later',
      cause,
    });
  });

  it('stays the same if it already is an AppError', () => {
    const error = new AppError('cancelled', {});
    expect(toAppError(error)).toBe(error);
  });

  it.each([
    [new TypeError('undefined is no function'), 'undefined is no function'],
    ['a string', 'a string'],
    [undefined, 'undefined'],
  ])('replaces an error without a row: %s', (thrown, reason) => {
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
])('takes "%s" as a code: %s', (code, is) => {
  expect(isErrorCode(code)).toBe(is);
});
