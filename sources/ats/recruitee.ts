import { z } from 'zod';
import { type Location, type RawPosting, type Salary, Workplace } from '#core/posting.ts';
import { boardName, boardSegments, boardSubdomain, vendorHost } from '../board-address.ts';
import { matchBy, strongest } from '../board-match.ts';
import { getJson } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { amount, body, flag, line, listOf, part, required } from '../fields/lenient.ts';
import { distinctLocations, locationOf } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { periodOf, salaryOf } from '../fields/salary.ts';
import { descriptionOf } from '../html.ts';
import { probeList, wholeBoard } from '../single-request.ts';
import type { Page, Source, SourceMatch } from '../source.ts';
import type { Widget } from '../widget-settings.ts';

const Offer = z.object({
  id: required,
  title: required,
  slug: line,
  careers_url: line,
  careers_apply_url: line,
  company_name: line,
  department: line,
  locations: listOf(part({ name: line, city: line, state: line, country: line })),
  location: line,
  city: line,
  state_name: line,
  country: line,
  remote: flag,
  hybrid: flag,
  on_site: flag,
  salary: part({ min: amount, max: amount, period: line, currency: line }),
  employment_type_code: line,
  experience_code: line,
  published_at: line,
  created_at: line,
  updated_at: line,
  close_at: line,
  description: body,
  requirements: body,
});
type Offer = z.output<typeof Offer>;

/**
 * Recruitee careers site API: docs.recruitee.com/reference/offers. A company's own domain serves it
 * too; the slug is then the whole host name.
 */
export const recruitee: Source = {
  ...wholeBoard({
    match: (page) => strongest(matchBy({ slugOf, widget })(page), matchOwnDomain(page)),
    request: (slug) => getJson(listUrl(slug)),
    list: 'offers',
    schema: Offer,
    id: ({ id }) => id,
    posting,
  }),
  probe: (slug, context) =>
    probeList(getJson(listUrl(slug)), { member: 'offers', id: 'id' }, context),
};

const hostOf = (slug: string): string => (slug.includes('.') ? slug : `${slug}.recruitee.com`);

/** A company known only by number has no host of its own. */
const listUrl = (slug: string): string =>
  /^\d+$/.test(slug)
    ? `https://api.recruitee.com/c/${slug}/careers/offers`
    : `https://${hostOf(slug)}/api/offers/`;

/** The vendor's own API takes a company's board or number: `/c/acme/careers/offers`. */
function slugOf(url: URL): string | null {
  if (vendorHost(url) !== 'api.recruitee.com') return boardSubdomain(url, 'recruitee.com');
  const [first, name, part] = boardSegments(url);
  return first === 'c' && part === 'careers' ? boardName(name) : null;
}

/** The widget names the company by number. */
const widget: Widget = {
  mark: /recruitee|RTWidget/i,
  names: ['subdomain'],
  call: /companies["']?\s{0,20}[:=]\s{0,20}\[\s{0,20}["']?(\d+)/g,
};

/** A careers site on the company's own domain still loads Recruitee's scripts and styles. */
function matchOwnDomain({ url, html }: Page): SourceMatch | null {
  if (html === null || slugOf(url) !== null) return null;
  if (!/(?<!jobs-widget)[./]recruiteecdn\.com\/|\bwindow\.recruitee\b/.test(html)) return null;
  return { slug: url.hostname, confidence: 0.85, evidence: 'Recruitee’s careers site in the page' };
}

function posting(offer: Offer, slug: string): RawPosting {
  return rawPosting({
    externalId: offer.id,
    title: offer.title,
    company: offer.company_name,
    url: offer.careers_url ?? `https://${hostOf(slug)}/o/${offer.slug ?? offer.id}`,
    applyUrl: offer.careers_apply_url,
    locations: locations(offer),
    workplace: workplace(offer),
    department: offer.department,
    employmentType: employmentTypeOf(offer.employment_type_code),
    level: offer.experience_code?.replaceAll('_', ' ') ?? null,
    salary: salary(offer),
    postedAt: isoDate(offer.published_at) ?? isoDate(offer.created_at),
    updatedAt: isoDate(offer.updated_at),
    validThrough: isoDate(offer.close_at),
    ...descriptionOf(offer.description, offer.requirements),
  });
}

/** `location` is a ready label, but may read "Remote job" although the places are known. */
function locations(offer: Offer): readonly (Location | null)[] {
  const listed = offer.locations.map(({ name, city, state, country }) =>
    city === null
      ? locationOf({ text: name, country })
      : locationOf({ city, region: state, country }),
  );
  const places = distinctLocations(listed);
  if (places.length > 0) return places;
  const { city, state_name: region, country, location } = offer;
  const place = city === null ? { text: location, country } : { city, region, country };
  return [locationOf(place)];
}

/** Several flags may be true, for a choice or a mix: then there is no single workplace. */
function workplace({ remote, hybrid, on_site: onsite }: Offer): Workplace | null {
  const marked = Workplace.options.filter((model) => ({ remote, hybrid, onsite })[model] === true);
  return marked.length === 1 ? (marked[0] ?? null) : null;
}

/** Employers may type thousands ("60" to "75" a year): a number so small is left out. */
function salary({ salary: pay }: Offer): Salary | null {
  const period = periodOf(pay.period);
  const isInThousands = period === 'year' && Math.max(pay.min ?? 0, pay.max ?? 0) < leastYearly;
  return isInThousands ? null : salaryOf({ ...pay, period });
}

/** About the least that anyone is paid for a year, in whole units of any currency. */
const leastYearly = 1_000;
