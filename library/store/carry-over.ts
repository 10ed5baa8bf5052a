import type { BoardRef } from '#core/board-move.ts';
import { postingKey } from '#core/posting-identity.ts';
import { pairRoles, type Role, roleOf } from '#core/same-role.ts';
import { sha256Hex } from '#services/snapshots/digest.ts';
import { updateRows } from '../engine/statements.ts';
import type { Transaction } from '../engine/transaction.ts';

/** An opening of the new board, with its identity there. */
export type ListedRole = Role & { readonly externalId: string };

type Row = {
  readonly seq: number;
  readonly id: string;
  readonly externalId: string;
  readonly title: string;
  readonly url: string | null;
  readonly applyUrl: string | null;
  /** JSON of Location[]. */
  readonly locations: string;
  readonly isKept: number | bigint;
};

/**
 * The openings that come along when a company moves: the open ones, and those that closed because
 * the old board went empty.
 */
export async function readKept(tx: Transaction, companyId: string): Promise<readonly Role[]> {
  return (await readRows(tx, companyId, [])).map(toRole);
}

/**
 * Gives the openings of the old board the identity that they have on the new one, so that they keep
 * their first date, marks, notes, stage and history. An old opening whose id means another opening
 * on the new board gets an id that no board has. Returns the ids of the openings that came along.
 */
export async function carryOver(
  tx: Transaction,
  { companyId, from }: { readonly companyId: string; readonly from: BoardRef },
  listed: readonly ListedRole[],
): Promise<ReadonlySet<string>> {
  const byId = new Map(listed.map((role) => [role.id, role]));
  const rows = await readRows(tx, companyId, [...byId.keys()]);
  const kept = pairRoles(rows.filter(isKept).map(toRole), listed);
  const taken = new Set(kept.values());
  // Closed before: the same opening again, if the company is back on a board it had.
  const again = pairRoles(
    rows.filter((row) => !isKept(row) && !taken.has(row.id)).map(toRole),
    listed.filter(({ id }) => !taken.has(id)),
  );
  const pairs = new Map([...again, ...kept]);
  const changes = rows.flatMap(({ seq, id, externalId }) => {
    const role = byId.get(pairs.get(id) ?? '');
    if (role !== undefined) {
      return role.id === id ? [] : [{ seq, id: role.id, externalId: role.externalId }];
    }
    if (!byId.has(id)) return [];
    const old = `${from.source}:${from.slug}:${externalId}:${seq}`;
    return [{ seq, id: sha256Hex(postingKey(companyId, old)).slice(0, 20), externalId: old }];
  });
  // In two steps, since two openings may swap their ids.
  const aside = changes.map(({ seq }) => ({ seq, id: `~${seq}`, externalId: `~${seq}` }));
  for (const step of [aside, changes]) await updateRows(tx, 'Posting', step, [], 'seq');
  return new Set(pairs.values());
}

const isKept = (row: Row): boolean => Number(row.isKept) === 1;

const toRole = ({ locations, ...row }: Row): Role =>
  roleOf({ ...row, locations: JSON.parse(locations) as readonly { readonly text: string }[] });

/** The kept openings, and any with one of these ids. */
async function readRows(
  tx: Transaction,
  companyId: string,
  ids: readonly string[],
): Promise<readonly Row[]> {
  return await tx.$queryRawUnsafe<Row[]>(
    `SELECT * FROM (
      SELECT p.seq, p.id, p.externalId, p.title, p.url, p.applyUrl, p.locations,
        p.closedAt IS NULL OR coalesce(p.closedAt >= c.emptySince, 0) AS isKept
      FROM Posting p JOIN Company c ON c.id = p.companyId WHERE p.companyId = ?
    ) WHERE isKept OR id IN (SELECT value FROM json_each(?)) ORDER BY seq`,
    companyId,
    JSON.stringify(ids),
  );
}
