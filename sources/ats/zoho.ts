import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import type { WebDocument } from '#core/web-document.ts';
import { boardHost } from '../board-address.ts';
import { jsonList, type Listed } from '../board-list.ts';
import { getPage } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { body, flag, line, required } from '../fields/lenient.ts';
import { locationOf } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { remoteIf } from '../fields/workplace.ts';
import { descriptionOf } from '../html.ts';
import { unescapeScript } from '../js-literal.ts';
import { pagedBoardWithDetails } from '../list-details.ts';

/** The page shows 50 openings, and the same 50 as any further page. */
const cap = 50;

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

/**
 * Careers sites of Zoho Recruit: the list is JSON in a hidden field, the text in a script of each
 * opening's page. The slug is the host, since companies in several regions may share a name.
 */
export const zoho = pagedBoardWithDetails({
  slugOf,
  request: (slug, { page }) => getPage(`${listUrl(slug)}${page === 0 ? '' : `?page=${page + 1}`}`),
  pageSize: cap,
  cap,
  list: readList,
  schema: Opening,
  id: ({ id }) => id,
  detail: {
    // Some boards send the text with the list.
    request: ({ id, Publish: isPublic, Job_Description: text }, slug) =>
      text !== '' || isPublic === false ? null : getPage(`${listUrl(slug)}/${id}`),
    read: textIn,
    keep: (page) => `"Job_Description":${JSON.stringify(textIn(page))}`,
  },
  posting,
});

const regions = ['com', 'eu', 'in', 'com.au', 'ca', 'jp', 'sa', 'uk', 'com.cn'];

function slugOf(url: URL): string | null {
  const host = boardHost(
    url,
    regions.map((region) => `zohorecruit.${region}`),
  );
  return host === null || /^(recruit|creator)\./.test(host) ? null : host;
}

const listUrl = (slug: string): string => `https://${slug}/jobs/Careers`;

const readField = jsonList({ list: '', in: 'input#jobs@value' });

/** An empty board has the field too: a page without it is another product, or a wall. */
function readList(document: WebDocument): Listed {
  const { entries } = readField(document);
  return { entries, more: entries.length < cap ? false : null };
}

/** Null for an opening that the vendor lists but does not publish. */
function posting(opening: Opening, text: string | null, slug: string): RawPosting | null {
  if (opening.Publish === false) return null;
  const { City: city, State: region, Country: country } = opening;
  return rawPosting({
    externalId: opening.id,
    title: opening.Posting_Title,
    url: `${listUrl(slug)}/${opening.id}`,
    locations: [locationOf({ city, region, country })],
    workplace: remoteIf(opening.Remote_Job),
    department: opening.Industry,
    employmentType: employmentTypeOf(opening.Job_Type),
    postedAt: isoDate(opening.Date_Opened),
    ...descriptionOf(opening.Job_Description || (text ?? '')),
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
