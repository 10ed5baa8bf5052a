import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import { isHostOf, resolveLink } from '#core/url.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { boardName, boardSubdomain, vendorHost } from '../board-address.ts';
import { jsonList, valueAt } from '../board-list.ts';
import { getJson } from '../board-request.ts';
import { isoDate } from '../fields/iso-date.ts';
import { body, isRecord, line, required } from '../fields/lenient.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { descriptionOf } from '../html.ts';
import { readAnswer } from '../json-document.ts';
import { pagedBoard } from '../paging.ts';
import { readJobPosting } from '../web/job-posting.ts';

const domain = 'teamtailor.com';

const Item = z.object({
  id: required,
  title: required,
  url: line,
  date_published: line,
  content_html: body,
  _jobposting: z.transform((value: unknown) => (isRecord(value) ? value : {})),
});
type Item = z.output<typeof Item>;

/**
 * The JSON Feed (jsonfeed.org) of a Teamtailor careers site, which adds a schema.org JobPosting to
 * each item. On the company's own domain or in another region the slug is the whole host.
 */
export const teamtailor = pagedBoard({
  slugOf,
  mark: /[./]teamtailor-cdn\.com\//,
  request: (slug, { before }) => nextPage(before) ?? getJson(`https://${hostOf(slug)}/jobs.json`),
  pageSize: 100,
  list: jsonList({ list: 'items', next: 'next_url' }),
  schema: Item,
  id: idOf,
  posting,
});

/** `acme.na.teamtailor.com` is a site in another region than `acme.teamtailor.com`. */
function slugOf(url: URL): string | null {
  const host = vendorHost(url);
  const [first, region = '', ...rest] = host.slice(0, -domain.length - 1).split('.');
  const isRegional = isHostOf(host, domain) && rest.length === 0 && /^[a-z]{2,3}$/.test(region);
  return isRegional && boardName(first) !== null ? host : boardSubdomain(url, domain);
}

const hostOf = (slug: string): string => (slug.includes('.') ? slug : `${slug}.${domain}`);

function nextPage(before: WebDocument | null): WebRequest | null {
  const next = before === null ? null : line.parse(valueAt(readAnswer(before), 'next_url'));
  const url = next === null ? null : resolveLink(next, before?.finalUrl);
  return url === null ? null : getJson(url);
}

/** The number in the address is the opening's; the feed has an id that only it uses. */
function idOf({ id, url }: Item): string {
  return /\/jobs\/(\d+)/.exec(url ?? '')?.[1] ?? id;
}

function posting(item: Item): RawPosting {
  const stated = readJobPosting(item._jobposting, item.url ?? '');
  return rawPosting({
    ...stated,
    externalId: idOf(item),
    title: item.title,
    url: item.url,
    postedAt: isoDate(item.date_published) ?? stated?.postedAt ?? null,
    ...(item.content_html === '' ? {} : descriptionOf(item.content_html)),
  });
}
