import type { Rolewatch } from './rolewatch.ts';

type Face = Pick<Rolewatch, 'call' | 'snapshot' | 'onAny'>;

/** The services an HTTP server shows. `isStarted` is set if they may still be starting. */
export type ServedFace = Face & { readonly isStarted?: () => boolean };

/**
 * The future services: calls before the start wait for their answers, so a page can load meanwhile.
 */
export function whenStarted(
  starting: Promise<Face>,
): ServedFace & Required<Pick<ServedFace, 'isStarted'>> {
  let isStarted = false;
  starting.then(
    () => {
      isStarted = true;
    },
    // The code that starts them reports the failure.
    () => undefined,
  );
  return {
    isStarted: () => isStarted,
    call: async (method, input) => (await starting).call(method, input),
    snapshot: async () => (await starting).snapshot(),
    onAny(listener) {
      let stop: (() => void) | null = null;
      let isStopped = false;
      starting.then(
        (services) => {
          if (!isStopped) stop = services.onAny(listener);
        },
        // A failed start has no events.
        () => undefined,
      );
      return () => {
        isStopped = true;
        stop?.();
      };
    },
  };
}
