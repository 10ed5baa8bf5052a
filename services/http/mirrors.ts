import { mapOrigin, type OriginMap, unmapOrigin } from '#core/origin-map.ts';

/** Where requests really go, and what the answers' redirects mean. */
export type Mirrors = {
  /** The address to connect to for an original address. */
  readonly toMirror: (url: URL) => { readonly url: URL; readonly mirrored: boolean };
  /**
   * The original address a `Location` stands for, told by the answer of `url`. Null where it is no
   * address. A mirror may redirect inside itself or repeat what the original said.
   */
  readonly fromRedirect: (location: string, url: URL) => URL | null;
};

/** Mirrors of an origin map, one map per origin: a lookup per request, however many are mapped. */
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
    // The mirror of this origin comes first: several origins may share one mirror.
    const original = [own, originMap]
      .map((map) => unmapOrigin(said.href, map))
      .find((unmapped) => unmapped !== said.href);
    return original === undefined ? URL.parse(location, url.href) : new URL(original);
  }

  return { toMirror, fromRedirect };
}
