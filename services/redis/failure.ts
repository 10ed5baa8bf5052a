import { AppError } from '#core/errors.ts';

type Meaning = {
  /** In the words of Redis, of OpenSSL or of the connection. */
  readonly says: RegExp;
  readonly means: (said: string) => AppError;
};

const unusable = (reason: string, fix: string) => (): AppError =>
  new AppError('redis_unusable', { reason, fix });

const unavailable = (reason: string, fix?: string) => (): AppError =>
  new AppError('redis_unavailable', { reason, ...(fix !== undefined && { fix }) });

const checkUrl = 'Check host and port in ROLEWATCH_REDIS_URL.';

/**
 * What Redis and the way to it may say, and what that means for a person; the first that fits.
 * Words of error replies: https://redis.io/docs/latest/develop/reference/protocol-spec/#simple-errors.
 */
const meanings: readonly Meaning[] = [
  { says: /\bOOM command not allowed/, means: () => new AppError('redis_full', {}) },
  {
    says: /\bMISCONF\b/,
    means: (said) => new AppError('redis_not_saving', { reason: disk(said) }),
  },
  {
    says: /\bREADONLY\b/,
    means: unusable('it is a read-only replica', 'Let ROLEWATCH_REDIS_URL lead to its primary.'),
  },
  {
    says: /\bNOAUTH\b/,
    means: unusable(
      'it wants a password',
      'Put the password into ROLEWATCH_REDIS_URL: redis://:password@host:6379.',
    ),
  },
  {
    says: /\bWRONGPASS\b|invalid password|invalid username-password/,
    means: unusable(
      'it refuses the name or the password',
      'Correct them in ROLEWATCH_REDIS_URL: redis://name:password@host:6379.',
    ),
  },
  {
    says: /\bNOPERM\b|No permissions to access/,
    means: (said) =>
      new AppError('redis_unusable', {
        reason: `its user may not do what is needed (${permission(said)})`,
        fix: 'Allow it there: ACL SETUSER <name> ~rolewatch:* &rolewatch:* +@all.',
      }),
  },
  {
    says: /\b(MOVED|ASK) \d+ |\bCLUSTERDOWN\b|\bCROSSSLOT\b/,
    means: unusable('it is part of a Redis Cluster', 'Use a Redis that stands alone.'),
  },
  {
    says: /\bDENIED\b.*protected mode/s,
    means: unusable(
      'it is in protected mode and lets only its own machine in',
      'Give it a password (requirepass), and put that into ROLEWATCH_REDIS_URL.',
    ),
  },
  {
    says: /DB index is out of range|Only 0th database|SELECT is not allowed/i,
    means: unusable(
      'it has no database of that number',
      'Correct the number at the end of ROLEWATCH_REDIS_URL, or leave it out.',
    ),
  },
  {
    says: /unknown command/i,
    means: (said) =>
      new AppError('redis_unusable', {
        reason: `it does not know the command ${/unknown command ['"`]?(\w+)/i.exec(said)?.[1] ?? ''}`,
        fix: 'Use Redis 5 or newer, or Valkey, without a proxy in front.',
      }),
  },
  {
    says: /\bLOADING\b/,
    means: unavailable('it is still loading its data', 'Try again in a moment.'),
  },
  {
    says: /max number of clients/,
    means: unavailable('it takes no more clients', 'Raise its maxclients, or close other clients.'),
  },
  {
    says: /\bBUSY Redis is busy/,
    means: unavailable('it is busy with a script', 'Wait for the script, or end it: SCRIPT KILL.'),
  },
  {
    says: /\bMASTERDOWN\b|\bNOREPLICAS\b/,
    means: unavailable(
      'its primary or its replicas are away',
      'Start them again. Work then goes on by itself.',
    ),
  },
  {
    says: /\bEPIPE\b|\bECONNRESET\b|Connection is closed/,
    means: unavailable('it closes the connection'),
  },
  {
    says: /wrong version number|packet length too long|^speaks no TLS$/i,
    means: unusable(
      'it does not speak TLS',
      'Begin ROLEWATCH_REDIS_URL with redis:// instead of rediss://.',
    ),
  },
  {
    says: /certificate|altnames|unable to (get|verify)/i,
    means: (said) =>
      new AppError('redis_unusable', {
        reason: `its certificate is not trusted (${said.split(';', 1)[0]})`,
        fix: 'Name the file of its authority in NODE_EXTRA_CA_CERTS, or correct the host in ROLEWATCH_REDIS_URL.',
      }),
  },
  {
    says: /Unknown RESP type 21\b|^speaks TLS$/,
    means: unusable('it speaks TLS', 'Begin ROLEWATCH_REDIS_URL with rediss://.'),
  },
  {
    says: /Unknown RESP type|Protocol error|^speaks something else$/,
    means: unusable('what answers there is no Redis', checkUrl),
  },
];

/** Reasons that only say that nobody is there, or no more. */
const isAway =
  /^connect E|^(read|write) E|^getaddrinfo |max retries per request|Command aborted|Stream isn't writeable|Socket closed|socket disconnected/;

/**
 * The row of the table of errors behind a failure of ioredis or BullMQ: `redis_unavailable`,
 * `redis_unusable`, `redis_full` or `redis_not_saving`. Anything else is returned as it is.
 */
export function toRedisFailure(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const said = wordsOf(error);
  const found = meaningOf(said);
  if (found !== null) return Object.assign(found, { cause: error });
  if (!isAway.test(said)) return error;
  return new AppError('redis_unavailable', { reason: said }, { cause: error });
}

/** What these words of Redis mean; null where they say nothing that is known. */
export const meaningOf = (said: string): AppError | null =>
  meanings.find(({ says }) => says.test(said))?.means(said) ?? null;

/** True where Redis answers, and will refuse whatever it is asked for some time. */
export function isRefusal(error: unknown): boolean {
  const failure = toRedisFailure(error);
  return failure instanceof AppError && refusals.includes(failure.code);
}

const refusals: readonly string[] = ['redis_full', 'redis_not_saving', 'redis_unusable'];

/** A transaction only says that it was discarded, and several addresses that none answered. */
function wordsOf(error: Error): string {
  const { previousErrors, errors } = error as {
    readonly previousErrors?: readonly unknown[];
    readonly errors?: readonly unknown[];
  };
  const [first] = previousErrors ?? errors ?? [];
  return first instanceof Error ? wordsOf(first) : error.message;
}

/** "MISCONF Errors writing to the AOF file: No space left on device" → "No space left on device" */
const disk = (said: string): string =>
  /AOF file: ([^\n]+)/.exec(said)?.[1] ?? 'its snapshots cannot be saved';

/** "NOPERM User x has no permissions to run the 'eval' command" → from "no permissions" on */
const permission = (said: string): string =>
  (/no permissions?[^\n]*/i.exec(said)?.[0] ?? 'NOPERM').replace(/[.\s]+$/, '');
