import type { RawPosting } from '#core/posting.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { namedLocation } from '../fields/location.ts';
import { joinPostings, rawPosting } from '../fields/raw-posting.ts';
import { salaryOfText } from '../fields/salary.ts';
import { type DateOrder, dateOrderOf, slashDate } from '../fields/slash-date.ts';
import { workplaceOf } from '../fields/workplace.ts';
import { descriptionOf } from '../html.ts';
import type { Detail } from './detail-page.ts';
import { type FactTexts, joinFacts } from './fact-texts.ts';
import type { ListedOpening } from './listed-openings.ts';
import { openingText } from './opening-text.ts';

/** The order in which a site writes its dates, as far as all its openings tell. */
export const datesOf = (facts: readonly FactTexts[]): DateOrder | null =>
  dateOrderOf(facts.flatMap(({ date, deadline }) => [date, deadline]));

/**
 * An opening of a list with what its own page says. The list's words count first: they stand in a
 * column of their own. Id and address are the list's.
 */
export function toPosting(
  opening: ListedOpening,
  detail: Detail | null,
  order: DateOrder | null,
): RawPosting {
  const { found, reading } = opening;
  const own = detail?.kind === 'text' ? detail : null;
  const facts = own === null ? found : joinFacts(found, own.facts);
  const html = own === null || own.html === '' ? openingText(reading.tree, found) : own.html;
  const day = (text: string | null) => isoDate(text) ?? slashDate(text, order);
  const listed = rawPosting({
    externalId: opening.id,
    title: found.title,
    company: null,
    url: opening.address,
    applyUrl: null,
    locations: (facts.place ?? '').split('; ').map((place) => namedLocation(place)),
    workplace: workplaceOf(facts.workplace),
    department: facts.department,
    team: null,
    employmentType: employmentTypeOf(facts.type),
    level: null,
    salary: salaryOfText(facts.pay),
    postedAt: day(facts.date),
    validThrough: day(facts.deadline),
    ...descriptionOf(html),
  });
  return detail?.kind === 'posting' ? joinPostings(listed, detail.posting) : listed;
}
