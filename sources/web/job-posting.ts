import type { RawPosting } from '#core/posting.ts';
import { resolveLink } from '#core/url.ts';
import { decodeEntities } from '../entities.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { isRecord, toLine } from '../fields/lenient.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { baseSalaryOf } from './base-salary.ts';
import { jobDescription } from './job-description.ts';
import { listed, nameOf, placeOf } from './job-place.ts';
import type { JsonLdNode } from './json-ld-nodes.ts';
import { pageKey } from './page-key.ts';

/**
 * A schema.org JobPosting as a posting of the page it stands on. Its id is the site's identifier,
 * else the canonical address. Null where it has no title, or a template's placeholder for one.
 * An expired posting is one all the same: `validThrough` says so.
 */
export function readJobPosting(node: JsonLdNode, pageUrl: string): RawPosting | null {
  const title = titleOf(node);
  if (title === null) return null;
  const url = ownUrl(node, pageUrl) ?? pageUrl;
  const experience = toLine(node.experienceRequirements);
  return rawPosting({
    externalId: identifierOf(node) ?? pageKey(url),
    title,
    company: decoded(nameOf(node.hiringOrganization)),
    url,
    ...placeOf(node),
    employmentType: employmentType(node.employmentType),
    // Short, it is a level ("Senior"); long, it is part of the text.
    level: experience !== null && experience.length <= 40 ? experience : null,
    salary: baseSalaryOf(node),
    postedAt: isoDate(nameOf(node.datePosted)),
    updatedAt: isoDate(nameOf(node.dateModified)),
    validThrough: isoDate(nameOf(node.validThrough)),
    ...jobDescription(node),
  });
}

/** The title of a posting that is one; null for `{{ job.title }}` and the like. */
export function titleOf(node: JsonLdNode): string | null {
  const title = decoded(toLine(node.title ?? node.name));
  return title === null || /\{\{|\{\$|\$\{|<%/.test(title) ? null : title;
}

/** The posting's own address, where it states one. */
export function ownUrl(node: JsonLdNode, pageUrl: string): string | null {
  const stated = toLine(listed(node.url)[0]);
  const url = stated === null ? null : URL.parse(resolveLink(stated, pageUrl) ?? '');
  // A site's front page is the employer's address, given for want of a better one.
  if (url === null || (url.pathname === '/' && url.search === '')) return null;
  return url.href;
}

/** The site's identifier; null where it is the employer's name, as all its postings then bear it. */
export function identifierOf(node: JsonLdNode): string | null {
  const [first] = listed(node.identifier);
  const value = isRecord(first) ? toLine(first.value ?? first['@value']) : toLine(first);
  // By the rules for job pages the name of an identifier is the employer's.
  const employers = [nameOf(node.hiringOrganization), isRecord(first) ? toLine(first.name) : null];
  const isEmployer = employers.some((name) => name !== null && isSameName(name, value));
  return isEmployer ? null : value;
}

const isSameName = (a: string, b: string | null): boolean =>
  b !== null && a.toLowerCase() === b.toLowerCase();

/** A word, or a list of those that hold or that one may choose from. */
const employmentType = (value: unknown): RawPosting['employmentType'] =>
  employmentTypeOf(
    listed(value)
      .map((entry) => nameOf(entry))
      .join(', '),
  );

const decoded = (text: string | null): string | null => toLine(decodeEntities(text ?? ''));
