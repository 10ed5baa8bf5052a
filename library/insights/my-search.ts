import type { MySearch } from '#contract/insights.ts';
import { Outcome, Stage } from '#core/application.ts';
import { days } from '#core/duration.ts';
import type { Database } from '../engine/open.ts';
import { read } from '../engine/transaction.ts';
import { median } from './pay.ts';
import { lastWeeks } from './weeks.ts';

type Tracked = {
  readonly seq: number;
  readonly stage: Stage;
  readonly outcome: Outcome | null;
  readonly appliedOn: string | null;
};

type Entered = { readonly seq: number; readonly at: string; readonly to: Stage };

const stages = Stage.options.filter((stage) => stage !== 'done');
const applied = stages.indexOf('applied');

/** Sums up the openings on the board and where they have been. */
export async function readMySearch(db: Database): Promise<MySearch> {
  const tracked = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<Tracked[]>(
      'SELECT seq, stage, outcome, appliedOn FROM Application WHERE stage IS NOT NULL',
    ),
  );
  const entered = Map.groupBy(await readEntered(db), ({ seq }) => seq);
  const cards = tracked.map((card) => ({
    ...card,
    reached: reachedBy(card, entered.get(card.seq) ?? []),
    answeredAt: answerTo(card, entered.get(card.seq) ?? []),
  }));
  const sent = cards.filter(({ reached }) => reached >= applied);
  const answered = sent.filter(({ answeredAt }) => answeredAt !== null);
  const ended = cards.filter(({ stage }) => stage === 'done');
  const waits = answered.flatMap(({ appliedOn, answeredAt }) =>
    appliedOn === null || answeredAt === null ? [] : daysBetween(appliedOn, answeredAt),
  );
  return {
    funnel: stages.map((stage, at) => ({
      stage,
      count: cards.filter(({ reached }) => reached >= at).length,
    })),
    outcomes: [...Outcome.options, null]
      .map((value) => ({ value, count: ended.filter(({ outcome }) => outcome === value).length }))
      .filter(({ count }) => count > 0),
    weeks: lastWeeks(db.now()).map(({ from, to }) => ({
      from,
      to,
      applied: cards.filter(({ appliedOn }) => isWithin(appliedOn, from, to)).length,
    })),
    applied: sent.length,
    answered: answered.length,
    medianAnswerDays: waits.length === 0 ? null : median(waits),
  };
}

const readEntered = (db: Database): Promise<Entered[]> =>
  read(db, (prisma) =>
    prisma.$queryRawUnsafe<Entered[]>(
      `SELECT e.seq, e.at, e."to" FROM ApplicationEvent e
      JOIN Application a ON a.seq = e.seq AND a.stage IS NOT NULL
      WHERE e.kind = 'stage' AND e."to" IS NOT NULL ORDER BY e.id`,
    ),
  );

/** The furthest stage by number. Who accepted had an offer; a known day means they applied. */
function reachedBy({ stage, outcome, appliedOn }: Tracked, been: readonly Entered[]): number {
  const all: readonly Stage[] = [
    ...been.map(({ to }) => to),
    stage,
    ...(outcome === 'accepted' ? ['offer' as const] : []),
    ...(appliedOn === null ? [] : ['applied' as const]),
  ];
  return Math.max(0, ...all.filter((each) => each !== 'done').map((each) => stages.indexOf(each)));
}

/** When the company first answered: by a talk, an offer or a rejection. */
function answerTo({ outcome }: Tracked, been: readonly Entered[]): string | null {
  const isAnswer = ({ to }: Entered): boolean =>
    to === 'done' ? outcome === 'rejected' || outcome === 'accepted' : stages.indexOf(to) > applied;
  return been.find(isAnswer)?.at ?? null;
}

const daysBetween = (day: string, at: string): number =>
  Math.max(0, Math.round((Date.parse(at.slice(0, 10)) - Date.parse(day)) / days(1)));

/** Weeks begin and end with days. */
const isWithin = (day: string | null, from: string, to: string): boolean =>
  day !== null && day >= from.slice(0, 10) && day < to.slice(0, 10);
