import type { Handlers } from '#contract/api.ts';
import type { Enrichment } from '#core/enrichment.ts';
import { AppError } from '#core/errors.ts';
import type { Fit } from '#core/fit.ts';
import { Profile } from '#core/profile.ts';
import { explainFit } from '#enrichment/fit/explain.ts';
import type { Database } from '../engine/open.ts';
import { read, write } from '../engine/transaction.ts';
import { profileId, readPending, readRows, readScorer, scoreNext } from './scores.ts';

export const fits = (
  db: Database,
): Handlers<'fit.get' | 'fit.profile' | 'fit.keep' | 'fit.scoreNext'> => ({
  'fit.get': ({ id }) => readFit(db, id),
  'fit.profile': async () => ({
    profile: await readProfile(db),
    pending: await readPending(db),
  }),
  'fit.keep': ({ profile }) => keepProfile(db, profile),
  'fit.scoreNext': () => scoreNext(db),
});

export async function readProfile(db: Database): Promise<Profile | null> {
  const row = await read(db, ({ profile }) => profile.findUnique({ where: { id: profileId } }));
  return row === null || row.value === null ? null : Profile.parse(JSON.parse(row.value));
}

/** Null deletes it. All scores count as outdated then. */
export async function keepProfile(db: Database, profile: Profile | null): Promise<void> {
  const changedAt = db.now().toISOString();
  await write(db, async (tx) => {
    const data = { value: profile && JSON.stringify(profile), changedAt, scoredTo: 0 };
    if (profile === null) await tx.profile.updateMany({ data });
    else {
      const where = { id: profileId };
      await tx.profile.upsert({ where, create: { ...where, ...data }, update: data });
    }
  });
}

/** How an opening fits; null without a profile. Throws `unknown_posting`. */
async function readFit(db: Database, id: string): Promise<Fit | null> {
  const scorer = await read(db, readScorer);
  const [row] = await read(db, (prisma) => readRows(prisma, 'p.id = ?', [id]));
  if (row === undefined) throw new AppError('unknown_posting', { id });
  if (scorer === null) return null;
  const text = await read(db, (prisma) =>
    prisma.postingText.findUniqueOrThrow({ where: { id }, select: { enrichment: true } }),
  );
  const { evidence } = JSON.parse(text.enrichment) as Pick<Enrichment, 'evidence'>;
  return explainFit(scorer, row.opening, evidence);
}
