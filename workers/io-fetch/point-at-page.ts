import { type Pointed, SeenPage } from '#core/page-look.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';
import { readPageTree } from '#sources/listing/page-tree.ts';
import { pointAt } from '#sources/listing/point.ts';
import { readTree } from '#sources/listing/read-listing.ts';
import type { FetchContext } from '#sources/source.ts';
import type { JobContext, Processor } from '../define-queue.ts';
import type { LookAt } from './draw.ts';
import { type Drawing, mayDrawFor } from './draw-picture.ts';
import type { PointPayload } from './payload.ts';

type Deps = Drawing & {
  readonly snapshots: Pick<SnapshotStore, 'get'>;
  readonly look?: LookAt | undefined;
  /** What a plain request needs, through the proxies if the company is read so. */
  readonly contextOf: (payload: PointPayload, job: JobContext) => Pick<FetchContext, 'fetch'>;
};

/**
 * Finds the list of openings that the user points at, on the page of a picture or, by a title, on
 * the page as it is now. A list that a plain request gets too is read without a browser from then
 * on. Throws `snapshot_missing` for an old picture, and, where only a browser could find a title,
 * as `draw_picture` does.
 */
export function createPointAtPage(deps: Deps): Processor<PointPayload, Pointed> {
  return async (payload, job) => {
    const { url, pointed, page: ref, usesProxy } = payload;
    const seen = ref === null ? null : await deps.snapshots.get(ref, SeenPage);
    const plain = await plainPage(deps.contextOf(payload, job), url, job.signal);
    if (seen !== null) return bestMeans(pointAt(readPageTree(seen), pointed, true), plain);
    const found = plain === null ? null : pointAt(readPageTree(plain), pointed, false);
    if (found?.kind === 'list') return found;
    const { page } = await mayDrawFor(deps.look, { ...deps, usesProxy })(url, job.signal);
    const drawn = pointAt(readPageTree(page), pointed, true);
    return drawn.kind === 'none' && found !== null && drawn.fault === 'nothing' ? found : drawn;
  };
}

/** The page as a plain request gets it; null if it gets none. */
async function plainPage(
  context: Pick<FetchContext, 'fetch'>,
  url: string,
  signal: AbortSignal,
): Promise<SeenPage | null> {
  try {
    const { finalUrl, body } = await context.fetch({ url, expect: 'html' });
    return { url: finalUrl, html: body };
  } catch {
    signal.throwIfAborted();
    return null;
  }
}

/** The same titles on the plain page need no browser. */
const sameList = 0.9;

function bestMeans(found: Pointed, plain: SeenPage | null): Pointed {
  if (found.kind === 'none' || plain === null) return found;
  const { openings } = readTree(readPageTree(plain), found.recipe);
  const titles = new Set(openings.map(({ title }) => title));
  const same = found.openings.filter(({ title }) => titles.has(title)).length;
  if (same < found.openings.length * sameList) return found;
  return { ...found, recipe: { ...found.recipe, isDrawn: false } };
}
