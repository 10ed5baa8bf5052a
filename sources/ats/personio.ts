import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { boardSubdomain } from '../board-address.ts';
import type { BoardList } from '../board-list.ts';
import { matchBoard } from '../board-match.ts';
import { getXml, type Judge, reasonOf } from '../board-request.ts';
import { readEntries } from '../entries.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { amount, body, line, oneOrMore, part, required } from '../fields/lenient.ts';
import { namedLocation } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { periodOf, salaryOf } from '../fields/salary.ts';
import { sectionsHtml } from '../fields/sections.ts';
import { descriptionOf } from '../html.ts';
import { listingFrom } from '../paging.ts';
import { fetchOnePage, probeBoard } from '../single-request.ts';
import type { Fetched, Source, SourceContext } from '../source.ts';
import { firstWay } from '../ways.ts';
import { xmlList } from '../xml-feed.ts';

/**
 * The XML feed of a Personio careers site. A board is on the host in `.de`; a few are only on the
 * one in `.com`.
 */
export const personio: Source = {
  readsEach: true,
  match: (page) => matchBoard(page, slugOf),
  probe: async (slug, context) =>
    (await probeBoard(feedOf(slug, 'de'), { ...board, judge, isWhole: true }, context)) ??
    (await probeBoard(feedOf(slug, 'com'), { ...board, judge, isWhole: true }, context)),
  fetch: fetchBoard,
  parse: ({ documents, slug }) =>
    readEntries(documents, {
      ...board,
      posting: (position) => posting(position, hostOf(documents[0], slug)),
    }),
};

const slugOf = (url: URL): string | null =>
  boardSubdomain(url, 'jobs.personio.de') ?? boardSubdomain(url, 'jobs.personio.com');

const domains = ['de', 'com'] as const;

/** Without a language each posting comes in the board's own. */
const feedOf = (slug: string, domain: (typeof domains)[number]): WebRequest =>
  getXml(`https://${slug}.jobs.personio.${domain}/xml`);

/** The host that gave a document. */
function hostOf(document: WebDocument | undefined, slug: string): string {
  const host = URL.parse(document?.url ?? '')?.hostname ?? '';
  return /\.jobs\.personio\.(de|com)$/.test(host) ? host : `${slug}.jobs.personio.de`;
}

/** An unknown board leads to the vendor's own site. */
const judge: Judge = ({ finalUrl }) =>
  /^https:\/\/(www\.)?personio\.(com|de)(\/|$)/.test(finalUrl) ? 'missing' : null;

/** Asks for texts in these if the board's own language has none. */
const languages = ['en', 'de'];

/**
 * The feed of all openings, and its other languages while an opening has no text: the feed lists an
 * opening in each language, but with its text only in those that the employer wrote.
 */
async function fetchBoard(slug: string, context: SourceContext): Promise<Fetched> {
  const feed = (request: WebRequest) => fetchOnePage({ slug, judge, ...board, request }, context);
  const pages = await firstWay(domains.map((domain) => () => feed(feedOf(slug, domain))));
  const documents = [...pages.documents];
  const lost = [...pages.lost];
  for (const language of languages) {
    const [first] = documents;
    if (first === undefined || !lacksText(documents, slug)) break;
    try {
      const texts = await feed(getXml(`${first.url}?language=${language}`));
      documents.push(...texts.documents);
    } catch (error) {
      lost.push({ what: `the texts in "${language}"`, reason: reasonOf(error, context) });
    }
  }
  return listingFrom({ ...pages, documents, lost });
}

const lacksText = (documents: readonly WebDocument[], slug: string): boolean =>
  personio
    .parse({ documents: [...documents], slug, url: '' })
    .postings.some(({ descriptionText }) => descriptionText === '');

const Position = z.object({
  id: required,
  name: required,
  subcompany: line,
  office: line,
  additionalOffices: part({ office: oneOrMore(line) }),
  department: line,
  employmentType: line,
  schedule: line,
  seniority: line,
  createdAt: line,
  salaryInformation: part({
    min: amount,
    max: amount,
    currencyCode: line,
    currencySymbol: line,
    type: line,
  }),
  jobDescriptions: part({ jobDescription: oneOrMore(part({ name: line, value: body })) }),
});
type Position = z.output<typeof Position>;

const board: BoardList<typeof Position> = {
  list: xmlList('position', 'workzag-jobs'),
  schema: Position,
  id: ({ id }) => id,
};

function posting(position: Position, host: string): RawPosting {
  const texts = position.jobDescriptions.jobDescription;
  const offices = [position.office, ...position.additionalOffices.office];
  const { min, max, currencyCode, currencySymbol, type } = position.salaryInformation;
  return rawPosting({
    externalId: position.id,
    title: position.name,
    company: position.subcompany,
    url: `https://${host}/job/${position.id}`,
    locations: offices.map(namedLocation),
    department: position.department,
    employmentType: employmentTypeOf(`${position.employmentType ?? ''} ${position.schedule ?? ''}`),
    level: position.seniority,
    salary: salaryOf({
      min,
      max,
      currency: currencyCode ?? currencySymbol,
      period: periodOf(type),
    }),
    postedAt: isoDate(position.createdAt),
    ...descriptionOf(sectionsHtml(texts.map(({ name, value }) => ({ title: name, html: value })))),
  });
}
