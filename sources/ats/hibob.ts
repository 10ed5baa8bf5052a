import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import { boardSubdomain } from '../board-address.ts';
import { getJson } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { amount, body, line, required } from '../fields/lenient.ts';
import { locationOf } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { periodOf, salaryOf } from '../fields/salary.ts';
import { workplaceOf } from '../fields/workplace.ts';
import { descriptionOf } from '../html.ts';
import { wholeBoard } from '../single-request.ts';

const domain = 'careers.hibob.com';

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

/** The JSON behind a HiBob careers site, which has no public documentation. */
export const hibob = wholeBoard({
  slugOf: (url) => boardSubdomain(url, domain),
  // Without the site's own page as the referrer it answers 401.
  request: (slug) => ({
    ...getJson(`https://${slug}.${domain}/api/job-ad`),
    headers: { referer: pageOf(slug) },
  }),
  list: 'jobAdDetails',
  schema: Ad,
  id: ({ id }) => id,
  posting,
});

const pageOf = (slug: string): string => `https://${slug}.${domain}/jobs`;

function posting(ad: Ad, slug: string): RawPosting {
  return rawPosting({
    externalId: ad.id,
    title: ad.title,
    url: `${pageOf(slug)}/${ad.id}`,
    locations: [locationOf({ text: ad.site, country: ad.country })],
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
    ...descriptionOf(ad.description, ad.responsibilities, ad.requirements, ad.benefits),
  });
}
