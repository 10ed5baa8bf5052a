import { type FakeCompany, html, json, type SiteAnswer, uuidOf } from './career-site-answer.ts';
import {
  ashbyJob,
  greenhouseJob,
  leverPosting,
  recruiteeOffer,
  smartRecruitersDetail,
  smartRecruitersPosting,
  workableJob,
} from './career-site-formats.ts';
import { listPage, postingPage, sitemap } from './career-site-pages.ts';
import type { FakePosting } from './career-site-postings.ts';

type FindCompany = (slug: string) => FakeCompany | null;

/** How one kind of board is reached and what it answers. */
export type Board = {
  readonly careersUrl: (slug: string) => string;
  /** Hosts of the vendor; where each company has its own, see `ownHost`. */
  readonly hosts: readonly string[];
  readonly ownHost?: (slug: string) => string;
  /** Null for an address the vendor does not know. */
  readonly answer: (url: URL, find: FindCompany) => SiteAnswer | null;
  /** What an unknown address gets. */
  readonly unknown: SiteAnswer;
};

const notFound = html('<!doctype html><title>Not found</title><h1>Page not found</h1>', 404);

/** The boards that are played, by the id of the source that reads them; `html` is a site of its own. */
export const boards = {
  greenhouse: {
    careersUrl: (slug) => `https://job-boards.greenhouse.io/${slug}`,
    hosts: ['boards-api.greenhouse.io', 'job-boards.greenhouse.io', 'boards.greenhouse.io'],
    unknown: json({ status: 404, error: 'Job board not found' }, 404),
    answer: (url, find) => {
      const [, slug = '', id] =
        /^\/(?:v1\/boards\/)?([^/]+)(?:\/jobs(?:\/(\d+))?)?\/?$/.exec(url.pathname) ?? [];
      const company = find(slug);
      if (company === null) return null;
      const posting = company.postings.find((each) => String(each.id) === id);
      if (id !== undefined && posting === undefined) return null;
      if (url.hostname !== 'boards-api.greenhouse.io') {
        return hosted(company, posting, (each) => `/${slug}/jobs/${each.id}`);
      }
      if (posting !== undefined) return json(greenhouseJob(company, posting, true));
      const withContent = url.searchParams.get('content') === 'true';
      const jobs = company.postings.map((each) => greenhouseJob(company, each, withContent));
      return json({ jobs, meta: { total: jobs.length } });
    },
  },
  lever: {
    careersUrl: (slug) => `https://jobs.lever.co/${slug}`,
    hosts: ['api.lever.co', 'api.eu.lever.co', 'jobs.lever.co', 'jobs.eu.lever.co'],
    unknown: json({ ok: false, error: 'Document not found' }, 404),
    answer: (url, find) => {
      const [, slug = '', id] =
        /^\/(?:v0\/postings\/)?([^/]+)(?:\/([0-9a-f-]{36}))?\/?$/.exec(url.pathname) ?? [];
      const company = url.hostname.includes('.eu.') ? null : find(slug);
      if (company === null) return null;
      const posting = company.postings.find((each) => uuidOf(each) === id);
      if (id !== undefined && posting === undefined) return null;
      if (url.hostname !== 'api.lever.co') {
        return hosted(company, posting, (each) => `/${slug}/${uuidOf(each)}`);
      }
      if (posting !== undefined) return json(leverPosting(company, posting));
      const page = pageOf(company.postings, url, { start: 'skip', size: 100 });
      return json(page.map((each) => leverPosting(company, each)));
    },
  },
  ashby: {
    careersUrl: (slug) => `https://jobs.ashbyhq.com/${slug}`,
    hosts: ['api.ashbyhq.com', 'jobs.ashbyhq.com'],
    unknown: json({ error: 'Not Found' }, 404),
    answer: (url, find) => {
      const [, slug = ''] = /^\/(?:posting-api\/job-board\/)?([^/]+)\/?$/.exec(url.pathname) ?? [];
      const company = find(decodeURIComponent(slug));
      if (company === null) return null;
      if (url.hostname !== 'api.ashbyhq.com') {
        return hosted(company, undefined, (each) => `/${slug}/${uuidOf(each)}`);
      }
      const withCompensation = url.searchParams.get('includeCompensation') === 'true';
      const jobs = company.postings.map((each) => ashbyJob(company, each, withCompensation));
      return json({ jobs, apiVersion: '1' });
    },
  },
  smartrecruiters: {
    careersUrl: (slug) => `https://careers.smartrecruiters.com/${slug}`,
    hosts: ['api.smartrecruiters.com', 'careers.smartrecruiters.com', 'jobs.smartrecruiters.com'],
    unknown: json({ message: 'Not found' }, 404),
    answer: (url, find) => {
      const [, slug = '', id] =
        /^\/(?:v1\/companies\/)?([^/]+)(?:\/postings)?(?:\/(\d+))?\/?$/.exec(url.pathname) ?? [];
      const company = find(slug);
      // The vendor answers the same for an unknown company as for one without openings.
      const postings = company?.postings ?? [];
      const posting = postings.find((each) => String(each.id) === id);
      if (id !== undefined && posting === undefined) return null;
      if (company !== null && url.hostname !== 'api.smartrecruiters.com') {
        return hosted(company, posting, (each) => `/${slug}/${each.id}`);
      }
      if (company !== null && posting !== undefined) {
        return json(smartRecruitersDetail(company, posting));
      }
      const page = company === null ? [] : pageOf(postings, url, { start: 'offset', size: 10 });
      return json({
        offset: Number(url.searchParams.get('offset') ?? 0),
        limit: Number(url.searchParams.get('limit') ?? 10),
        totalFound: postings.length,
        content: company === null ? [] : page.map((each) => smartRecruitersPosting(company, each)),
      });
    },
  },
  workable: {
    careersUrl: (slug) => `https://apply.workable.com/${slug}/`,
    hosts: ['apply.workable.com'],
    unknown: json({ error: 'Not found' }, 404),
    answer: (url, find) => {
      const [, api, slug = ''] =
        /^(\/api\/v1\/widget\/accounts)?\/([^/]+)\/?$/.exec(url.pathname) ?? [];
      const company = find(slug);
      if (company === null) return null;
      if (api === undefined) return hosted(company, undefined, (each) => `/j/${each.id}`);
      const withDetails = url.searchParams.get('details') === 'true';
      const jobs = company.postings.map((each) => workableJob(each, withDetails));
      return json({ name: company.name, description: null, jobs });
    },
  },
  recruitee: {
    careersUrl: (slug) => `https://${slug}.recruitee.com/`,
    hosts: [],
    ownHost: (slug) => `${slug}.recruitee.com`,
    unknown: json({ error: 'Not found' }, 404),
    answer: (url, find) => {
      const company = find(url.hostname.replace('.recruitee.com', ''));
      if (company === null) return null;
      if (/^\/api\/offers\/?$/.test(url.pathname)) {
        return json({ offers: company.postings.map((each) => recruiteeOffer(company, each)) });
      }
      const [, id] = /^\/o\/(\d+)$/.exec(url.pathname) ?? [];
      const posting = company.postings.find((each) => String(each.id) === id);
      if (id === undefined ? url.pathname !== '/' : posting === undefined) return null;
      return hosted(company, posting, (each) => `/o/${each.id}`);
    },
  },
  html: {
    careersUrl: (slug) => `https://${slug}.example/careers`,
    hosts: [],
    ownHost: (slug) => `${slug}.example`,
    unknown: notFound,
    answer: (url, find) => {
      const company = find(url.hostname.replace('.example', ''));
      if (company === null) return null;
      if (url.pathname === '/sitemap.xml') {
        return sitemap(company, (each) => `${url.origin}${htmlPath(each)}`);
      }
      if (/^\/(careers\/?)?$/.test(url.pathname)) return listPage(company, htmlPath);
      const posting = company.postings.find((each) => htmlPath(each) === url.pathname);
      return posting === undefined ? null : postingPage(company, posting);
    },
  },
} as const satisfies Record<string, Board>;

export type BoardKind = keyof typeof boards;

export const boardKinds = Object.keys(boards) as readonly BoardKind[];

const hosted = (
  company: FakeCompany,
  posting: FakePosting | undefined,
  link: (posting: FakePosting) => string,
): SiteAnswer => (posting === undefined ? listPage(company, link) : postingPage(company, posting));

function pageOf(
  postings: readonly FakePosting[],
  url: URL,
  by: { readonly start: string; readonly size: number },
): readonly FakePosting[] {
  const start = Number(url.searchParams.get(by.start) ?? 0);
  const size = Math.min(100, Number(url.searchParams.get('limit') ?? by.size));
  return postings.slice(start, start + size);
}

/** Titles are part of many addresses, so an address changes with its title. */
const htmlPath = ({ id, title }: FakePosting): string =>
  `/careers/${id}-${title.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`;
