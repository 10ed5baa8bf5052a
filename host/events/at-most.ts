export type AtMost = Disposable & {
  /** Asks for it to be done; asked for again before it is done, it is done once. */
  readonly ask: () => void;
};

/**
 * Does something in the next turn after it is asked for, then at most once in so many milliseconds;
 * after the last time it was asked for it is done for certain.
 */
export function atMost(intervalMs: number, act: () => void): AtMost {
  let timer: NodeJS.Timeout | null = null;
  let isAsked = false;
  let isClosed = false;

  const flush = (): void => {
    if (!isAsked) {
      timer = null;
      return;
    }
    isAsked = false;
    timer = setTimeout(flush, intervalMs);
    act();
  };

  return {
    ask() {
      isAsked = true;
      if (isClosed) return;
      // In the next turn, so that what comes together is done together.
      timer ??= setTimeout(flush, 0);
    },
    [Symbol.dispose]() {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
