import { z } from 'zod';
import type { Listed, ReadList } from '../board-list.ts';
import { body, isRecord, line, listOf, required } from '../fields/lenient.ts';
import { isNoPlace, workplaceOf } from '../fields/workplace.ts';
import { rowList } from '../row-list.ts';
import { xmlList } from '../xml-feed.ts';

/** An opening as any of the vendor's lists holds it. */
export const Entry = z.object({
  id: required,
  /** Null in a site map. */
  title: line,
  company: line,
  url: line,
  /** The page with the text, if the list has none. */
  page: line,
  places: listOf(line),
  workplace: line,
  department: line,
  type: line,
  posted: line,
  expires: line,
  html: body,
});
export type Entry = z.output<typeof Entry>;

/** The list as which a document was read. */
export const anyList: ReadList = (document) => {
  const [list = searchRows] = [
    { list: oldXml, root: '<Job-Listing' },
    { list: feed, root: '<rss' },
    { list: sitemap, root: '<urlset' },
  ].flatMap(({ list: of, root }) => (document.body.includes(root) ? [of] : []));
  return list(document);
};

/** Entries that `read` does not know stay as they are: they are reported as unreadable. */
const mapped = (listed: Listed, read: (entry: unknown) => Partial<Entry> | null): Listed => ({
  ...listed,
  entries: listed.entries.map((entry) => read(entry) ?? entry),
});

/** The number at the end of an opening's address, which all lists of a site share. */
const idIn = (url: string | null): string | null =>
  /\/job\/.*?(\d+)\/?(?:[?#].*)?$/.exec(url ?? '')?.[1] ?? null;

const Job = z.object({
  ReqId: required,
  JobTitle: line,
  'Job-Description': body,
  Department: line,
  'Posted-Date': line,
});
const Filter = z.object({ label: required, value: required });

/**
 * The XML of an old career site. Its facts are filters with labels of the employer's own; a value
 * that is a work model is one whatever its label.
 */
export const oldXml: ReadList = (document) => {
  const listed = xmlList('Job', 'Job-Listing')(document);
  return mapped({ ...listed, more: false }, (entry) => {
    const job = Job.safeParse(entry).data;
    if (job === undefined) return null;
    const filters = Object.values(isRecord(entry) ? entry : {}).flatMap(
      (value) => Filter.safeParse(value).data ?? [],
    );
    const models = filters.filter(({ value }) => isNoPlace(value) && workplaceOf(value) !== null);
    const others = filters.filter((filter) => !models.includes(filter));
    const value = (label: RegExp) =>
      others.find((filter) => label.test(filter.label))?.value ?? null;
    const parts = [value(/^city/i), value(/state|province|region/i), value(/^country/i)];
    const place = parts.filter((part) => part !== null).join(', ') || value(/location/i);
    return {
      id: job.ReqId,
      title: job.JobTitle,
      company: value(/^company/i),
      places: [place],
      workplace: models[0]?.value ?? null,
      department: job.Department ?? value(/department|function/i),
      type: value(/employment|job type|schedule/i),
      posted: job['Posted-Date'],
      html: job['Job-Description'],
    };
  });
};

const Item = z.object({
  title: required,
  link: required,
  description: body,
  'g:location': line,
  'g:job_function': line,
  'g:employer': line,
  'g:job_type': line,
  'g:expiration_date': line,
});

/** The RSS for search engines: all openings with their texts, without the day of posting. */
export const feed: ReadList = (document) => {
  const listed = xmlList('item', 'rss')(document);
  return mapped({ ...listed, more: false }, (entry) => {
    const item = Item.safeParse(entry).data;
    const id = idIn(item?.link ?? null);
    if (item === undefined || id === null) return null;
    const place = item['g:location'];
    return {
      id,
      title: withoutPlace(item.title, place),
      company: item['g:employer'],
      url: item.link,
      places: [place],
      department: item['g:job_function'],
      type: item['g:job_type'],
      expires: item['g:expiration_date'],
      html: item.description,
    };
  });
};

/** "Cook (Ulm, BW, DE)" as "Cook", if that is where it is. */
function withoutPlace(title: string, place: string | null): string {
  const [, name, within = ''] = /^(.+?)\s*\(([^()]+)\)$/.exec(title) ?? [];
  const [city = ''] = within.split(',');
  return name !== undefined && city !== '' && place?.includes(city) === true ? name : title;
}

const rows = rowList({
  container: '#searchresults, .paginationLabel',
  row: 'tr.data-row, .job-tile',
  parts: {
    title: 'a.jobTitle-link',
    url: 'a.jobTitle-link@href',
    place: '.jobLocation',
    department: '.jobDepartment',
  },
  needs: 'url',
  key: 'url',
  range: '.paginationLabel',
});
const Row = z.object({ title: required, url: required, place: line, department: line });

/** The pages of the search, 25 openings each. */
export const searchRows: ReadList = (document) =>
  mapped(rows(document), (entry) => {
    const row = Row.safeParse(entry).data;
    const id = idIn(row?.url ?? null);
    if (row === undefined || id === null) return null;
    const { title, url, place, department } = row;
    return { id, title, url, page: url, places: [place], department };
  });

const Address = z.object({ loc: required });

/** The site map of openings; other addresses are pages of the site. */
export const sitemap: ReadList = (document) => {
  const { entries } = xmlList('url', 'urlset')(document);
  return {
    more: false,
    entries: entries.flatMap((entry) => {
      const url = Address.safeParse(entry).data?.loc ?? null;
      const id = idIn(url);
      return id === null ? [] : [{ id, url, page: url }];
    }),
  };
};
