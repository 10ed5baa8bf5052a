import { AppError } from '#core/errors.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';
import type { Processor } from '../define-queue.ts';
import type { TakePicture } from './draw.ts';
import type { PicturePayload, PictureResult } from './payload.ts';

export type Drawing = {
  /** Which companies are read through proxies; the browser would go past them. */
  readonly proxied: 'all' | 'chosen' | 'none';
};

type Deps = Drawing & {
  readonly snapshots: Pick<SnapshotStore, 'put'>;
  /** Absent where pages are not drawn. */
  readonly picture?: TakePicture | undefined;
};

/** Takes a picture of one page. Throws `browser_off`, `browser_past_proxies`, and as `DrawPage`. */
export function createDrawPicture({
  snapshots,
  picture,
  proxied,
}: Deps): Processor<PicturePayload, PictureResult> {
  return async ({ url, usesProxy }, { signal }) => {
    const { jpeg, ...taken } = await mayDrawFor(picture, { proxied, usesProxy })(url, signal);
    return { ...taken, at: new Date().toISOString(), image: await snapshots.put(jpeg) };
  };
}

/** What draws pages, if it may for this company. Throws `browser_off` and `browser_past_proxies`. */
export function mayDrawFor<T>(
  draw: T | undefined,
  { proxied, usesProxy }: Drawing & Pick<PicturePayload, 'usesProxy'>,
): T {
  if (proxied === 'all' || (proxied === 'chosen' && usesProxy)) {
    throw new AppError('browser_past_proxies', {});
  }
  if (draw === undefined) throw new AppError('browser_off', {});
  return draw;
}
