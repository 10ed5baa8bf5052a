import { z } from 'zod';
import { Omission } from './listing.ts';
import { SnapshotRef } from './snapshot-ref.ts';

/** The version of the format; a newer one is refused. */
export const recordingVersion = 1;

/**
 * Where the text of an answer is: here, in a file beside the recording, or among the snapshots of
 * the host that made it.
 */
export const RecordedBody = z.union([
  z.object({ text: z.string() }),
  z.object({ file: z.string().regex(/^bodies\/[\w-]+\.\w+$/) }),
  z.object({ ref: SnapshotRef }),
]);
export type RecordedBody = z.infer<typeof RecordedBody>;

export const RecordedAnswer = z.object({
  status: z.number().int(),
  /** The fields that a reader or a replay needs, names in lower case. */
  headers: z.record(z.string(), z.string()),
  /** As UTF-8, whatever the site sent; null if there was none, or it is no text. */
  body: RecordedBody.nullable(),
});

/** One request, and its answer or the failure that came in its place. */
export const RecordedExchange = z.object({
  method: z.enum(['GET', 'POST']),
  url: z.string(),
  requestBody: z.string().nullable(),
  answer: RecordedAnswer.nullable(),
  error: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
});
export type RecordedExchange = z.infer<typeof RecordedExchange>;

/** What a scan makes of the recorded answers: a replay must find the same. */
export const RecordedOutcome = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('read'),
    source: z.string(),
    slug: z.string(),
    openings: z.number().int(),
    claimed: z.number().int().nullable(),
    complete: z.boolean(),
    /** Of the first openings. */
    titles: z.array(z.string()),
  }),
  z.object({ kind: z.literal('failed'), code: z.string(), message: z.string() }),
]);
export type RecordedOutcome = z.infer<typeof RecordedOutcome>;

/** How many of each were replaced, to say so. */
export const Masked = z.object({
  emails: z.number().int(),
  phones: z.number().int(),
  names: z.number().int(),
  secrets: z.number().int(),
  addresses: z.number().int(),
});
export type Masked = z.infer<typeof Masked>;

/** Everything a scan of one company fetched, without personal data: enough to repeat the scan. */
export const Recording = z.object({
  format: z.literal('rolewatch-recording'),
  version: z.literal(recordingVersion),
  url: z.string(),
  /** How earlier scans read the company; null: the recorded scan detected it. */
  known: z.object({ source: z.string(), slug: z.string() }).nullable(),
  recordedAt: z.string(),
  rolewatch: z.string(),
  outcome: RecordedOutcome,
  masked: Masked,
  leftOut: z.array(Omission),
  exchanges: z.array(RecordedExchange),
});
export type Recording = z.infer<typeof Recording>;

type Asked = Pick<RecordedExchange, 'method' | 'url' | 'requestBody'>;

/**
 * Answers requests as they were answered: a request that came several times gets its answers in
 * their order, then the last one again. Null if it was not recorded.
 */
export function playback<E extends Asked>(exchanges: readonly E[]): (asked: Asked) => E | null {
  const answers = new Map<string, E[]>();
  for (const exchange of exchanges) {
    const key = keyOf(exchange);
    const known = answers.get(key);
    if (known === undefined) answers.set(key, [exchange]);
    else known.push(exchange);
  }
  return (asked) => {
    const left = answers.get(keyOf(asked));
    return (left !== undefined && left.length > 1 ? left.shift() : left?.[0]) ?? null;
  };
}

const keyOf = ({ method, url, requestBody }: Asked): string =>
  `${method} ${URL.parse(url)?.href.replace(/#.*/s, '') ?? url} ${requestBody ?? ''}`;
