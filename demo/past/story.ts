import { days } from '#core/duration.ts';
import type { LibraryCalls } from '#library/calls.ts';

/** What the demo's user has done: the searches they keep, and where their applications stand. */
export type Story = {
  /** What happened up to this moment; call it after each scan. */
  readonly tell: (scan: number) => Promise<void>;
};

type Calls = Pick<
  LibraryCalls,
  | 'searches.save'
  | 'searches.viewed'
  | 'postings.list'
  | 'applications.setStage'
  | 'applications.update'
  | 'reminders.add'
>;

type Stage = Parameters<Calls['applications.setStage']>[0]['stage'];

/** An application: the newest opening of a search, and its stages by the number of a scan. */
type Plan = {
  readonly query: string;
  readonly stages: Readonly<Record<number, Exclude<Stage, null>>>;
  readonly nextStep?: string;
  readonly notes?: string;
};

const searches = [
  { name: 'Remote engineering', filter: { query: 'engineer', workplaces: ['remote' as const] } },
  { name: 'Design and product', filter: { query: 'product' } },
];

const plans: readonly Plan[] = [
  { query: 'engineer', stages: { 0: 'saved', 1: 'applied', 3: 'done' } },
  {
    query: 'data',
    stages: { 2: 'applied', 3: 'screen', 4: 'interview' },
    nextStep: 'Second talk with the team on Thursday',
    notes: 'Asked about **on-call**: one week in six.\n\n- Bring the forecasting example',
  },
  {
    query: 'software',
    stages: { 2: 'applied', 4: 'interview', 5: 'offer' },
    nextStep: 'Answer the offer',
    notes: 'Offer by phone. Ask for the **remote** days in writing.',
  },
  { query: 'designer', stages: { 3: 'saved', 4: 'applied' } },
  { query: 'manager', stages: { 4: 'applied' }, nextStep: 'Write to the recruiter again' },
  { query: 'senior', stages: { 5: 'saved' } },
  { query: 'product', stages: { 5: 'saved' }, nextStep: 'Ask Ann about the team' },
];

export async function beginStory(calls: Calls, now: () => Date): Promise<Story> {
  const saved: string[] = [];
  for (const search of searches) saved.push((await calls['searches.save'](search)).id);
  const postingOf = new Map<Plan, string>();

  async function choose(plan: Plan): Promise<string | null> {
    const { rows } = await calls['postings.list']({
      filter: { query: plan.query, status: 'open', sort: 'newest' },
      offset: 0,
      limit: 20,
    });
    const taken = new Set(postingOf.values());
    return rows.find(({ id }) => !taken.has(id))?.id ?? null;
  }

  async function move(plan: Plan, stage: Stage): Promise<void> {
    const postingId = postingOf.get(plan) ?? (await choose(plan));
    if (postingId === null) return;
    postingOf.set(plan, postingId);
    const outcome = stage === 'done' ? 'rejected' : null;
    await calls['applications.setStage']({ postingId, stage, before: null, outcome });
    const { nextStep = '', notes = '' } = plan;
    await calls['applications.update']({ postingId, nextStep, notes });
  }

  return {
    tell: async (scan) => {
      for (const plan of plans) {
        const stage = plan.stages[scan];
        if (stage !== undefined) await move(plan, stage);
      }
      for (const id of saved) await calls['searches.viewed']({ id });
      const [, interview] = plans;
      const postingId = scan === 5 && interview ? postingOf.get(interview) : undefined;
      if (postingId === undefined) return;
      const dueAt = new Date(now().getTime() + days(9)).toISOString();
      await calls['reminders.add']({ postingId, dueAt, text: 'Prepare the second talk' });
    },
  };
}
