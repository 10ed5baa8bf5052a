import { appendFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { pino } from 'pino';
import { seconds } from '#core/duration.ts';
import { mebibytes } from '#core/quantity.ts';
import type { Settings } from '#core/settings.ts';
import { redactSecrets, redactText } from './redact.ts';

export type LogLevel = Settings['logLevel'];

/** Facts beside a message; masks secrets and expands errors. */
export type LogFields = Readonly<Record<string, unknown>>;

type Log = (message: string, fields?: LogFields) => void;

/** Never throws and never waits. */
export type Logger = Readonly<Record<Exclude<LogLevel, 'silent'>, Log>>;

type LoggerOptions = {
  readonly level: LogLevel;
  /** The process: `host`, `io_fetch`. */
  readonly name: string;
  readonly destination?: LogDestination;
};

/**
 * A log of JSON lines `{ level, time, pid, name, message, fields?, repeated? }`, `time` in ISO
 * 8601. Writes at once, so that a dying process's last lines survive; standard output stays free
 * for machine output. Repeated lines become one per ten seconds, with their number in `repeated`.
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
      // Nested, so that a field called `name` or `level` cannot overwrite the line's own.
      const facts = fields === undefined ? {} : { fields: redactSecrets(fields) };
      const writeAgain = (repeated: number) => log[at]({ ...facts, repeated }, text);
      if (isNew(JSON.stringify([at, text, facts]), writeAgain)) log[at](facts, text);
    };

  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

const intervalMs = seconds(10);

const mostKnown = 500;

/** True to write the line now; else counts it and calls `writeAgain` with the count later. */
export type Repeats = (key: string, writeAgain: (times: number) => void) => boolean;

type Known = { times: number; writeAgain: (times: number) => void; readonly timer: NodeJS.Timeout };

/** Joins repeats into a line per ten seconds with their number: a loop would fill the log. */
function createRepeats(): Repeats {
  const known = new Map<string, Known>();

  const settle = (key: string): void => {
    const line = known.get(key);
    if (line === undefined) return;
    if (line.times === 0) {
      clearInterval(line.timer);
      known.delete(key);
      return;
    }
    const { times } = line;
    line.times = 0;
    line.writeAgain(times);
  };

  return (key, writeAgain) => {
    const line = known.get(key);
    if (line !== undefined) {
      line.times += 1;
      line.writeAgain = writeAgain;
      return false;
    }
    const [oldest] = known.keys();
    if (oldest !== undefined && known.size >= mostKnown) {
      settle(oldest);
      clearInterval(known.get(oldest)?.timer);
      known.delete(oldest);
    }
    const timer = setInterval(() => settle(key), intervalMs).unref();
    known.set(key, { times: 0, writeAgain, timer });
    return true;
  };
}

export type LogDestination = { write(line: string): unknown };

export const standardError: LogDestination = process.stderr;

export const logFileName = 'rolewatch.log';

/** Created at first use; the terminal belongs to the user. Rotates full files; see `rotate`. */
export function logFile(folder: string, name = logFileName): LogDestination {
  const file = path.join(folder, name);
  return {
    write(line) {
      try {
        rotate(file);
        appendFileSync(file, line, { mode: 0o600 });
      } catch {
        // A full disk must not stop the logged work.
      }
    },
  };
}

/** Days of work at the default level, and small enough to mail when zipped. */
const largestBytes = mebibytes(5);
const kept = 3;

/** Renames a full file to `….1`, `….1` to `….2`, and overwrites the last. */
export function rotate(file: string, maxBytes = largestBytes): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size < maxBytes) return;
  for (let n = kept - 1; n > 0; n -= 1) {
    if (exists(`${file}.${n}`)) renameSync(`${file}.${n}`, `${file}.${n + 1}`);
  }
  renameSync(file, `${file}.1`);
}

const exists = (file: string): boolean => statSync(file, { throwIfNoEntry: false }) !== undefined;
