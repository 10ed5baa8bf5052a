import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import { isHostOf } from '#core/url.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { vendorHost } from '../board-address.ts';
import { jsonList, valueAt } from '../board-list.ts';
import { postJson } from '../board-request.ts';
import { escapeHtml } from '../entities.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { labelled } from '../fields/labelled.ts';
import { line, listOf, required } from '../fields/lenient.ts';
import { locationOf, namedLocation } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { descriptionOf } from '../html.ts';
import { readAnswer } from '../json-document.ts';
import { pagedBoardWithDetails } from '../list-details.ts';

const pageSize = 50;

const Job = z.object({
  Link: line,
  Questions: listOf(z.object({ QuestionName: line, Value: line })),
});
type Job = z.output<typeof Job>;

const Entry = Job.refine((job) => answerTo(job, 'reqid') !== null, { path: ['reqid'] });

/**
 * The search behind BrassRing's career sites, which has no public documentation. The slug is the
 * address of a site: `sjobs.brassring.com/TGnewUI/Search/Home/Home?partnerid=1&siteid=2`. Asks
 * without a session; where the vendor wants one, it answers with an error or an empty list.
 */
export const brassring = pagedBoardWithDetails({
  slugOf,
  request: (slug, { page }) =>
    ask(slug, 'ProcessSortAndShowMoreJobs', () => ({
      keyword: '',
      location: '',
      activeFacetCategories: [],
      selectedFacets: [],
      pageNumber: String(page + 1),
      pageSize: String(pageSize),
    })),
  pageSize,
  ifEmpty: 'BrassRing answers the same to a program without a session',
  list: jsonList({ list: 'Jobs.Job', total: 'JobsCount' }),
  schema: Entry,
  id: idOf,
  detail: {
    request: (job, slug) =>
      ask(slug, 'JobDetails', (site) => ({ jobid: idOf(job), configMode: '', jobSiteId: site })),
    read: questionsIn,
    // A vendor that wants a session refuses each of them.
    max: 300,
  },
  posting,
});

function slugOf(url: URL): string | null {
  const host = vendorHost(url);
  const parameters = new Map(
    [...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]),
  );
  const [partner, site] = ['partnerid', 'siteid'].map((name) => parameters.get(name) ?? '');
  const isNamed = /^\d+$/.test(partner ?? '') && /^\d+$/.test(site ?? '');
  if (!isHostOf(host, 'brassring.com') || !isNamed) return null;
  return `${host}/TGnewUI/Search/Home/Home?partnerid=${partner}&siteid=${site}`;
}

function ask(slug: string, name: string, question: (site: string) => object): WebRequest {
  const { host, searchParams } = new URL(`https://${slug}`);
  const siteId = searchParams.get('siteid') ?? '';
  return postJson(`https://${host}/TGnewUI/Search/Ajax/${name}`, {
    partnerId: searchParams.get('partnerid'),
    siteId,
    ...question(siteId),
  });
}

function answerTo({ Questions }: Job, name: string): string | null {
  return Questions.find(({ QuestionName }) => QuestionName?.toLowerCase() === name)?.Value ?? null;
}

function idOf(job: Job): string {
  return answerTo(job, 'reqid') ?? '';
}

const Detail = z.object({
  JobDetailQuestions: listOf(z.object({ QuestionName: line, AnswerValue: required })),
});

type Question = z.output<typeof Detail>['JobDetailQuestions'][number];

function questionsIn(document: WebDocument): readonly Question[] | null {
  const details = valueAt(readAnswer(document), 'ServiceResponse.Jobdetails');
  const questions = Detail.safeParse(details).data?.JobDetailQuestions ?? [];
  return questions.length === 0 ? null : questions;
}

/**
 * The list names an employer's own fields by number (`formtext12`); only the detail has their
 * labels. A kind of employment is known by its words.
 */
function posting(job: Job, detail: readonly Question[] | null): RawPosting | null {
  const title = answerTo(job, 'jobtitle');
  if (title === null) return null;
  const questions = detail ?? [];
  const value = labelled(
    questions.map(({ QuestionName }) => QuestionName ?? '').join('\n'),
    questions.map(({ AnswerValue }) => AnswerValue).join('\n'),
  );
  const own = job.Questions.filter(({ QuestionName }) => /^formtext/i.test(QuestionName ?? ''));
  const [city, region] = [value(/\bcity\b/i), value(/\b(state|province|region)\b/i)];
  const country = value(/\bcountry\b/i);
  const place = locationOf({ city, region, country }) ?? namedLocation(value(/location/i));
  const types = own.flatMap(({ Value }) => employmentTypeOf(Value) ?? []);
  return rawPosting({
    externalId: idOf(job),
    title,
    url: job.Link,
    locations: [place],
    department: value(/department|job family|function/i),
    employmentType: types[0] ?? employmentTypeOf(value(/type|schedule|full.?time/i)),
    updatedAt: isoDate(answerTo(job, 'lastupdated')),
    ...descriptionOf(htmlOf(questions) || (answerTo(job, 'jobdescription') ?? '')),
  });
}

/** Shorter answers are facts, not parts of the text. */
const shortest = 120;

const htmlOf = (questions: readonly Question[]): string =>
  questions
    .filter(({ AnswerValue: text }) => text.length >= shortest || /<\w/.test(text))
    .map(({ QuestionName: name, AnswerValue: text }) =>
      name === null ? text : `<h3>${escapeHtml(name)}</h3>${text}`,
    )
    .join('\n');
