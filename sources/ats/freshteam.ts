import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import type { WebDocument } from '#core/web-document.ts';
import { boardSubdomain } from '../board-address.ts';
import { jsonList, type Listed, valueAt } from '../board-list.ts';
import { getJson } from '../board-request.ts';
import { isoDate } from '../fields/iso-date.ts';
import { body, flag, isRecord, line, listOf, part, required } from '../fields/lenient.ts';
import { locationOf } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { remoteIf } from '../fields/workplace.ts';
import { descriptionOf } from '../html.ts';
import { readAnswer } from '../json-document.ts';
import { wholeBoard } from '../single-request.ts';

const domain = 'freshteam.com';

const Branch = part({ id: line, location: line, city: line, state: line, country_code: line });
const Role = part({ id: line, name: line });

const Job = z.object({
  id: required,
  title: required,
  url: line,
  unique_id: line,
  branch: Branch,
  role: Role,
  remote: flag,
  deleted: flag,
  status: line,
  created_at: line,
  description: body,
});
type Job = z.output<typeof Job>;

/**
 * The list behind Freshteam's widget, which has all texts. Freshworks closes the product. An unknown
 * company gets a page of the vendor's own, so nothing tells it from a failure.
 */
export const freshteam = wholeBoard({
  slugOf: (url) => boardSubdomain(url, domain),
  request: (slug) => getJson(`https://${slug}.${domain}/hire/widgets/jobs.json`),
  list: readList,
  schema: Job,
  id: ({ id }) => id,
  posting,
});

/** The widget gives no more, and has no further page. */
const cap = 1_000;

const readJobs = jsonList({ list: 'jobs' });

/** Each job, with the branch and the role that it names by number. */
function readList(document: WebDocument): Listed {
  const answer = readAnswer(document);
  const { entries } = readJobs(document);
  const branches = listOf(Branch).parse(valueAt(answer, 'branches'));
  const roles = listOf(Role).parse(valueAt(answer, 'job_roles'));
  const jobs = entries.map((entry) => {
    if (!isRecord(entry)) return entry;
    const named = (list: readonly { readonly id: string | null }[], id: unknown) =>
      list.find((each) => each.id !== null && each.id === line.parse(id));
    const branch = named(branches, entry.branch_id) ?? entry.branch;
    return { ...entry, branch, role: named(roles, entry.job_role_id) };
  });
  return { entries: jobs, more: entries.length >= cap };
}

/** Null for a job that is not open. The kinds of employment are numbers without a name. */
function posting(job: Job, slug: string): RawPosting | null {
  if (job.deleted === true || /^(closed|on_hold)$/i.test(job.status ?? '')) return null;
  const { location, city, state, country_code: country } = job.branch;
  return rawPosting({
    externalId: job.id,
    title: job.title,
    url: job.url ?? (job.unique_id && `https://${slug}.${domain}/jobs/${job.unique_id}`),
    locations: [locationOf({ text: location, city, region: state, country })],
    workplace: remoteIf(job.remote),
    department: job.role.name,
    postedAt: isoDate(job.created_at),
    ...descriptionOf(job.description),
  });
}
