import { useSyncExternalStore } from 'react';
import { exactTime, relativeTime, shortAge } from '../format.ts';

/** An age with the exact time as a tooltip. `isShort` leaves out "ago". */
export function Age({ at, isShort = false }: { readonly at: string; readonly isShort?: boolean }) {
  const now = Math.max(useNow(), Date.parse(at) <= Date.now() ? Date.parse(at) : 0);
  return (
    <time dateTime={at} title={exactTime(at)}>
      {isShort ? shortAge(at, now) : relativeTime(at, now)}
    </time>
  );
}

const tickMs = 30_000;
let nowMs = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** The time, updated every half minute: one clock for every age on screen. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => nowMs);
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    nowMs = Date.now();
    timer = setInterval(tick, tickMs);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

function tick(): void {
  nowMs = Date.now();
  for (const listener of listeners) listener();
}
