import type { EventMap, EventName } from '#contract/api.ts';
import type { EventMessage } from '#contract/client.ts';

export type Listener<E extends EventName> = (event: EventMap[E]) => void;

/** Typed publish and subscribe within the host. */
export type Bus = {
  readonly publish: <E extends EventName>(name: E, event: EventMap[E]) => void;
  /** Answers how to stop listening. */
  readonly on: <E extends EventName>(name: E, listener: Listener<E>) => () => void;
  /** Every event, as it goes to clients. Answers how to stop listening. */
  readonly onAny: (listener: (message: EventMessage) => void) => () => void;
};

export function createBus(): Bus {
  const listeners = new Map<EventName, Set<Listener<never>>>();
  const all = new Set<(message: EventMessage) => void>();
  return {
    publish(name, event) {
      for (const listener of listeners.get(name) ?? []) listener(event as never);
      // One message for all: what is made of it, such as its text, can be made once.
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
