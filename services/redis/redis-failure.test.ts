import { describe, expect, it } from 'vitest';
import { AppError, toErrorView } from '#core/errors.ts';
import { isRefusal, meaningOf, toRedisFailure } from './redis-failure.ts';

/** As Redis 6.2, 7.0, 7.4 and Valkey 8 say it, over ioredis. */
const replies: readonly (readonly [said: string, code: string, told: RegExp])[] = [
  ["OOM command not allowed when used memory > 'maxmemory'.", 'redis_full', /maxmemory/],
  [
    "ERR Error running script (call to f_1): @user_script:1: -OOM command not allowed when used memory > 'maxmemory'.",
    'redis_full',
    /full/,
  ],
  [
    'MISCONF Errors writing to the AOF file: No space left on device',
    'redis_not_saving',
    /No space left on device/,
  ],
  [
    'MISCONF Redis is configured to save RDB snapshots, but it is currently unable to persist to disk.',
    'redis_not_saving',
    /snapshots cannot be saved/,
  ],
  ["READONLY You can't write against a read only replica.", 'redis_unusable', /read-only replica/],
  [
    'NOAUTH HELLO must be called with the client already authenticated, otherwise …',
    'redis_unusable',
    /requires a password/,
  ],
  ['WRONGPASS invalid username-password pair or user is disabled.', 'redis_unusable', /rejected/],
  ['ERR invalid password', 'redis_unusable', /rejected/],
  [
    "NOPERM User lim has no permissions to run the 'eval' command",
    'redis_unusable',
    /no permissions to run the 'eval' command/,
  ],
  [
    'NOPERM this user has no permissions to access one of the keys used as arguments',
    'redis_unusable',
    /one of the keys/,
  ],
  ['MOVED 3999 127.0.0.1:6381', 'redis_unusable', /Cluster/],
  ["CROSSSLOT Keys in request don't hash to the same slot", 'redis_unusable', /Cluster/],
  ['CLUSTERDOWN Hash slot not served', 'redis_unusable', /Cluster/],
  ['DENIED Redis is running in protected mode because …', 'redis_unusable', /protected mode/],
  ['ERR DB index is out of range', 'redis_unusable', /number/],
  [
    "ERR unknown command 'eval', with args beginning with: ",
    'redis_unusable',
    /does not know eval/,
  ],
  ['LOADING Redis is loading the dataset in memory', 'redis_unavailable', /loading/],
  ['ERR max number of clients reached', 'redis_unavailable', /maxclients/],
  [
    'BUSY Redis is busy running a script. You can only call SCRIPT KILL',
    'redis_unavailable',
    /script/,
  ],
  ['NOREPLICAS Not enough good replicas to write.', 'redis_unavailable', /replicas/],
  ['Unknown RESP type 72 "H". Please report this.', 'redis_unusable', /is not Redis/],
  ['Unknown RESP type 21 "\u0015". Please report this.', 'redis_unusable', /rediss:\/\//],
  [
    '804C:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:…',
    'redis_unusable',
    /TLS/,
  ],
  ['self-signed certificate', 'redis_unusable', /not trusted/],
  ['certificate has expired', 'redis_unusable', /not trusted/],
  ['connect ECONNREFUSED 127.0.0.1:6379', 'redis_unavailable', /ECONNREFUSED/],
  ['getaddrinfo ENOTFOUND nohost.invalid', 'redis_unavailable', /ENOTFOUND/],
  ['read ECONNRESET', 'redis_unavailable', /closed the connection/],
  ['Connection is closed.', 'redis_unavailable', /closed/],
  [
    'Reached the max retries per request limit (which is 1). Refer to "maxRetriesPerRequest" option for details.',
    'redis_unavailable',
    /max retries/,
  ],
];

describe('a message of Redis becomes an error with cause and fix', () => {
  it.each(replies)('%s', (said, code, told) => {
    const failure = toRedisFailure(new Error(said));
    const view = toErrorView(failure);
    expect(view.code).toBe(code);
    expect(`${view.message} ${view.hint}`).toMatch(told);
    expect(`${view.message} ${view.hint}`).not.toMatch(/report it|\n/);
  });

  it('also if only the commands of a transaction report it', () => {
    const discarded = Object.assign(new Error('EXECABORT Transaction discarded.'), {
      previousErrors: [new Error("OOM command not allowed when used memory > 'maxmemory'.")],
    });
    expect(toRedisFailure(discarded)).toMatchObject({ code: 'redis_full', cause: discarded });
  });

  it('also if every address of a name refused, without a message', () => {
    const refused = new AggregateError([new Error('connect ECONNREFUSED ::1:6379')], '');
    expect(toErrorView(toRedisFailure(refused)).message).toContain('ECONNREFUSED ::1:6379');
  });

  it.each<[what: string, causes: (own: Error) => readonly unknown[]]>([
    ['only itself', (own) => [own]],
    ['itself twice', (own) => [own, own]],
    ['itself before the reason', (own) => [own, new Error('Connection is closed.')]],
    ['an error that names it', (own) => [withErrors(new Error(own.message), () => [own])]],
    ['nothing', () => []],
    ['what is no error', () => [null, 'text']],
  ])('understands a transaction that names %s', (_what, causes) => {
    const own = withErrors(new Error('Connection is closed.'), causes);
    expect(toRedisFailure(own)).toMatchObject({ code: 'redis_unavailable' });
  });

  it.each([
    ['a mistake of ours', new Error('Missing lock for job 7. moveToFinished')],
    ['a failure with a row', new AppError('unknown_job', { id: '1' })],
    ['a text', 'text'],
  ])('returns %s unchanged', (_what, error) => {
    expect(toRedisFailure(error)).toBe(error);
  });
});

it.each([
  [
    'a full disk',
    'MISCONF Errors writing to the AOF file: No space left on device',
    'its disk (No space left on device)',
  ],
  [
    'a missing right',
    "NOPERM User x has no permissions to run the 'eval' command",
    "(no permissions to run the 'eval' command)",
  ],
])('leaves out which script was refused: %s', (_what, said, told) => {
  const script = ` script: ${'4f9353c920'.repeat(4)}, on @user_script:1.`;
  for (const words of [said, said + script]) expect(meaningOf(words)?.message).toContain(told);
});

describe('a refusal is an answer of a Redis that would say the same again', () => {
  it.each<[said: string, expected: boolean]>([
    ['OOM command not allowed', true],
    ['MISCONF Errors writing to the AOF file: No space left on device', true],
    ["READONLY You can't write against a read only replica.", true],
    ['LOADING Redis is loading the dataset in memory', false],
    ['Connection is closed.', false],
    ['Missing lock for job 7. moveToFinished', false],
  ])('%s: %s', (said, expected) => {
    expect(isRefusal(new Error(said))).toBe(expected);
  });
});

/** As ioredis names the errors of a transaction's commands. */
const withErrors = (error: Error, causes: (own: Error) => readonly unknown[]): Error =>
  Object.assign(error, { previousErrors: causes(error) });
