import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import type { WebRequest } from '#core/web-document.ts';
import { boardSubdomain } from '../board-address.ts';
import type { BoardList } from '../board-list.ts';
import { matchBoard } from '../board-match.ts';
import { readEntries } from '../entries.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { amount, body, line, required } from '../fields/lenient.ts';
import { distinctLocations, locationOf } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { periodOf, salaryOf } from '../fields/salary.ts';
import { workplaceOf } from '../fields/workplace.ts';
import { descriptionOf } from '../html.ts';
import { fetchWhole, probeBoard } from '../single-request.ts';
import type { Source } from '../source.ts';

/** The JSON behind a HiBob careers site, which has no public documentation. */
export const hibob: Source = {
  readsEach: true,
  match: (page) => matchBoard(page, (url) => boardSubdomain(url, domain)),
  probe: (slug, context) => probeBoard(listRequest(slug), board, context),
  fetch: (slug, context) =>
    fetchWhole({ slug, request: listRequest(slug), list: board.list }, context),
  parse: ({ documents, slug }) =>
    readEntries(documents, { ...board, posting: (ad) => posting(ad, slug) }),
};

const domain = 'careers.hibob.com';

const pageOf = (slug: string): string => `https://${slug}.${domain}/jobs`;

/** Without the site's own page as the referrer it answers 401. */
const listRequest = (slug: string): WebRequest => ({
  url: `https://${slug}.${domain}/api/job-ad`,
  expect: 'json',
  headers: { referer: pageOf(slug) },
});

const Ad = z.object({
  id: required,
  title: required,
  department: line,
  site: line,
  country: line,
  workspaceTypeId: line,
  employmentTypeId: line,
  employmentType: line,
  publishedAt: line,
  payTransparencyMinSalary: amount,
  payTransparencyMaxSalary: amount,
  payTransparencyPayPeriod: line,
  payTransparencyCurrency: line,
  description: body,
  responsibilities: body,
  requirements: body,
  benefits: body,
});
type Ad = z.output<typeof Ad>;

const board: BoardList<typeof Ad> = { list: 'jobAdDetails', schema: Ad, id: ({ id }) => id };

function posting(ad: Ad, slug: string): RawPosting {
  return rawPosting({
    externalId: ad.id,
    title: ad.title,
    url: `${pageOf(slug)}/${ad.id}`,
    locations: [...distinctLocations([locationOf({ text: ad.site, country: ad.country })])],
    workplace: workplaceOf(ad.workspaceTypeId),
    department: ad.department,
    // The label is the company's own, and says more than the id.
    employmentType: employmentTypeOf(ad.employmentType) ?? employmentTypeOf(ad.employmentTypeId),
    salary: salaryOf({
      min: ad.payTransparencyMinSalary,
      max: ad.payTransparencyMaxSalary,
      currency: ad.payTransparencyCurrency,
      period: periodOf(ad.payTransparencyPayPeriod),
    }),
    postedAt: isoDate(ad.publishedAt),
    ...descriptionOf(
      [ad.description, ad.responsibilities, ad.requirements, ad.benefits].join('\n'),
    ),
  });
}
