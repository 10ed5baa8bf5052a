/** The convention for a process ended by a signal: 128 plus its number. */
const interruptedExitCode = 130;

/**
 * One press of Ctrl-C can arrive twice: from the terminal, and from npm, which passes it on if the
 * system's shell replaces itself with a command. No user presses twice as fast.
 */
const onePressMs = 300;

type Means = {
  readonly nowMs?: () => number;
  readonly leave?: (exitCode: number) => void;
};

/**
 * The first Ctrl-C (or SIGTERM) asks to stop; the second exits at once. Child processes then end
 * because their parent is gone. Dispose to stop listening.
 */
export function onInterrupt(
  stop: () => Promise<void>,
  { nowMs = () => performance.now(), leave = process.exit }: Means = {},
): Disposable {
  let stoppingSinceMs: number | null = null;
  const listener = () => {
    if (stoppingSinceMs !== null) {
      if (nowMs() - stoppingSinceMs > onePressMs) leave(interruptedExitCode);
      return;
    }
    stoppingSinceMs = nowMs();
    stop().catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      leave(interruptedExitCode);
    });
  };
  process.on('SIGINT', listener);
  process.on('SIGTERM', listener);
  return {
    [Symbol.dispose]() {
      process.off('SIGINT', listener);
      process.off('SIGTERM', listener);
    },
  };
}
