import { z } from 'zod';

/** One answer of a web server, as kept in a listing: what later stages may read of it. */
export const WebDocument = z.object({
  /** The address that was asked for. */
  url: z.string(),
  /** The address that answered, after redirects. */
  finalUrl: z.string(),
  status: z.number().int(),
  contentType: z.string(),
  body: z.string(),
  /** Validators for the next conditional request (RFC 9110, section 8.8). */
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
});
export type WebDocument = z.infer<typeof WebDocument>;

/** What a source asks the web for. */
export type WebRequest = {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  /** What the body must be: an answer of another kind is `unexpected_content`. */
  readonly expect: 'json' | 'html' | 'xml' | 'text';
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is; JSON is the caller's to encode. */
  readonly body?: string;
};

/**
 * Fetches one document politely: limits, robots.txt, retries of the protocol, conditional requests.
 * Throws AppError: `page_not_found`, `access_denied`, `rate_limited`, `server_error`,
 * `request_timeout`, `network_error`, `body_too_large`, `unexpected_content` and the like.
 */
export type FetchDocument = (request: WebRequest, signal: AbortSignal) => Promise<WebDocument>;
