import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import type { RawPosting } from '#core/posting.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { boardName, boardSegments, vendorHost } from '../board-address.ts';
import type { BoardList } from '../board-list.ts';
import { matchBoard } from '../board-match.ts';
import { getJson, requestBoard } from '../board-request.ts';
import { readEntries } from '../entries.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { amount, body, flag, line, listOf, part, required } from '../fields/lenient.ts';
import { namedLocation } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { salaryOf } from '../fields/salary.ts';
import { descriptionOf } from '../html.ts';
import { readAnswer } from '../json-document.ts';
import { fetchWhole, probeBoard } from '../single-request.ts';
import type { Source } from '../source.ts';

/**
 * The API behind Deel's job boards, which has no public documentation. A first request finds the
 * ids of the company and of its board.
 */
export const deel: Source = {
  readsEach: true,
  match: (page) => matchBoard(page, slugOf),
  probe: (slug, context) =>
    probeBoard(
      async () => listRequest(await context.fetch(settingsRequest(slug))),
      { ...board, isWhole: true },
      context,
    ),
  fetch: async (slug, context) => {
    const settings = await requestBoard(context, { slug }, settingsRequest(slug));
    return await fetchWhole({ slug, request: listRequest(settings), list: board.list }, context);
  },
  parse: ({ documents, slug }) =>
    readEntries(documents, { ...board, posting: (entry) => posting(entry, slug) }),
};

/** `jobs.deel.com/acme`, `jobs.deel.com/job-boards/acme`. */
function slugOf(url: URL): string | null {
  const host = vendorHost(url);
  if (host === 'api-prod.letsdeel.com') {
    const named = /\/organizations\/([^/]+)\/career_page_settings$/.exec(url.pathname)?.[1];
    return boardName(named);
  }
  if (host !== 'jobs.deel.com') return null;
  const [first, second] = boardSegments(url);
  const name = boardName(first === 'job-boards' ? second : first);
  return name === 'job-boards' || name === 'job-details' ? null : name;
}

const api = 'https://api-prod.letsdeel.com/guest/ats/organizations';

const settingsRequest = (slug: string): WebRequest =>
  getJson(`${api}/${encodeURIComponent(slug)}/career_page_settings`);

const Settings = z.object({ organizationId: required, jobBoard: z.object({ id: required }) });

function listRequest(settings: WebDocument): WebRequest {
  const read = Settings.safeParse(readAnswer(settings));
  if (!read.success) {
    const reason = 'the answer names no job board';
    throw new AppError('unreadable_content', { url: settings.finalUrl, reason });
  }
  const { organizationId, jobBoard } = read.data;
  return getJson(`${api}/${organizationId}/job_boards/${jobBoard.id}/job_postings`);
}

const Named = part({ name: line });

const Posting = z.object({
  id: required,
  title: required,
  createdAt: line,
  isCompensationVisible: flag,
  richtextDescription: body,
  job: part({
    jobLocations: listOf(part({ location: Named })),
    jobDepartments: listOf(part({ department: Named })),
    jobTeams: listOf(part({ team: Named })),
    jobEmploymentTypes: listOf(part({ employmentType: Named })),
    currentCompensation: part({ minAmount: amount, maxAmount: amount, currencyIsoCode: line }),
  }),
});
type Posting = z.output<typeof Posting>;

/** The answer is the list; the vendor's own page has it in `jobPostings`. */
const board: BoardList<typeof Posting> = {
  list: 'jobPostings',
  schema: Posting,
  id: ({ id }) => id,
};

function posting(entry: Posting, slug: string): RawPosting {
  const { job } = entry;
  return rawPosting({
    externalId: entry.id,
    title: entry.title,
    url: `https://jobs.deel.com/${slug}/job-details/${entry.id}/overview`,
    locations: job.jobLocations.map(({ location }) => namedLocation(location.name)),
    department: job.jobDepartments[0]?.department.name ?? null,
    team: job.jobTeams[0]?.team.name ?? null,
    employmentType: employmentTypeOf(
      job.jobEmploymentTypes.map(({ employmentType }) => employmentType.name ?? '').join(', '),
    ),
    salary: pay(entry),
    postedAt: isoDate(entry.createdAt),
    ...descriptionOf(entry.richtextDescription),
  });
}

/** Amounts that the employer does not show are sent too. Their period is not stated. */
const pay = ({ isCompensationVisible, job: { currentCompensation: stated } }: Posting) =>
  isCompensationVisible === true
    ? salaryOf({
        min: stated.minAmount,
        max: stated.maxAmount,
        currency: stated.currencyIsoCode,
        period: null,
      })
    : null;
