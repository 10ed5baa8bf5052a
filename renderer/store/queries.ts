import { keepPreviousData, type Query, QueryClient, queryOptions } from '@tanstack/react-query';
import type { Input, Method, Output } from '#contract/api.ts';
import type { InboxGroup, PostingFilter, QueueName, Topic } from '../model.ts';
import type { TextDiff } from '../text-diff.ts';
import { host } from './host.ts';

/** Caches the host's answers; events mark them as outdated. */
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

/** A query that runs again when one of its topics changes. */
const ask = <M extends Method>(method: M, input: Input<M>, topics: readonly Topic[]) =>
  queryOptions<Output<M>>({
    queryKey: [method, input],
    queryFn: () => host().call(method, input),
    meta: { topics },
  });

/** THE TABLE of queries, with the topics that each answer depends on. */
export const queries = {
  companies: () => ask('companies.list', {}, ['companies', 'postings']),
  companyTrends: () => ask('companies.trends', {}, ['postings']),
  company: (company: string) =>
    ask('companies.detail', { company }, ['companies', 'postings', 'runs']),
  /** Asked again and again while a band reports a lost connection. */
  connection: () => ({
    ...ask('health.connection', {}, ['runs']),
    refetchInterval: 20_000,
    refetchOnReconnect: 'always' as const,
    staleTime: 0,
  }),
  catalogue: (text: string) => ask('catalogue.search', { text }, ['companies']),
  themes: () => ask('catalogue.themes', {}, ['companies']),
  board: (board: Omit<Input<'sources.check'>, 'website'>) =>
    ask('sources.check', { ...board, website: null }, []),
  detect: (url: string) => ask('sources.detect', { url }, []),
  /** Asked only when someone wants to see it: a browser draws the page. */
  picture: (asked: Input<'sources.picture'>) => ({
    ...ask('sources.picture', asked, []),
    enabled: false,
  }),
  /** The same for pointing at an opening: each time the page is drawn as it is then. */
  look: (asked: Input<'sources.look'>) => ({ ...ask('sources.look', asked, []), gcTime: 0 }),
  postings: (filter: PostingFilter, offset: number, limit: number, upTo: number | undefined) =>
    ask('postings.list', { filter, offset, limit, ...(upTo !== undefined && { upTo }) }, [
      'postings',
      'applications',
    ]),
  newPostings: (filter: PostingFilter, upTo: number) =>
    ask('postings.countNew', { filter, upTo }, ['postings']),
  facets: (filter: PostingFilter, currency: string) => ({
    ...ask('postings.facets', { filter, currency }, ['postings', 'applications']),
    placeholderData: keepPreviousData,
  }),
  places: (asked: Input<'postings.places'>) =>
    ask('postings.places', asked, ['postings', 'applications']),
  snippets: (asked: Input<'postings.snippets'>) => ask('postings.snippets', asked, ['postings']),
  textDiff: (id: string, at: string) =>
    queryOptions<TextDiff | null>({
      queryKey: ['text-diff', id, at],
      queryFn: () => readTextDiff(id, at),
      meta: { topics: ['postings'] satisfies readonly Topic[] },
    }),
  posting: (id: string) => ask('postings.get', { id }, ['postings', 'applications']),
  profile: () => ask('profile.get', {}, ['profile']),
  fit: (id: string) => ask('fit.get', { id }, ['profile', 'postings']),
  applications: () => ask('applications.list', {}, ['applications', 'postings']),
  searches: () => ask('searches.list', {}, ['searches', 'postings']),
  inbox: (archived: boolean, group: InboxGroup | null = null) =>
    ask('inbox.list', { archived, ...(group !== null && { group }) }, [
      'inbox',
      'postings',
      'applications',
      'companies',
      'searches',
    ]),
  inboxOthers: (kind: 'changed' | 'closed') => ask('inbox.others', { kind }, ['inbox', 'postings']),
  insights: (currency: string, filter: PostingFilter | null = null) =>
    ask('insights.get', { currency, ...(filter !== null && { filter }) }, ['postings']),
  days: (asked: Input<'insights.days'>) => ask('insights.days', asked, ['postings', 'runs']),
  modelInsights: () => ask('insights.model', {}, ['postings']),
  mySearch: () => ask('insights.mySearch', {}, ['applications']),
  counts: () => ask('counts.get', {}, ['inbox', 'postings', 'applications', 'companies']),
  runs: () => ask('runs.list', {}, ['runs']),
  run: (id: string) => ask('runs.get', { id }, ['runs']),
  jobs: (queue: QueueName | null) =>
    ask(
      'jobs.list',
      { statuses: ['failed'], ...(queue !== null && { queue }), limit: mostFailedJobs },
      ['runs'],
    ),
  queueTimes: () => ask('queues.times', {}, ['runs']),
  logTail: () => ask('log.tail', { limit: 50 }, []),
  job: (id: string) => ask('jobs.get', { id }, ['runs']),
  suggestion: (query: string) => ask('postings.suggest', { query }, ['postings']),
  rates: () => ask('rates.get', {}, ['settings']),
  preferences: () => ask('preferences.get', {}, ['preferences']),
  dataUsage: () => ask('data.usage', {}, ['postings', 'runs']),
  settings: () => ask('settings.list', {}, ['settings']),
  models: () => ask('models.find', {}, []),
} as const;

