import type { Rolewatch } from './start.ts';

type Face = Pick<Rolewatch, 'call' | 'snapshot' | 'onAny'>;

/** What the HTTP server shows: `isStarted` where it may show services that are not there yet. */
export type ServedFace = Face & { readonly isStarted?: () => boolean };

/**
 * The services as they will be: whoever asks before they have started waits for the answer. So a
 * page can load while they start.
 */
export function whenStarted(
  starting: Promise<Face>,
): ServedFace & Required<Pick<ServedFace, 'isStarted'>> {
  let isStarted = false;
  starting.then(
    () => {
      isStarted = true;
    },
    // Whoever starts them tells why they did not.
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
        // Here is nothing to hear.
        () => undefined,
      );
      return () => {
        isStopped = true;
        stop?.();
      };
    },
  };
}
