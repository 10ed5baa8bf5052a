import type { Change } from '#core/posting-diff.ts';
import { read } from './access.ts';
import type { Database } from './open.ts';
import { toFieldChanges } from './posting-changes.ts';

/** Something that happened to a posting. */
export type PostingEvent = {
  readonly at: string;
  readonly kind: 'first_seen' | 'changed' | 'closed' | 'reopened';
  readonly changes: Change[];
};

/** What happened to a posting, oldest first. */
export async function readTimeline(
  db: Database,
  posting: { readonly id: string; readonly firstSeenAt: string },
): Promise<PostingEvent[]> {
  const versions = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ at: string; kind: PostingEvent['kind']; changes: string }[]>(
      'SELECT at, kind, changes FROM PostingVersion WHERE postingId = ? ORDER BY at, id',
      posting.id,
    ),
  );
  return [
    { at: posting.firstSeenAt, kind: 'first_seen', changes: [] },
    ...versions.map(({ at, kind, changes }) => ({
      at,
      kind,
      changes: toFieldChanges(JSON.parse(changes) as Change[]),
    })),
  ];
}
