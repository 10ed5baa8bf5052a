import { AppError } from '#core/errors.ts';

type Meaning = {
  readonly says: RegExp;
  readonly means: (said: string) => AppError;
};

const unusable = (reason: string, fix: string) => (): AppError =>
  new AppError('redis_unusable', { reason, fix });

const unavailable = (reason: string, fix?: string) => (): AppError =>
  new AppError('redis_unavailable', { reason, ...(fix !== undefined && { fix }) });

const checkUrl = 'Check host and port in the Redis address.';

/**
 * Messages of Redis and the connection with their meaning; the first match wins. Error replies:
 * https://redis.io/docs/latest/develop/reference/protocol-spec/#simple-errors.
 */
const meanings: readonly Meaning[] = [
  { says: /\bOOM command not allowed/, means: () => new AppError('redis_full', {}) },
  {
    says: /\bMISCONF\b/,
    means: (said) => new AppError('redis_not_saving', { reason: disk(said) }),
  },
  {
    says: /\bREADONLY\b/,
    means: unusable(
      'it is a read-only replica',
      'Change the Redis address to that of its primary.',
    ),
  },
  {
    says: /\bNOAUTH\b/,
    means: unusable(
      'it requires a password',
      'Add the password to the Redis address: redis://:password@host:6379.',
    ),
  },
  {
    says: /\bWRONGPASS\b|invalid password|invalid username-password/,
    means: unusable(
      'it rejected the name or the password',
      'Correct them in the Redis address: redis://name:password@host:6379.',
    ),
  },
  {
    says: /\bNOPERM\b|No permissions to access|user executing the script can't|ACL failure in script/,
    means: (said) =>
      new AppError('redis_unusable', {
        reason: `its user lacks permissions (${permission(said)})`,
        fix: 'Grant them in Redis: ACL SETUSER <name> ~rolewatch:* &rolewatch:* +@all.',
      }),
  },
  {
    says: /\b(MOVED|ASK) \d+ |\bCLUSTERDOWN\b|\bCROSSSLOT\b/,
    means: unusable('it is part of a Redis Cluster', 'Use a standalone Redis.'),
  },
  {
    says: /\bDENIED\b.*protected mode/s,
    means: unusable(
      'it is in protected mode and accepts only its own machine',
      'Give it a password (requirepass), and add that to the Redis address.',
    ),
  },
  {
    says: /DB index is out of range|Only 0th database|SELECT is not allowed/i,
    means: unusable(
      'it has no database with that number',
      'Correct the number at the end of the Redis address, or leave it out.',
    ),
  },
  {
    says: /unknown (?:Redis )?command/i,
    means: (said) =>
      new AppError('redis_unusable', {
        reason: `it does not know ${/unknown command ['"`]?(\w+)/i.exec(said)?.[1] ?? 'a required command'}`,
        fix: 'Use Redis 5 or newer, or Valkey, without renamed commands or a proxy in front.',
      }),
  },
  {
    says: /\bLOADING\b/,
    means: unavailable('it is still loading its data', 'Try again in a moment.'),
  },
  {
    says: /max number of clients/,
    means: unavailable(
      'it accepts no more clients',
      'Raise its maxclients, or close other clients.',
    ),
  },
  {
    says: /\bBUSY Redis is busy/,
    means: unavailable(
      'it is busy with a script',
      'Wait for the script, or end it in Redis: SCRIPT KILL.',
    ),
  },
  {
    says: /\bMASTERDOWN\b|\bNOREPLICAS\b/,
    means: unavailable(
      'its primary or its replicas are down',
      'Start them again. Work then continues.',
    ),
  },
  {
    says: /\bEPIPE\b|\bECONNRESET\b|Connection is closed/,
    means: unavailable('it closed the connection'),
  },
  {
    says: /wrong version number|packet length too long|^speaks no TLS$/i,
    means: unusable(
      'it does not speak TLS',
      'Use redis:// instead of rediss:// in the Redis address.',
    ),
  },
  {
    says: /certificate|altnames|unable to (get|verify)/i,
    means: (said) =>
      new AppError('redis_unusable', {
        reason: `its certificate is not trusted (${said.split(';', 1)[0]})`,
        fix: 'Add its authority’s file with NODE_EXTRA_CA_CERTS, or correct the host in the Redis address.',
      }),
  },
  {
    says: /Unknown RESP type 21\b|^speaks TLS$/,
    means: unusable('it speaks TLS', 'Use rediss:// in the Redis address.'),
  },
  {
    says: /Unknown RESP type|Protocol error|^speaks something else$/,
    means: unusable('the server at that address is not Redis', checkUrl),
  },
];

/** Reasons that only mean that Redis is away. */
const isAway =
  /^connect E|^(read|write) E|^getaddrinfo |max retries per request|Command aborted|Stream isn't writeable|Socket closed|socket disconnected/;

/** `redis_unavailable`, `redis_unusable`, `redis_full`, `redis_not_saving` or the error itself. */
export function toRedisFailure(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const said = wordsOf(error);
  const found = meaningOf(said);
  if (found !== null) return Object.assign(found, { cause: error });
  if (!isAway.test(said)) return error;
  return new AppError('redis_unavailable', { reason: said }, { cause: error });
}

/** Null for unknown words. */
export const meaningOf = (said: string): AppError | null =>
  meanings.find(({ says }) => says.test(said))?.means(said) ?? null;

/** True if Redis answers, but will refuse everything for some time. */
export function isRefusal(error: unknown): boolean {
  const failure = toRedisFailure(error);
  return failure instanceof AppError && refusals.includes(failure.code);
}

const refusals: readonly string[] = ['redis_full', 'redis_not_saving', 'redis_unusable'];

/**
 * A transaction only reports that it was discarded, several addresses only that none answered. A
 * transaction that a lost connection ended names itself: its commands failed with one error.
 */
function wordsOf(error: Error, known: ReadonlySet<Error> = new Set()): string {
  const { previousErrors, errors } = error as {
    readonly previousErrors?: readonly unknown[];
    readonly errors?: readonly unknown[];
  };
  const seen = new Set([...known, error]);
  const first = (previousErrors ?? errors ?? []).find(
    (each) => each instanceof Error && !seen.has(each),
  );
  return first instanceof Error ? wordsOf(first, seen) : error.message;
}

/** "MISCONF Errors writing to the AOF file: No space left on device" → "No space left on device" */
const disk = (said: string): string =>
  /AOF file: ([^\n]+)/.exec(withoutScript(said))?.[1] ?? 'its snapshots cannot be saved';

/** "NOPERM User x has no permissions to run the 'eval' command" → from "no permissions" on */
const permission = (said: string): string =>
  (
    /no permissions?[^\n]*|can't run this command/i.exec(withoutScript(said))?.[0] ?? 'NOPERM'
  ).replace(/[.\s]+$/, '');

/** Errors inside a script end with its name: " script: 4f93…, on @user_script:1." */
const withoutScript = (said: string): string =>
  said.replace(/\s+script: [0-9a-f]{40}, on @user_script:\d+\.?/, '');
