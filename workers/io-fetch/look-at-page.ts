import type { SnapshotStore } from '#services/snapshots/store.ts';
import { readPageTree } from '#sources/listing/page-tree.ts';
import { blocksOf } from '#sources/listing/point.ts';
import type { Processor } from '../define-queue.ts';
import type { LookAt } from './draw.ts';
import { type Drawing, mayDrawFor } from './draw-picture.ts';
import type { LookResult, PicturePayload } from './payload.ts';

/**
 * Takes a picture of one page with the parts of it that someone may point at. Throws as
 * `draw_picture` does.
 */
export function createLookAtPage({
  snapshots,
  look,
  proxied,
}: Drawing & {
  readonly snapshots: Pick<SnapshotStore, 'put'>;
  readonly look?: LookAt | undefined;
}): Processor<PicturePayload, LookResult> {
  return async ({ url, usesProxy }, { signal }) => {
    const { page, jpeg, ...size } = await mayDrawFor(look, { proxied, usesProxy })(url, signal);
    return {
      ...size,
      url: page.url,
      at: new Date().toISOString(),
      image: await snapshots.put(jpeg),
      page: await snapshots.put(page),
      blocks: [...blocksOf(readPageTree(page))],
    };
  };
}
