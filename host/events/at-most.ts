export type AtMost = Disposable & {
  /** Several requests before the next turn count as one. */
  readonly ask: () => void;
};

/**
 * Acts in the turn after a request, then at most once per `intervalMs`. The last request is never
 * lost.
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
      // In the next turn, to join requests that come together.
      timer ??= setTimeout(flush, 0);
    },
    [Symbol.dispose]() {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
