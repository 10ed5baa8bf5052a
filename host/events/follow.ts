import type { EventMessage } from '#contract/client.ts';
import type { Rolewatch } from '../start.ts';

export type Following = {
  /** Resolves once the client has been told what is so; rejects where that cannot be said. */
  readonly told: Promise<void>;
  readonly stop: () => void;
};

/**
 * Tells a client what is so, then every change from now on, in order and none of them twice. Where it
 * cannot be told what is so, it is told nothing: it is to follow anew.
 */
export function follow(
  rolewatch: Pick<Rolewatch, 'snapshot' | 'onAny'>,
  send: (message: EventMessage) => void,
): Following {
  let early: EventMessage[] | null = [];
  let isStopped = false;
  const stopListening = rolewatch.onAny((message) => {
    if (early === null) send(message);
    else early.push(message);
  });
  const tell = async () => {
    const present = await rolewatch.snapshot();
    if (isStopped) return;
    for (const message of [...present, ...(early ?? [])]) send(message);
    early = null;
  };
  const stop = () => {
    isStopped = true;
    stopListening();
  };
  const told = tell().catch((error: unknown) => {
    stop();
    throw error;
  });
  return { told, stop };
}
