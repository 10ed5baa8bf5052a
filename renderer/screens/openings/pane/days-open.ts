const dayMs = 86_400_000;

type Dates = {
  readonly listedAt: string;
  readonly closedAt: string | null;
};

/** Whole days from when it was listed until it was closed, or until now. */
export function daysOpen({ listedAt, closedAt }: Dates, nowMs: number): number {
  const untilMs = closedAt === null ? nowMs : Date.parse(closedAt);
  return Math.max(0, Math.floor((untilMs - Date.parse(listedAt)) / dayMs));
}
