/** More jobs than the queues keep: whoever lists so many lists all. */
export const mostJobs = 20_000;
