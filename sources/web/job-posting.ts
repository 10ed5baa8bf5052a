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
 * A schema.org JobPosting as a posting of its page. Its id is the site's identifier, else the
 * canonical address. Null without a title, or with a template's placeholder as title. An expired
 * posting counts too: `validThrough` tells.
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
    // A short text is a level ("Senior"); a long one is part of the description.
    level: experience !== null && experience.length <= 40 ? experience : null,
    salary: baseSalaryOf(node),
    postedAt: isoDate(nameOf(node.datePosted)),
    updatedAt: isoDate(nameOf(node.dateModified)),
    validThrough: isoDate(nameOf(node.validThrough)),
    ...jobDescription(node),
  });
}

/** The title; null for `{{ job.title }}` and the like. */
export function titleOf(node: JsonLdNode): string | null {
  const title = decoded(toLine(node.title ?? node.name));
  return title === null || /\{\{|\{\$|\$\{|<%/.test(title) ? null : title;
}

export function ownUrl(node: JsonLdNode, pageUrl: string): string | null {
  const stated = toLine(listed(node.url)[0]);
  const url = stated === null ? null : URL.parse(resolveLink(stated, pageUrl) ?? '');
  // Some sites state their front page for want of the opening's address.
  if (url === null || (url.pathname === '/' && url.search === '')) return null;
  return url.href;
}

/** The site's identifier; null if it is the employer's name, which all its postings share. */
export function identifierOf(node: JsonLdNode): string | null {
  const [first] = listed(node.identifier);
  const value = isRecord(first) ? toLine(first.value ?? first['@value']) : toLine(first);
  // Google's rules for job pages put the employer's name into the identifier.
  const employers = [nameOf(node.hiringOrganization), isRecord(first) ? toLine(first.name) : null];
  const isEmployer = employers.some((name) => name !== null && isSameName(name, value));
  return isEmployer ? null : value;
}

const isSameName = (a: string, b: string | null): boolean =>
  b !== null && a.toLowerCase() === b.toLowerCase();

/** A word, or a list of words that all apply or offer a choice. */
const employmentType = (value: unknown): RawPosting['employmentType'] =>
  employmentTypeOf(
    listed(value)
      .map((entry) => nameOf(entry))
      .join(', '),
  );

const decoded = (text: string | null): string | null => toLine(decodeEntities(text ?? ''));
