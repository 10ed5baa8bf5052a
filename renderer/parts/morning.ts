const morning = 9;

/** Nine in the morning, `days` from now, local. */
export function morningAfter(days: number, nowMs: number): Date {
  const at = new Date(nowMs);
  at.setDate(at.getDate() + days);
  at.setHours(morning, 0, 0, 0);
  return at;
}
