import type { z } from 'zod';
import { AppError, toErrorView } from '#core/errors.ts';
import type { Omission } from '#core/listing.ts';
import type { RawPosting } from '#core/posting.ts';
import type { WebDocument } from '#core/web-document.ts';
import { isRecord, toLine } from './fields/lenient.ts';
import { mergePostings } from './fields/raw-posting.ts';
import { readJson } from './json-document.ts';
import type { Parsed } from './source.ts';

export type EntryReader<S extends z.ZodType> = {
  /**
   * The member that lists the openings, such as `jobs`; null if the answer itself is the list; else
   * a reader of the document.
   */
  readonly list:
    | string
    | null
    | ((document: WebDocument) => { readonly entries: readonly unknown[] });
  readonly schema: S;
  /**
   * Null for entries that the vendor lists but does not publish; `answer` is the entry's JSON
   * document, or all that its reader found.
   */
  readonly posting: (entry: z.output<S>, answer: unknown) => RawPosting | null;
};

/**
 * The openings of a board's JSON documents, lists as well as single openings. Unreadable entries go
 * to `skipped`; repeated ones are merged. Throws `unreadable_content` and the like only if no
 * document is readable.
 */
export function readEntries<S extends z.ZodType>(
  documents: readonly WebDocument[],
  reader: EntryReader<S>,
): Parsed {
  const postings = new Map<string, RawPosting>();
  const skipped: Omission[] = [];
  for (const { entry, answer } of entriesOf(documents, reader.list, skipped)) {
    const read = readEntry(entry, reader.schema, skipped);
    const posting = read === null ? null : reader.posting(read, answer);
    if (posting !== null) addPosting(postings, posting, skipped);
  }
  return { postings: [...postings.values()], skipped };
}

/** One entry by its schema; null, and a note in `skipped`, if it is unreadable. */
export function readEntry<S extends z.ZodType>(
  entry: unknown,
  schema: S,
  skipped: Omission[],
): z.output<S> | null {
  const read = schema.safeParse(entry);
  if (read.success) return read.data;
  skipped.push({ what: nameOf(entry), reason: reasonOf(read.error) });
  return null;
}

/** Adds a posting, merged with one of the same id. One without an id goes to `skipped`. */
export function addPosting(
  postings: Map<string, RawPosting>,
  posting: RawPosting,
  skipped: Omission[],
): void {
  if (posting.externalId === '') {
    skipped.push({ what: posting.title || 'an opening', reason: 'it has no id' });
    return;
  }
  const known = postings.get(posting.externalId);
  postings.set(posting.externalId, known ? mergePostings(known, posting) : posting);
}

export function listedIn(json: unknown, list: string | null): readonly unknown[] | null {
  if (Array.isArray(json)) return json;
  if (!isRecord(json)) return null;
  const listed = list === null ? undefined : json[list];
  if (Array.isArray(listed)) return listed;
  if (list !== null && list in json) return isEmptyList(listed) ? [] : null;
  return 'id' in json || 'shortcode' in json ? [json] : null;
}

/** Some answers write an empty list as `{}` or null; any other value is a message. */
const isEmptyList = (value: unknown): boolean =>
  value === null || (isRecord(value) && Object.keys(value).length === 0);

type Entry = { readonly entry: unknown; readonly answer: unknown };

function entriesOf(
  documents: readonly WebDocument[],
  list: EntryReader<z.ZodType>['list'],
  skipped: Omission[],
): readonly Entry[] {
  const entries: Entry[] = [];
  const failures: unknown[] = [];
  const read = (document: WebDocument): readonly Entry[] => {
    if (typeof list === 'function') {
      const answer = list(document);
      return answer.entries.map((entry) => ({ entry, answer }));
    }
    const answer = readJson(document);
    return listOrFail(document, answer, list).map((entry) => ({ entry, answer }));
  };
  for (const document of documents) {
    try {
      for (const entry of read(document)) entries.push(entry);
    } catch (error) {
      failures.push(error);
      skipped.push({ what: document.url, reason: toErrorView(error).message });
    }
  }
  if (failures.length > 0 && failures.length === documents.length) throw failures[0];
  return entries;
}

/** The entries of an answer; throws `unreadable_content` if it lists none at all. */
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