/** Keeps the differences only: the texts may be long. They are compared by code loaded on demand. */
async function readTextDiff(id: string, at: string): Promise<TextDiff | null> {
  const texts = await host().call('postings.textChange', { id, at });
  if (texts === null) return null;
  const { diffText } = await import('../text-diff.ts');
  return diffText(texts.before, texts.after);
}

/** How many failed jobs are listed, newest first. */
export const mostFailedJobs = 1_000;

/** Reloads the queries of these topics; those not on screen reload when they are shown. */
export function refresh(topics: readonly Topic[]): void {
  const predicate = ({ meta }: Pick<Query, 'meta'>): boolean =>
    topicsOf(meta).some((topic) => topics.includes(topic));
  void queryClient.invalidateQueries({ predicate });
  const cache = queryClient.getQueryCache();
  for (const query of cache.findAll({ predicate, fetchStatus: 'fetching' })) askAfterFirst(query);
}

const asked = new WeakSet<Promise<unknown>>();

/** A first answer may be from before the change. Invalidation cancels only later requests. */
function askAfterFirst({ state, promise, queryKey }: Query): void {
  if (state.data !== undefined || promise === undefined || asked.has(promise)) return;
  asked.add(promise);
  const again = () => queryClient.invalidateQueries({ queryKey, exact: true });
  promise.then(again, () => undefined);
}

const topicsOf = (meta: Readonly<Record<string, unknown>> | undefined): readonly Topic[] =>
  Array.isArray(meta?.topics) ? meta.topics : [];

export const windowSize = 100;

/** A list that does not change: it leaves out postings newer than `upTo`. */
export type PinnedList = { readonly filter: PostingFilter; readonly upTo: number };

/** Opens a list and loads its first window. Throws CallError. */
export async function pinList(filter: PostingFilter): Promise<PinnedList> {
  const page = await host().call('postings.list', { filter, offset: 0, limit: windowSize });
  queryClient.setQueryData(windowQuery({ filter, upTo: page.upTo }, 0).queryKey, page);
  return { filter, upTo: page.upTo };
}

/** One window of a list, counted from 0. */
export const windowQuery = ({ filter, upTo }: PinnedList, index: number) =>
  queries.postings(filter, index * windowSize, windowSize, upTo);

/** True if the list holds this opening, loaded or not; also if the host cannot be asked. */
export async function isListed({ filter, upTo }: PinnedList, id: string): Promise<boolean> {
  try {
    const within = { filter: { ...filter, ids: [id] }, limit: 1, upTo };
    return (await host().call('postings.list', within)).total > 0;
  } catch {
    return true;
  }
}
