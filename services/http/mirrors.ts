import { mapOrigin, type OriginMap, unmapOrigin } from '#core/origin-map.ts';

export type Mirrors = {
  readonly toMirror: (url: URL) => { readonly url: URL; readonly mirrored: boolean };
  /** Null if invalid. A mirror may redirect inside itself or repeat the original's redirect. */
  readonly fromRedirect: (location: string, url: URL) => URL | null;
};

/** One map per origin: a lookup per request, with any number of mirrors. */
export function createMirrors(originMap: OriginMap): Mirrors {
  const byOrigin = new Map(
    Object.entries(originMap).map(([origin, mirror]): [string, OriginMap] => [
      new URL(origin).origin,
      { [origin]: mirror },
    ]),
  );

  function toMirror(url: URL): { url: URL; mirrored: boolean } {
    const own = byOrigin.get(url.origin);
    if (own === undefined) return { url, mirrored: false };
    return { url: new URL(mapOrigin(url.href, own).url), mirrored: true };
  }

  function fromRedirect(location: string, url: URL): URL | null {
    const own = byOrigin.get(url.origin);
    if (own === undefined) return URL.parse(location, url.href);
    const said = URL.parse(location, toMirror(url).url.href);
    if (said === null) return null;
    // Several origins may share a mirror: the asked one comes first.
    const original = [own, originMap]
      .map((map) => unmapOrigin(said.href, map))
      .find((unmapped) => unmapped !== said.href);
    return original === undefined ? URL.parse(location, url.href) : new URL(original);
  }

  return { toMirror, fromRedirect };
}
