import type { z } from 'zod';
import { AppError, toErrorView } from '#core/errors.ts';
import type { Omission } from '#core/listing.ts';
import type { RawPosting } from '#core/posting.ts';
import type { WebDocument } from '#core/web-document.ts';
import { isRecord, toLine } from './fields/lenient.ts';
import { mergePostings } from './fields/raw-posting.ts';
import { readJson } from './json-document.ts';
import type { Parsed } from './source.ts';

/** How one vendor writes an opening. */
export type EntryReader<S extends z.ZodType> = {
  /** The member that lists the openings, `jobs`; null where the answer itself is the list. */
  readonly list: string | null;
  readonly schema: S;
  /** Null for what the vendor lists but does not publish; `answer` is the JSON the entry is in. */
  readonly posting: (entry: z.output<S>, answer: unknown) => RawPosting | null;
};

/**
 * The openings of a board's JSON documents: lists, and single openings as the detail calls answer
 * them. An entry that cannot be read goes to `skipped`; one that comes twice is merged.
 * Throws `unreadable_content` and the like only where no document can be read.
 */
export function readEntries<S extends z.ZodType>(
  documents: readonly WebDocument[],
  reader: EntryReader<S>,
): Parsed {
  const postings = new Map<string, RawPosting>();
  const skipped: Omission[] = [];
  for (const { entry, answer } of entriesOf(documents, reader.list, skipped)) {
    const read = reader.schema.safeParse(entry);
    if (!read.success) {
      skipped.push({ what: nameOf(entry), reason: reasonOf(read.error) });
      continue;
    }
    const posting = reader.posting(read.data, answer);
    if (posting === null) continue;
    const known = postings.get(posting.externalId);
    postings.set(posting.externalId, known ? mergePostings(known, posting) : posting);
  }
  return { postings: [...postings.values()], skipped };
}

/** The entries of one answer: its list, or itself where it is a single opening; null for neither. */
export function listedIn(json: unknown, list: string | null): readonly unknown[] | null {
  if (Array.isArray(json)) return json;
  if (!isRecord(json)) return null;
  const listed = list === null ? undefined : json[list];
  if (Array.isArray(listed)) return listed;
  if (list !== null && list in json) return isEmptyList(listed) ? [] : null;
  return 'id' in json || 'shortcode' in json ? [json] : null;
}

/** Some answers write an empty list as `{}` or null; anything else there is no list but a message. */
const isEmptyList = (value: unknown): boolean =>
  value === null || (isRecord(value) && Object.keys(value).length === 0);

type Entry = { readonly entry: unknown; readonly answer: unknown };

function entriesOf(
  documents: readonly WebDocument[],
  list: string | null,
  skipped: Omission[],
): readonly Entry[] {
  const entries: Entry[] = [];
  const failures: unknown[] = [];
  for (const document of documents) {
    try {
      const answer = readJson(document);
      entries.push(...listOrFail(document, answer, list).map((entry) => ({ entry, answer })));
    } catch (error) {
      failures.push(error);
      skipped.push({ what: document.url, reason: toErrorView(error).message });
    }
  }
  if (failures.length > 0 && failures.length === documents.length) throw failures[0];
  return entries;
}

/** The entries of an answer; `unreadable_content` where it lists none at all. */
export function listOrFail(
  document: WebDocument,
  answer: unknown,
  list: string | null,
): readonly unknown[] {
  const entries = listedIn(answer, list);
  if (entries !== null) return entries;
  throw new AppError('unreadable_content', {
    url: document.finalUrl,
    reason: 'the answer lists no openings',
  });
}

function nameOf(entry: unknown): string {
  if (!isRecord(entry)) return 'an opening';
  const name = [entry.title, entry.text, entry.name, entry.id].map(toLine);
  return name.find((word) => word !== null) ?? 'an opening';
}

function reasonOf(error: z.ZodError): string {
  const field = error.issues[0]?.path.join('.') ?? '';
  return field === '' ? 'it is no object' : `it has no ${field}`;
}
