/**
 * The outcome of `work`, or a throw of what `late` says where that takes longer than so many
 * milliseconds. The work goes on: how it ends is then nobody's but its own.
 */
export async function withinDeadline<T>(
  work: Promise<T>,
  deadlineMs: number,
  late: () => Error,
): Promise<T> {
  const { promise: overdue, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(late()), deadlineMs);
  try {
    return await Promise.race([work, overdue]);
  } finally {
    clearTimeout(timer);
  }
}
