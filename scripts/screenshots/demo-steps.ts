import type { Input, Output } from '#contract/api.ts';
import type { Stage } from '#core/application.ts';
import { hours, minutes } from '#core/duration.ts';
import type { DemoSites } from '#demo/demo-sites.ts';
import type { Rolewatch } from '#host/events/rolewatch.ts';
import { until } from './take-shots.ts';

type Host = Pick<Rolewatch, 'call'>;
type Row = Output<'postings.list'>['rows'][number];

/** Waits for the end of a scan. */
type Ending = () => Promise<void>;

/** Where the tracked openings are, one company each. */
const stages: readonly Stage[] = [
  ...(['interview', 'applied', 'saved', 'screen'] as const),
  ...(['saved', 'offer', 'applied', 'saved', 'done'] as const),
];

/** What is kept about the first of them. */
const kept: Omit<Input<'applications.update'>, 'postingId'> = {
  nextStep: 'Prepare the design round',
  notes: [
    'Spoke with **Maya** (recruiting). They plan in six-week cycles and *pair on Fridays*.',
    '',
    '- Team of seven, two of them in Lisbon',
    '- On call one week in eight, paid',
    '- Ask for a short design on paper, not for a quiz',
  ].join('\n'),
  contacts: [
    { name: 'Maya Lindqvist', role: 'Recruiting', reach: 'maya@example.com' },
    { name: 'Tom Abara', role: 'Would be my manager', reach: '' },
  ],
};

const searches: readonly Input<'searches.save'>[] = [
  { name: 'Engineering', filter: { query: 'engineer' } },
  { name: 'Remote, senior', filter: { workplaces: ['remote'], seniorities: ['senior', 'staff'] } },
];

/** The introduction is no longer what a page begins with. */
export async function skipWelcome({ call }: Host): Promise<void> {
  await call('preferences.set', { key: 'layout', value: { isWelcomeDone: true } });
}

/** Watches the companies of the demo; resolves while their first scan is well under way. */
export async function beginScan(
  { call }: Host,
  { companies }: Pick<DemoSites, 'companies'>,
): Promise<Ending> {
  for (const { name, url } of companies) await call('companies.add', { name, url });
  const { id } = await call('runs.start', { all: true });
  await until('a scan under way', async () => {
    const { completedCompanies, totalCompanies } = await call('runs.get', { id });
    return completedCompanies >= totalCompanies / 3;
  });
  return () => hasEnded({ call }, id);
}

/** The traces of an evening's use: searches, notes, stages, reminders. */
export async function keepSome({ call }: Host): Promise<void> {
  for (const search of searches) await call('searches.save', search);
  const { rows } = await call('postings.list', { filter: { sort: 'newest' }, limit: 200 });
  await call('postings.mark', { ids: rows.filter(isRead).map(({ id }) => id), isRead: true });
  const tracked = onePerCompany(rows).slice(0, stages.length);
  for (const [n, { id: postingId }] of tracked.entries()) {
    await call('applications.setStage', { postingId, stage: 'saved' });
    await call('applications.setStage', { postingId, stage: stages[n] ?? 'saved' });
  }
  const [first, second] = tracked;
  if (first === undefined || second === undefined) throw new Error('the demo has no openings');
  await call('applications.update', { postingId: first.id, ...kept });
  await call('applications.update', { postingId: second.id, nextStep: 'Wait for an answer' });
  await remind({ call }, first, 'Send Maya the design', hours(40));
  await remind({ call }, second, 'Ask whether my letter arrived', -minutes(1));
}

/** Scans all once more, and waits until the inbox tells of it and of what is due. */
export async function scanAgain({ call }: Host): Promise<void> {
  const { id } = await call('runs.start', { all: true });
  await hasEnded({ call }, id);
  await until('news in the inbox', async () => {
    const { items } = await call('inbox.list', {});
    return (['match', 'changed', 'reminder'] as const).every((kind) =>
      items.some((item) => item.kind === kind),
    );
  });
}

const hasEnded = ({ call }: Host, id: string): Promise<void> =>
  until('the end of the scan', async () => (await call('runs.get', { id })).endedAt !== null);

/** Some of them, in no order that strikes the eye. */
const isRead = (_: Row, n: number): boolean => n % 3 === 1 || n % 7 === 2;

/** The newest of each. */
const onePerCompany = (rows: readonly Row[]): readonly Row[] => [
  ...new Map(rows.toReversed().map((row) => [row.companyId, row])).values(),
];

const remind = ({ call }: Host, { id }: Row, text: string, inMs: number): Promise<unknown> =>
  call('reminders.add', {
    postingId: id,
    dueAt: new Date(Date.now() + inMs).toISOString(),
    text,
  });
