import { type ChildHandle, exitOf } from './launcher.ts';

export type StopOptions = {
  /** How to ask this child to finish: a message, or SIGTERM. */
  readonly ask: (child: ChildHandle) => void;
  readonly timeoutMs: number;
};

/** Asks, waits, then forces. Resolves when the child has ended; true if it ended without force. */
export async function stopChild(
  child: ChildHandle,
  { ask, timeoutMs }: StopOptions,
): Promise<'finished' | 'forced'> {
  let result: 'finished' | 'forced' = 'finished';
  const timer = setTimeout(() => {
    result = 'forced';
    child.kill('SIGKILL');
  }, timeoutMs);
  try {
    ask(child);
    await exitOf(child);
    return result;
  } finally {
    clearTimeout(timer);
  }
}
