import { keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query';
import type { Input, Method, Output } from '#contract/api.ts';
import type { PostingFilter, QueueName, Topic } from '../model.ts';
import { host } from './host.ts';

/** What the screens hold of the host's data; pushes say when it is another. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 5 * 60_000,
      retry: false,
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** A question to the host, asked again when one of the topics has changed. */
const ask = <M extends Method>(method: M, input: Input<M>, topics: readonly Topic[]) =>
  queryOptions<Output<M>>({
    queryKey: [method, input],
    queryFn: () => host().call(method, input),
    meta: { topics },
  });

/** THE TABLE of what screens ask, and of the topics each answer depends on. */
export const queries = {
  companies: () => ask('companies.list', {}, ['companies', 'postings']),
  companyTrends: () => ask('companies.trends', {}, ['postings']),
  company: (company: string) =>
    ask('companies.detail', { company }, ['companies', 'postings', 'runs']),
  catalogue: (text: string) => ask('catalogue.search', { text }, ['companies']),
  detect: (url: string) => ask('sources.detect', { url }, []),
  postings: (filter: PostingFilter, offset: number, limit: number, upTo: number | undefined) =>
    ask('postings.list', { filter, offset, limit, ...(upTo !== undefined && { upTo }) }, [
      'postings',
      'applications',
    ]),
  newPostings: (filter: PostingFilter, upTo: number) =>
    ask('postings.countNew', { filter, upTo }, ['postings']),
  facets: (filter: PostingFilter) => ({
    ...ask('postings.facets', { filter }, ['postings', 'applications']),
    placeholderData: keepPreviousData,
  }),
  posting: (id: string) => ask('postings.get', { id }, ['postings', 'applications']),
  applications: () => ask('applications.list', {}, ['applications', 'postings']),
  searches: () => ask('searches.list', {}, ['searches', 'postings']),
  inbox: (archived: boolean) =>
    ask('inbox.list', { archived }, ['inbox', 'postings', 'applications', 'companies', 'searches']),
  insights: () => ask('insights.get', {}, ['postings']),
  counts: () => ask('counts.get', {}, ['inbox', 'postings', 'applications', 'companies']),
  runs: () => ask('runs.list', {}, ['runs']),
  run: (id: string) => ask('runs.get', { id }, ['runs']),
  jobs: (queue: QueueName | null) =>
    ask('jobs.list', { statuses: ['failed'], ...(queue !== null && { queue }), limit: 200 }, [
      'runs',
    ]),
  job: (id: string) => ask('jobs.get', { id }, ['runs']),
  settings: () => ask('settings.list', {}, ['settings']),
  models: () => ask('models.find', {}, []),
} as const;

/** Asks again for all that depends on these topics; of what is not shown, when it is shown next. */
export function refresh(topics: readonly Topic[]): void {
  void queryClient.invalidateQueries({
    predicate: ({ meta }) => topicsOf(meta).some((topic) => topics.includes(topic)),
  });
}

const topicsOf = (meta: Readonly<Record<string, unknown>> | undefined): readonly Topic[] =>
  Array.isArray(meta?.topics) ? meta.topics : [];
