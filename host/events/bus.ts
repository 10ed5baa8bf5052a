import type { EventMap, EventName } from '#contract/api.ts';

export type Listener<E extends EventName> = (event: EventMap[E]) => void;

/** Typed publish and subscribe within the host. */
export type Bus = {
  readonly publish: <E extends EventName>(name: E, event: EventMap[E]) => void;
  /** Answers how to stop listening. */
  readonly on: <E extends EventName>(name: E, listener: Listener<E>) => () => void;
};

export function createBus(): Bus {
  const listeners = new Map<EventName, Set<Listener<never>>>();
  return {
    publish(name, event) {
      for (const listener of listeners.get(name) ?? []) listener(event as never);
    },
    on(name, listener) {
      const own = listeners.get(name) ?? new Set();
      listeners.set(name, own.add(listener as Listener<never>));
      return () => own.delete(listener as Listener<never>);
    },
  };
}
