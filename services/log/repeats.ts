import { seconds } from '#core/duration.ts';

/** How often a line that comes again and again is written. */
const intervalMs = seconds(10);

/** Lines that are remembered at a time: the oldest gives way. */
const mostKnown = 500;

/** Whether a line is to be written now; else it is counted, and `writeAgain` is called with how often it came. */
export type Repeats = (key: string, writeAgain: (times: number) => void) => boolean;

type Known = { times: number; writeAgain: (times: number) => void; readonly timer: NodeJS.Timeout };

/**
 * Lets a line through when it is new, and holds its equals back: they are written as one, with their
 * number, each ten seconds for as long as they come. What fails in a loop would fill the log.
 */
export function createRepeats(): Repeats {
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
