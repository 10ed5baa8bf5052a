import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import { isHostOf } from '#core/url.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { vendorHost } from '../board-address.ts';
import { jsonList, valueAt } from '../board-list.ts';
import { matchBoard } from '../board-match.ts';
import { postJson } from '../board-request.ts';
import { escapeHtml } from '../entities.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { labelled } from '../fields/labelled.ts';
import { line, listOf, required } from '../fields/lenient.ts';
import { distinctLocations, locationOf, namedLocation } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { descriptionOf } from '../html.ts';
import { readAnswer, readJson } from '../json-document.ts';
import { type DetailedBoard, fetchDetailed, readDetailed } from '../list-details.ts';
import { probeBoard } from '../single-request.ts';
import type { Source } from '../source.ts';

/**
 * The search behind BrassRing's career sites, which has no public documentation. The slug is the
 * address of a site: `sjobs.brassring.com/TGnewUI/Search/Home/Home?partnerid=1&siteid=2`. Asks
 * without a session; where the vendor wants one, it answers with an error or an empty list.
 */
export const brassring: Source = {
  readsEach: false,
  match: (page) => matchBoard(page, slugOf),
  probe: (slug, context) => probeBoard(listRequest(slug, 0), board, context),
  fetch: (slug, context) =>
    fetchDetailed(
      {
        slug,
        ...board,
        request: (_offset, page) => listRequest(slug, page),
        pageSize,
        ifEmpty: 'BrassRing answers the same to a program without a session',
      },
      context,
    ),
  parse: (listing) => readDetailed(listing, { ...board, posting }),
};

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

const pageSize = 50;

function ask(slug: string, name: string, question: (site: string) => object): WebRequest {
  const { host, searchParams } = new URL(`https://${slug}`);
  const siteId = searchParams.get('siteid') ?? '';
  return postJson(`https://${host}/TGnewUI/Search/Ajax/${name}`, {
    partnerId: searchParams.get('partnerid'),
    siteId,
    ...question(siteId),
  });
}

const listRequest = (slug: string, page: number): WebRequest =>
  ask(slug, 'ProcessSortAndShowMoreJobs', () => ({
    keyword: '',
    location: '',
    activeFacetCategories: [],
    selectedFacets: [],
    pageNumber: String(page + 1),
    pageSize: String(pageSize),
  }));

const Job = z.object({
  Link: line,
  Questions: listOf(z.object({ QuestionName: line, Value: line })),
});
type Job = z.output<typeof Job>;

const answerTo = ({ Questions }: Job, name: string): string | null =>
  Questions.find(({ QuestionName }) => QuestionName?.toLowerCase() === name)?.Value ?? null;

const Entry = Job.refine((job) => answerTo(job, 'reqid') !== null, { path: ['reqid'] });

const idOf = (job: Job): string => answerTo(job, 'reqid') ?? '';

const Detail = z.object({
  JobDetailQuestions: listOf(z.object({ QuestionName: line, AnswerValue: required })),
});

const board: DetailedBoard<typeof Entry> = {
  list: jsonList({ list: 'Jobs.Job', total: 'JobsCount' }),
  schema: Entry,
  id: idOf,
  detail: {
    request: (job, slug) =>
      ask(slug, 'JobDetails', (site) => ({ jobid: idOf(job), configMode: '', jobSiteId: site })),
    isOf: (document) => questionsIn(readAnswer(document)).length > 0,
    // A vendor that wants a session refuses each of them.
    max: 300,
  },
};

type Question = z.output<typeof Detail>['JobDetailQuestions'][number];

const questionsIn = (answer: unknown): readonly Question[] =>
  Detail.safeParse(valueAt(answer, 'ServiceResponse.Jobdetails')).data?.JobDetailQuestions ?? [];

/**
 * The list names an employer's own fields by number (`formtext12`); only the detail has their
 * labels. A kind of employment is known by its words.
 */
function posting(job: Job, document: WebDocument | null): RawPosting | null {
  const title = answerTo(job, 'jobtitle');
  if (title === null) return null;
  const questions = document === null ? [] : questionsIn(readJson(document));
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
    locations: [...distinctLocations([place])],
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
