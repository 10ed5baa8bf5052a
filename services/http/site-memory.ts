import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { hours, minutes } from '#core/duration.ts';
import type { Logger } from '../log/logger.ts';
import { writePrivateFile } from '../private-file.ts';
import type { Clock } from './clock.ts';

/** How a site wants to be asked, as its refusals taught us. */
const Lesson = z.object({
  /** No requests before this, in milliseconds since 1970; in the past if the site asked for none. */
  heldUntil: z.number().nullable(),
  atOnce: z.number().min(1),
  gapMs: z.number().min(0),
  /** When we learned it. */
  at: z.number(),
});
type Lesson = z.infer<typeof Lesson>;

const Lessons = z.record(z.string(), Lesson);

export type SitePace = Omit<Lesson, 'at'>;

export type SiteMemory = {
  /** What a site taught us within the last day; null for nothing. */
  readonly recall: (site: string) => SitePace | null;
  /** Replaces what we know of a site; null forgets it. Written in the background. */
  readonly note: (site: string, pace: SitePace | null) => void;
};

/** Also bounds a mistaken `Retry-After`: in one process it lasts, but not beyond a day and a restart. */
const keptMs = hours(24);
/** A lesson from the future is from a time when the system's clock was wrong. */
const toleratedMs = minutes(1);
const mostSites = 500;

/**
 * The lessons of all sites, in a private file. A damaged or missing file is an empty one; a failed
 * write costs only the memory of a restart. Disposal waits for the last write.
 */
export async function openSiteMemory(
  file: string,
  { clock, log }: { readonly clock: Pick<Clock, 'now'>; readonly log: Pick<Logger, 'warn'> },
): Promise<SiteMemory & AsyncDisposable> {
  const lessons = new Map(Object.entries(await readLessons(file)));
  let writing = Promise.resolve();
  let isDue = false;

  const isFresh = ({ at }: Lesson): boolean =>
    at > clock.now() - keptMs && at <= clock.now() + toleratedMs;

  function write(): void {
    if (isDue) return;
    isDue = true;
    writing = writing.then(async () => {
      isDue = false;
      try {
        await writePrivateFile(file, JSON.stringify(kept()), { flush: false });
      } catch (error) {
        log.warn('pace of sites not kept', { error: String(error) });
      }
    });
  }

  /** The newest lessons. */
  function kept(): Readonly<Record<string, Lesson>> {
    const fresh = [...lessons].filter(([, lesson]) => isFresh(lesson));
    const newest = fresh.toSorted(([, a], [, b]) => b.at - a.at).slice(0, mostSites);
    lessons.clear();
    for (const [site, lesson] of newest) lessons.set(site, lesson);
    return Object.fromEntries(newest);
  }

  return {
    recall(site) {
      const lesson = lessons.get(site);
      if (lesson === undefined || !isFresh(lesson)) return null;
      const { heldUntil, atOnce, gapMs, at } = lesson;
      return {
        heldUntil: heldUntil === null ? null : Math.min(heldUntil, at + keptMs),
        ...{ atOnce, gapMs },
      };
    },
    note(site, pace) {
      if (pace === null) {
        if (!lessons.delete(site)) return;
      } else lessons.set(site, { ...pace, at: clock.now() });
      write();
    },
    [Symbol.asyncDispose]: () => writing,
  };
}

async function readLessons(file: string): Promise<Readonly<Record<string, Lesson>>> {
  try {
    const text = await readFile(file, 'utf8');
    return Lessons.parse(JSON.parse(text));
  } catch {
    return {};
  }
}
