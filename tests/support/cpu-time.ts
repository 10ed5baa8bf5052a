/**
 * The processor time of this process for a piece of work, in milliseconds of the machine on which
 * the limits were set: a slower or busier machine takes longer for everything, so the time is
 * compared with that of a known piece of work. Takes the best of three, because the first may
 * include compiling.
 */
export function cpuMsOf(work: () => unknown): number {
  const tries = [1, 2, 3].map(() => ({ known: once(knownWork), asked: once(work) }));
  const best = Math.min(...tries.map(({ asked }) => asked));
  const slowness = Math.min(...tries.map(({ known }) => known)) / knownWorkMs;
  return best / Math.max(1, slowness);
}

/** What `knownWork` takes on the machine on which the limits were set, while nothing else runs. */
const knownWorkMs = 40;

const text = '<a class="job" href="/jobs/1">Baker</a> '.repeat(100_000);

/** Of the kind that is measured: an expression over a long text, with an object for each match. */
const knownWork = (): number =>
  [...text.matchAll(/<a\s+[^>]*href="([^"]*)"[^>]*>([^<]*)</g)].map(([, href, title]) => ({
    href,
    title,
  })).length;

function once(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
