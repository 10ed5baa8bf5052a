import type { EventMap, EventName } from '#contract/api.ts';
import type { EventMessage } from '#contract/client.ts';
import type { Rolewatch } from './rolewatch.ts';

export type Listener<E extends EventName> = (event: EventMap[E]) => void;

export type Bus = {
  readonly publish: <E extends EventName>(name: E, event: EventMap[E]) => void;
  /** Returns a function that stops listening. */
  readonly on: <E extends EventName>(name: E, listener: Listener<E>) => () => void;
  /** Every event in the form clients receive. Returns a function that stops listening. */
  readonly onAny: (listener: (message: EventMessage) => void) => () => void;
};

export function createBus(): Bus {
  const listeners = new Map<EventName, Set<Listener<never>>>();
  const all = new Set<(message: EventMessage) => void>();
  return {
    publish(name, event) {
      for (const listener of listeners.get(name) ?? []) listener(event as never);
      // One message for all listeners, so its text can be made once.
      const message = { event: name, data: event } as EventMessage;
      for (const listener of all) listener(message);
    },
    on(name, listener) {
      const own = listeners.get(name) ?? new Set();
      listeners.set(name, own.add(listener as Listener<never>));
      return () => own.delete(listener as Listener<never>);
    },
    onAny(listener) {
      all.add(listener);
      return () => all.delete(listener);
    },
  };
}

export type Following = {
  /** Resolves once the client has the snapshot; rejects if the snapshot cannot be taken. */
  readonly told: Promise<void>;
  readonly stop: () => void;
};

/**
 * Sends a client the snapshot, then every later change once and in order. If the snapshot fails, it
 * sends nothing and the client must follow again.
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
