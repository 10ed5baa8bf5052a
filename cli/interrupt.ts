/** Conventional for a process that a signal ended: 128 and the signal's number. */
const interruptedExitCode = 130;

/**
 * The first Ctrl-C (or SIGTERM) asks to stop; the second leaves at once. Children notice that
 * their parent is gone and end by themselves. Dispose to give the signals back.
 */
export function onInterrupt(stop: () => Promise<void>): Disposable {
  let isStopping = false;
  const listener = () => {
    if (isStopping) process.exit(interruptedExitCode);
    isStopping = true;
    stop().catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(interruptedExitCode);
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
