import type { Transaction } from '../engine/transaction.ts';

/** All scores count as outdated from now on: what they were made of has changed. */
export async function outdateScores(tx: Pick<Transaction, 'profile'>): Promise<void> {
  await tx.profile.updateMany({ data: { scoredTo: 0 } });
}
