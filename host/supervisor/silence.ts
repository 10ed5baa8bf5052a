import { seconds } from '#core/duration.ts';
import type { ChildHandle } from './launcher.ts';

/** How long a child may say nothing, in looks of the host; it is to speak at least once a look. */
export type SilenceRule = {
  readonly lookEveryMs: number;
  /** Silent looks in a row until it counts as silent. */
  readonly silentAfter: number;
  /** Until it counts as hung. */
  readonly hungAfter: number;
};

/**
 * A worker says every two seconds what it uses. A slow disk or a large document may keep it for
 * seconds, a machine with too much to do for longer: it has a minute.
 */
export const usualSilence: SilenceRule = {
  lookEveryMs: seconds(3),
  silentAfter: 7,
  hungAfter: 20,
};

/**
 * Resolves once a child that runs has said nothing for too long: its event loop stands. Looks are
 * counted, not time: a machine that slept and a host that stood still have not looked meanwhile.
 * Rejects when the signal aborts.
 */
export async function untilHung(
  child: Pick<ChildHandle, 'onMessage'>,
  deps: {
    readonly rule: SilenceRule;
    readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
    readonly onChange: (isSilent: boolean) => void;
    readonly signal: AbortSignal;
  },
): Promise<void> {
  const { rule, wait, onChange, signal } = deps;
  let silentLooks = 0;
  const stopListening = child.onMessage(() => {
    if (silentLooks >= rule.silentAfter) onChange(false);
    silentLooks = 0;
  });
  try {
    while (silentLooks < rule.hungAfter) {
      await wait(rule.lookEveryMs, signal);
      silentLooks += 1;
      if (silentLooks === rule.silentAfter) onChange(true);
    }
  } finally {
    stopListening();
  }
}
