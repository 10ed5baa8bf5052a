export const seconds = (n: number): number => n * 1_000;

export const minutes = (n: number): number => n * 60_000;

export const hours = (n: number): number => n * 3_600_000;

export const days = (n: number): number => n * 86_400_000;

/** A duration in milliseconds for people: `350 ms`, `4.2 s`, `3 min`, `2 h`. */
export function formatDuration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < minutes(1)) return `${Number((ms / 1_000).toFixed(1))} s`;
  if (ms < hours(1)) return `${Math.round(ms / minutes(1))} min`;
  return `${Number((ms / hours(1)).toFixed(1))} h`;
}
