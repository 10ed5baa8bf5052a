import { canonicalUrl } from '#core/url.ts';

/**
 * The same text for the same page. An address that has no canonical form, such as one of a host
 * without a domain, stands for itself: on a page of many links one may be odd.
 */
export function pageKey(url: string): string {
  try {
    return canonicalUrl(url);
  } catch {
    return url;
  }
}
