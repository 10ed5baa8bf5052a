import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { AppError } from '#core/errors.ts';
import { legible } from '#core/legible.ts';
import { RawPosting } from '#core/posting.ts';
import { collapseBlanks } from '#sources/html-text.ts';
import { walkHtml } from '#sources/html-walk.ts';
import type { Parsed } from '#sources/source.ts';

/** The result, or the AppError that stands for it; any other error is a mistake of the reader. */
export function outcomeOf<T>(read: () => T): T | AppError {
  try {
    return read();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

/** What holds for the openings of any document, however odd. */
export function expectWellRead({ postings, skipped }: Parsed, size: number): void {
  expect(postings.length + skipped.length).toBeLessThanOrEqual(size + 1);
  const ids = postings.map(({ externalId }) => externalId);
  expect(new Set(ids).size, 'each id once').toBe(ids.length);
  expect(postings.flatMap(faultsOf)).toEqual([]);
}

const day = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/;

/** What is wrong with an opening. One list for all: a check by `expect` takes its time. */
function faultsOf(posting: RawPosting): readonly string[] {
  const read = RawPosting.strict().safeParse(posting);
  if (!read.success) return [`no posting: ${read.error.message}`];
  const faults = isDeepStrictEqual(read.data, posting) ? [] : ['the schema changes it'];
  const { locations, remoteRegions, title, company, department, team, level } = posting;
  const places = locations.flatMap(({ text, city, region, country }) => [
    ...[text, city, region, country],
  ]);
  for (const text of [title, company, department, team, level, ...places, ...remoteRegions]) {
    if (text !== null && collapseBlanks(text) !== text) faults.push(`no clean line: ${text}`);
  }
  for (const link of [posting.url, posting.applyUrl]) {
    if (link !== null && !/^https?:\/\/[^/]/.test(link)) faults.push(`no link: ${link}`);
  }
  for (const date of [posting.postedAt, posting.updatedAt, posting.validThrough]) {
    if (date === null) continue;
    if (!day.test(date) || Number.isNaN(Date.parse(date))) faults.push(`no date: ${date}`);
  }
  const { externalId, descriptionHtml, descriptionText } = posting;
  if (!externalId.isWellFormed()) faults.push('an id that no encoding can carry');
  if (legible(descriptionText) !== descriptionText) faults.push('a text with odd characters');
  return [...faults, ...harmIn(descriptionHtml)];
}

const harmless = new Set(
  (
    'p li div br strong b ul em i a ol u sub sup h1 h2 h3 h4 h5 h6 hr blockquote pre code dl dt dd ' +
    'table caption thead tbody tfoot tr th td'
  ).split(' '),
);

/** What loads, styles or runs: elements and attributes that a description must not have. */
function harmIn(html: string): readonly string[] {
  const found: string[] = [];
  walkHtml(html, {
    onopentag(name, attributes) {
      if (!harmless.has(name)) found.push(`<${name}>`);
      for (const [attribute, value] of Object.entries(attributes)) {
        const isLink = name === 'a' && attribute === 'href' && /^(https?:|mailto:)/i.test(value);
        if (!isLink && !(name === 'a' && attribute === 'rel')) found.push(`${name} ${attribute}`);
      }
    },
  });
  return found;
}

/** Both, whether results or errors, are the same. */
export function expectAlike(first: unknown, second: unknown): void {
  if (!isDeepStrictEqual(first, second)) expect(second).toEqual(first);
}

/** A document must not add members to all objects. */
export function expectUnpolluted(): void {
  for (const prototype of [Object.prototype, Array.prototype, String.prototype]) {
    expect(Object.keys(prototype)).toEqual([]);
  }
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
}
