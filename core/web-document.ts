import { z } from 'zod';

/** One answer of a web server, as a listing keeps it for later jobs. */
export const WebDocument = z.object({
  url: z.string(),
  finalUrl: z.string(),
  status: z.number().int(),
  contentType: z.string(),
  body: z.string(),
  /** Validators for the next conditional request (RFC 9110, section 8.8). */
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  /** The site's robots.txt forbids that it goes to a language model; as of when it was fetched. */
  noModel: z.literal(true).optional(),
  /** The day on which the site last answered for it, if it is kept beyond a scan: "2026-12-01". */
  askedOn: z.string().optional(),
});
export type WebDocument = z.infer<typeof WebDocument>;

export type WebRequest = {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  /** The expected kind of body; any other is `unexpected_content`. */
  readonly expect: 'json' | 'html' | 'xml' | 'text';
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is; the caller encodes JSON. */
  readonly body?: string;
  /**
   * Refusals (4xx, 5xx) and other kinds of body come back as documents, for a caller that reads
   * what they mean. Not a request to wait, and not a firewall's challenge.
   */
  readonly keepsRefusals?: true;
};

/**
 * Fetches one document politely: limits, robots.txt, HTTP's own retries, conditional requests.
 * Throws AppError: `page_not_found`, `access_denied`, `rate_limited`, `server_error`,
 * `request_timeout`, `network_error`, `body_too_large`, `unexpected_content` and the like.
 */
export type FetchDocument = (request: WebRequest, signal: AbortSignal) => Promise<WebDocument>;
