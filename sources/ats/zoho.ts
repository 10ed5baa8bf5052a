import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import type { WebDocument } from '#core/web-document.ts';
import { boardSubdomain } from '../board-address.ts';
import { jsonList, type ReadList } from '../board-list.ts';
import { matchBoard } from '../board-match.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { body, flag, line, required } from '../fields/lenient.ts';
import { distinctLocations, locationOf } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { descriptionOf } from '../html.ts';
import { unescapeScript } from '../js-literal.ts';
import { type DetailedBoard, fetchDetailed, readDetailed } from '../list-details.ts';
import type { PageFacts } from '../paging.ts';
import { probeBoard } from '../single-request.ts';
import type { Source } from '../source.ts';

/**
 * Careers sites of Zoho Recruit: the list is JSON in a hidden field, the text in a script of each
 * opening's page. The slug is the host, since companies in several regions may share a name.
 */
export const zoho: Source = {
  readsEach: false,
  match: (page) => matchBoard(page, slugOf),
  probe: (slug, context) => probeBoard(listRequest(slug), board, context),
  fetch: (slug, context) => fetchDetailed({ slug, ...pagesOf(slug), ...board }, context),
  parse: ({ documents, slug }) =>
    readDetailed(
      { documents, slug },
      { ...board, posting: (opening, page) => posting(opening, page, slug) },
    ),
};

const regions = ['com', 'eu', 'in', 'com.au', 'ca', 'jp', 'sa', 'uk', 'com.cn'];

function slugOf(url: URL): string | null {
  for (const region of regions) {
    const name = boardSubdomain(url, `zohorecruit.${region}`);
    if (name !== null && !/^(recruit|creator)$/.test(name)) return `${name}.zohorecruit.${region}`;
  }
  return null;
}

const listRequest = (slug: string) =>
  ({ url: `https://${slug}/jobs/Careers`, expect: 'html' }) as const;

/** The page shows 50 openings, and the same 50 as any further page. */
const cap = 50;

const pagesOf = (slug: string): PageFacts => ({
  request: (_offset, page) =>
    page === 0
      ? listRequest(slug)
      : { url: `${listRequest(slug).url}?page=${page + 1}`, expect: 'html' },
  pageSize: cap,
  cap,
});

const readField = jsonList({ list: '', in: 'input#jobs@value' });

/** An empty board has the field too: a page without it is another product, or a wall. */
const readList: ReadList = (document) => {
  const { entries } = readField(document);
  return { entries, more: entries.length < cap ? false : null };
};

const Opening = z.object({
  id: required,
  Posting_Title: required,
  City: line,
  State: line,
  Country: line,
  Remote_Job: flag,
  Industry: line,
  Job_Type: line,
  Date_Opened: line,
  Publish: flag,
  Job_Description: body,
});
type Opening = z.output<typeof Opening>;

/** Some boards send the text with the list. */
const board: DetailedBoard<typeof Opening> = {
  list: readList,
  schema: Opening,
  id: ({ id }) => id,
  detail: {
    request: ({ id, Publish: isPublic, Job_Description: text }, slug) =>
      text !== '' || isPublic === false
        ? null
        : { url: `https://${slug}/jobs/Careers/${id}`, expect: 'html' },
    isOf: (page) => textIn(page) !== null,
    keep: (page) => `"Job_Description":${JSON.stringify(textIn(page))}`,
  },
};

/** Null for an opening that the vendor lists but does not publish. */
function posting(opening: Opening, page: WebDocument | null, slug: string): RawPosting | null {
  if (opening.Publish === false) return null;
  const { City: city, State: region, Country: country, Job_Description: listed } = opening;
  const text = listed !== '' || page === null ? listed : textIn(page);
  return rawPosting({
    externalId: opening.id,
    title: opening.Posting_Title,
    url: `https://${slug}/jobs/Careers/${opening.id}`,
    locations: [...distinctLocations([locationOf({ city, region, country })])],
    workplace: opening.Remote_Job === true ? 'remote' : null,
    department: opening.Industry,
    employmentType: employmentTypeOf(opening.Job_Type),
    postedAt: isoDate(opening.Date_Opened),
    ...descriptionOf(text ?? ''),
  });
}

/** The most that one text may take of a page. */
const longest = 200_000;

/** The text in the page's JSON, which is itself a string of a script at most boards. */
function textIn({ body: html }: WebDocument): string | null {
  const start = /(?:\\*"|\\+x22)Job_Description/.exec(html);
  if (start === null) return null;
  let script = html.slice(start.index, start.index + longest);
  for (let depth = 0; depth < 2 && !script.startsWith('"'); depth += 1) {
    script = unescapeScript(script);
  }
  const found = /^"Job_Description"\s*:\s*("(?:[^"\\]|\\[\s\S])*")/.exec(script)?.[1];
  return found === undefined ? null : unescapeScript(found.slice(1, -1));
}
