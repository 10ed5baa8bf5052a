import { describe, expect, it } from 'vitest';
import { AppError } from './errors.ts';
import { reachOf, seemsOffline } from './offline.ts';

const missing = (host: string, known?: 'board' | 'read') =>
  reachOf(new AppError('host_not_found', { host, ...(known && { known }) }));
const unreachable = (isLocal: boolean, url = 'https://acme.example/jobs') =>
  reachOf(new AppError('network_error', { url, reason: 'x', isLocal }));
const slow = reachOf(
  new AppError('request_timeout', { url: 'https://acme.example', timeoutMs: 1_000 }),
);
const reached = reachOf(new AppError('server_error', { url: 'https://x.example', status: 500 }));
const greenhouse = missing('boards-api.greenhouse.io', 'board');

describe('a machine is offline if it reached nothing, but an unknown name is no proof', () => {
  it.each([
    ['a job board cannot be found', [greenhouse]],
    ['a job board and a mistyped name cannot be found', [greenhouse, missing('acmee.example')]],
    ['the machine has no route', [unreachable(true)]],
    ['no name server answers, of several', [unreachable(true), unreachable(true), slow]],
    [
      'two hosts that were read before',
      [missing('a.example', 'read'), missing('b.example', 'read')],
    ],
  ] as const)('offline: %s', (_why, failures) => {
    expect(seemsOffline(failures, true)).toBe(true);
  });

  it.each([
    ['one mistyped name', [missing('acmee.example')]],
    ['two mistyped names', [missing('acmee.example'), missing('birhc.example')]],
    ['one company whose domain is gone', [missing('acme.example', 'read')]],
    ['the same domain twice', [missing('acme.example', 'read'), missing('acme.example', 'read')]],
    ['one site that is slow', [slow]],
    ['one site that refuses the connection', [unreachable(false)]],
    ['a site that answers with an error', [reached]],
    ['a board that cannot be found beside a site that answers', [greenhouse, reached]],
    ['a dead domain beside a company that was read', [missing('acme.example'), null]],
    ['nothing was asked', []],
  ] as const)('not offline: %s', (_why, failures) => {
    expect(seemsOffline(failures, true)).toBe(false);
  });

  it('offline: without any network a mistyped name looks like a right one', () => {
    expect(seemsOffline([missing('acmee.example')], false)).toBe(true);
  });

  it.each(['http://127.0.0.1:8080/jobs', 'http://localhost/jobs', 'http://[::1]/jobs'])(
    'not offline: %s is this machine, which needs no network',
    (url) => {
      expect(seemsOffline([unreachable(false, url)], false)).toBe(false);
    },
  );
});
