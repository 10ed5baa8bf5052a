import { canonicalUrl } from '#core/url.ts';

/**
 * The same text for the same page. An address without a canonical form, such as one with a host
 * without a domain, stands for itself: one odd link must not cost the page.
 */
export function pageKey(url: string): string {
  try {
    return canonicalUrl(url);
  } catch {
    return url;
  }
}
