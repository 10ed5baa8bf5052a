import { AppError } from '#core/errors.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';
import type { Processor } from '../define-queue.ts';
import type { TakePicture } from './draw.ts';
import type { PicturePayload, PictureResult } from './payload.ts';

type Deps = {
  readonly snapshots: Pick<SnapshotStore, 'put'>;
  /** Absent where pages are not drawn. */
  readonly picture?: TakePicture | undefined;
  /** Which companies are read through proxies; the browser would go past them. */
  readonly proxied: 'all' | 'chosen' | 'none';
};

/** Takes a picture of one page. Throws `browser_off`, `browser_past_proxies`, and as `DrawPage`. */
export function createDrawPicture({
  snapshots,
  picture,
  proxied,
}: Deps): Processor<PicturePayload, PictureResult> {
  return async ({ url, usesProxy }, { signal }) => {
    if (proxied === 'all' || (proxied === 'chosen' && usesProxy)) {
      throw new AppError('browser_past_proxies', {});
    }
    if (picture === undefined) throw new AppError('browser_off', {});
    const { jpeg, ...taken } = await picture(url, signal);
    return { ...taken, at: new Date().toISOString(), image: await snapshots.put(jpeg) };
  };
}
