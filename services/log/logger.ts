import { pino } from 'pino';
import type { Settings } from '#core/settings.ts';
import type { LogDestination } from './destination.ts';
import { redactSecrets, redactText } from './redact.ts';
import { createRepeats } from './repeats.ts';

/** How much is logged: this level and the graver ones. */
export type LogLevel = Settings['logLevel'];

/** Facts beside a message. Secrets are masked and errors spelt out on the way to the log. */
export type LogFields = Readonly<Record<string, unknown>>;

type Log = (message: string, fields?: LogFields) => void;

/** Where what happens is written down. It never throws and never waits. */
export type Logger = Readonly<Record<Exclude<LogLevel, 'silent'>, Log>>;

type LoggerOptions = {
  readonly level: LogLevel;
  /** Who speaks: `host`, `io_fetch`. */
  readonly name: string;
  /** Standard error unless given. */
  readonly destination?: LogDestination;
};

/**
 * A log of JSON lines `{ level, time, pid, name, message, fields?, repeated? }`, `time` in ISO 8601.
 * Lines are written at once, so the last words of a process that dies are kept; standard output stays
 * free for machine output. Of equal lines the first is written, then one each ten seconds, which says in
 * `repeated` for how many it stands.
 */
export function createLogger({ level, name, destination }: LoggerOptions): Logger {
  const log = pino(
    {
      level,
      base: { pid: process.pid, name },
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination ?? pino.destination({ dest: process.stderr.fd, sync: true }),
  );

  const isNew = createRepeats();

  const write =
    (at: Exclude<LogLevel, 'silent'>): Log =>
    (message, fields) => {
      if (!log.isLevelEnabled(at)) return;
      const text = redactText(message);
      // Under a key of their own: a field called `name` or `level` must not overwrite the line's.
      const facts = fields === undefined ? {} : { fields: redactSecrets(fields) };
      const writeAgain = (repeated: number) => log[at]({ ...facts, repeated }, text);
      if (isNew(JSON.stringify([at, text, facts]), writeAgain)) log[at](facts, text);
    };

  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
