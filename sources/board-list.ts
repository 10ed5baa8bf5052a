import type { z } from 'zod';
import type { WebDocument } from '#core/web-document.ts';
import { embeddedJson, type JsonPlace } from './embedded-json.ts';
import { listOrFail } from './entries.ts';
import { isRecord, toAmount, toCount } from './fields/lenient.ts';
import { readAnswer } from './json-document.ts';

/** The openings of one document of a list, and the site's words about the rest. */
export type Listed = {
  readonly entries: readonly unknown[];
  /** Openings the site says it has, on all pages; null or absent if it does not say. */
  readonly total?: number | null;
  /** Whether the site says that a further page exists; null or absent if it does not say. */
  readonly more?: boolean | null;
};

/**
 * Reads one document of a list, fresh or stored. Throws AppError for anything but a list: an empty
 * list must never stand for a wall, a notice or a page of another site.
 */
export type ReadList = (document: WebDocument) => Listed;

/** A vendor's list: where its documents hold openings, how one is read, and its key. */
export type BoardList<S extends z.ZodType = z.ZodType> = {
  /** The member that holds the openings; null if the answer is the list; else a reader. */
  readonly list: string | null | ReadList;
  readonly schema: S;
  /** Tells entries apart. An opening listed once per place needs its place in the key. */
  readonly id: (entry: z.output<S>) => string;
};

/** Reads a list by its `list`. A total that is no number of openings counts as not stated. */
export function listedBy(list: BoardList['list'], document: WebDocument): Listed {
  if (typeof list === 'function') {
    const listed = list(document);
    return { ...listed, total: toCount(listed.total) };
  }
  return { entries: listOrFail(document, readAnswer(document), list) };
}

/** The keys of a document's entries; empty for an unreadable entry. */
export const keysOf = <S extends z.ZodType>(
  entries: readonly unknown[],
  { schema, id }: Pick<BoardList<S>, 'schema' | 'id'>,
): readonly string[] =>
  entries.map((entry) => {
    const read = schema.safeParse(entry);
    return read.success ? id(read.data) : '';
  });

type JsonList = {
  /** Path of the list: `jobs`, `data.items`; empty if the answer is the list. */
  readonly list: string;
  readonly total?: string;
  /** Path of a flag, address or token that is there only if a page follows. */
  readonly next?: string;
  /** Path of a flag that is true on the last page. */
  readonly last?: string;
  /** Path of a flag that is true if a page follows, false on the last one. */
  readonly goesOn?: string;
  /** Where a page holds the JSON; absent if the answer is JSON. */
  readonly in?: JsonPlace;
};

/** Reads lists in JSON, alone or inside a page. */
export function jsonList(facts: JsonList): ReadList {
  const parents = facts.list.split('.');
  const member = parents.pop() || null;
  return (document) => {
    const answer = facts.in === undefined ? readAnswer(document) : embeddedJson(document, facts.in);
    return {
      entries: listOrFail(document, valueAt(answer, parents.join('.')), member),
      total: facts.total === undefined ? null : toAmount(valueAt(answer, facts.total)),
      more: moreOf(answer, facts),
    };
  };
}

/** The value at a path of members: `data.jobs`. Undefined without one. */
export function valueAt(json: unknown, path: string): unknown {
  if (path === '') return json;
  return path
    .split('.')
    .reduce<unknown>((value, name) => (isRecord(value) ? value[name] : undefined), json);
}

function moreOf(answer: unknown, { next, last, goesOn }: JsonList): boolean | null {
  if (next !== undefined) return isSet(valueAt(answer, next));
  if (goesOn !== undefined) return toFlag(valueAt(answer, goesOn));
  const end = last === undefined ? null : valueAt(answer, last);
  return typeof end === 'boolean' ? !end : null;
}

const toFlag = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null);

const isSet = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== false && value !== '' && value !== 0;
