/**
 * Milliseconds of processor time of this process that a piece of work took: steadier than the clock
 * where others use the machine too. The best of three, since the first may pay for compiling.
 */
export function cpuMsOf(work: () => unknown): number {
  return Math.min(...[1, 2, 3].map(() => once(work)));
}

function once(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
