import { setTimeout as wait } from 'node:timers/promises';
import type { Rolewatch } from './start.ts';

/** A page that has its first snapshot reads what it shows next; then it is there. */
const readsForMs = 400;
/** Nobody may come to look at all. */
const longestMs = 1_500;

type Face = Pick<Rolewatch, 'snapshot'>;

export type FirstView = {
  /** Resolves when the first page is likely to be there, or nobody seems to come; never rejects. */
  readonly shown: Promise<void>;
  /** The same face, whose first client is noticed. */
  readonly watch: <F extends Face>(face: F) => F;
};

/** Waits for the first page that is shown, from now on. */
export function createFirstView(): FirstView {
  const read = Promise.withResolvers<void>();
  const shown = read.promise.then(() => wait(readsForMs, undefined, { ref: false }));
  return {
    shown: Promise.race([shown, wait(longestMs, undefined, { ref: false })]),
    watch: (face) => ({
      ...face,
      async snapshot() {
        const messages = await face.snapshot();
        read.resolve();
        return messages;
      },
    }),
  };
}
