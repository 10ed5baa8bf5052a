import { z } from 'zod';

/**
 * Origins whose requests go to a mirror: `{"https://api.lever.co": "http://127.0.0.1:4010/lever"}`.
 */
export const OriginMap = z.record(z.url({ protocol: /^https?$/ }), z.url({ protocol: /^https?$/ }));
export type OriginMap = z.infer<typeof OriginMap>;

/**
 * The address a request really goes to: the mirror's, followed by the requested path and query. An
 * address with an unmapped origin comes back unchanged, with `mirrored: false`.
 */
export function mapOrigin(url: string, map: OriginMap): { url: string; mirrored: boolean } {
  const asked = new URL(url);
  for (const [origin, mirror] of Object.entries(map)) {
    if (new URL(origin).origin !== asked.origin) continue;
    const base = mirror.replace(/\/+$/, '');
    return { url: base + asked.pathname + asked.search, mirrored: true };
  }
  return { url, mirrored: false };
}

/** Undoes `mapOrigin`, for redirects inside the mirror. */
export function unmapOrigin(url: string, map: OriginMap): string {
  for (const [origin, mirror] of Object.entries(map)) {
    const base = mirror.replace(/\/+$/, '');
    if (url === base || url.startsWith(`${base}/`) || url.startsWith(`${base}?`)) {
      return new URL(origin).origin + url.slice(base.length);
    }
  }
  return url;
}
