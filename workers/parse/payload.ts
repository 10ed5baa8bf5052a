import { z } from 'zod';
import { JobSubject } from '#core/job.ts';
import { SnapshotRef } from '#core/snapshot-ref.ts';
import { ScrapeResult } from '../io-fetch/payload.ts';

export const ParsePayload = JobSubject.extend({
  enrich: z.boolean(),
  upstream: ScrapeResult,
});
export type ParsePayload = z.infer<typeof ParsePayload>;

export const ParseResult = z.object({
  listing: SnapshotRef,
  parsed: SnapshotRef,
  postings: z.number().int(),
});
export type ParseResult = z.infer<typeof ParseResult>;

export const ParseDocumentPayload = JobSubject.pick({ userId: true, companyUrl: true }).extend({
  url: z.string(),
  text: SnapshotRef,
});
export type ParseDocumentPayload = z.infer<typeof ParseDocumentPayload>;

export const ParseDocumentResult = z.object({ parsed: SnapshotRef });
