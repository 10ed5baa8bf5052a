import { faults } from '#tests/fakes/career-site-faults.ts';
import type { AppUnderTest, Face } from './app-under-test.ts';
import { scanWith } from './served-host.ts';

export type PopulatedHost = AsyncDisposable & {
  readonly host: AppUnderTest;
  /** An opening on the board, with all kinds of notes. */
  readonly tracked: string;
  readonly company: string;
  readonly failing: string;
  readonly failedJob: string;
};

/** Healthy and failing companies; openings new, changed, closed, hidden and tracked. */
export async function startPopulatedHost(face: Pick<Face, 'startWorld'>): Promise<PopulatedHost> {
  await using stack = new AsyncDisposableStack();
  const { sites, serve } = stack.use(await face.startWorld());
  const acme = sites.addCompany({ kind: 'lever', slug: 'acme', postings: 30 });
  const birch = sites.addCompany({ kind: 'greenhouse', slug: 'birch', postings: 12 });
  const dune = sites.addCompany({ kind: 'ashby', slug: 'dune', postings: 3 });
  sites.addPosting(birch, { title: 'مهندس برمجيات أول 🚀', postedAt: '2026-11-20T08:00:00Z' });
  sites.fail(/\/dune\b/, faults.status(500));
  const host = stack.use(await serve());
  const { call } = host;
  await scanWith(host, [acme.url, birch.url, dune.url]);
  const { rows } = await call('postings.list', { filter: { company: acme.url } });
  const ids = rows.map(({ id }) => id);
  const [tracked = '', second = '', third = '', hidden = ''] = ids;
  await call('applications.setStage', { postingId: tracked, stage: 'screen' });
  await call('applications.setStage', { postingId: second, stage: 'saved' });
  await call('applications.setStage', { postingId: third, stage: 'done' });
  await call('postings.mark', { ids: [hidden], isHidden: true });
  await call('searches.save', { name: 'Everything', filter: {} });
  await keepAbout(host, tracked);
  const [oldest, next] = acme.postings.toReversed();
  if (oldest === undefined || next === undefined) throw new Error('no openings');
  sites.changePosting(acme, next.id, { title: `${next.title} (m/f/d)` });
  sites.removePosting(acme, oldest.id);
  sites.addPosting(acme);
  await scanWith(host, []);
  const companies = await call('companies.list', {});
  const [job] = await call('jobs.list', { statuses: ['failed'], queue: 'io_fetch' });
  const owned = stack.move();
  return {
    host,
    tracked,
    company: companies.find(({ name }) => name === 'Acme')?.id ?? '',
    failing: companies.find(({ name }) => name === 'Dune')?.id ?? '',
    failedJob: job?.id ?? '',
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

async function keepAbout({ call }: AppUnderTest, postingId: string): Promise<void> {
  await call('applications.update', {
    postingId,
    notes: '# Impressions\n\nThey keep **bees**. See [their page](https://bees.example).',
    nextStep: 'Call Maya',
    contacts: [{ name: 'Maya', role: 'Recruiter', reach: 'maya@acme.example' }],
  });
  const dueAt = new Date(Date.now() + 86_400_000).toISOString();
  await call('reminders.add', { postingId, dueAt, text: 'Send the letter' });
}
