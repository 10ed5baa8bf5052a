import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { SnapshotStore } from '#services/snapshots/store.ts';

/** A store under test and a way to spoil what is in it. */
export type StoreUnderTest = AsyncDisposable & {
  readonly store: SnapshotStore;
  /** Replaces the stored bytes of a snapshot. */
  readonly overwrite: (ref: string, bytes: Buffer) => Promise<void>;
  /** The stored bytes of a snapshot. */
  readonly read: (ref: string) => Promise<Buffer>;
};

const Board = z.object({ title: z.string(), jobs: z.array(z.number()) });
const board = { title: 'Kraków – 求人', jobs: [1, 2, 3] };
const missing = { code: 'snapshot_missing' };

/** What every snapshot store promises. */
export function snapshotStoreSuite(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    let opened: StoreUnderTest;
    let store: SnapshotStore;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened[Symbol.asyncDispose]());

    it('gives back what it was given', async () => {
      const ref = await store.put(board);

      await expect(store.get(ref, Board)).resolves.toEqual(board);
    });

    it('names a value by its content', async () => {
      await expect(store.put(board)).resolves.toMatch(/^sha256-[0-9a-f]{64}$/);
    });

    it('gives the same value the same name', async () => {
      expect(await store.put(board)).toBe(await store.put({ ...board }));
    });

    it('gives another value another name', async () => {
      expect(await store.put(board)).not.toBe(await store.put({ ...board, jobs: [] }));
    });

    it('takes the same value from many at the same moment', async () => {
      const refs = await Promise.all(Array.from({ length: 20 }, () => store.put(board)));

      await expect(store.get(refs[0] ?? '', Board)).resolves.toEqual(board);
    });

    it('stores large values small', async () => {
      const large = Array.from({ length: 1_000 }, (_, n) => ({
        n,
        text: 'Open positions at Acme',
      }));

      const ref = await store.put(large);

      expect((await opened.read(ref)).length).toBeLessThan(JSON.stringify(large).length / 4);
    });

    it('says that a snapshot is missing', async () => {
      await expect(store.get(`sha256-${'0'.repeat(64)}`, Board)).rejects.toMatchObject(missing);
    });

    it.each(['', '../../etc/passwd', `sha256-${'0'.repeat(63)}/`])(
      'takes %j for no name of a snapshot',
      async (ref) => {
        await expect(store.get(ref, Board)).rejects.toMatchObject(missing);
      },
    );

    it('says that a damaged snapshot is missing', async () => {
      const ref = await store.put(board);
      await opened.overwrite(ref, Buffer.from('not what it was'));

      await expect(store.get(ref, Board)).rejects.toMatchObject(missing);
    });

    it('does not give one snapshot for another', async () => {
      const ref = await store.put(board);
      const other = await store.put({ ...board, jobs: [] });
      await opened.overwrite(ref, await opened.read(other));

      await expect(store.get(ref, Board)).rejects.toMatchObject(missing);
    });

    it('replaces a damaged snapshot', async () => {
      const ref = await store.put(board);
      await opened.overwrite(ref, Buffer.alloc(0));
      await store.get(ref, Board).catch(() => undefined);

      await store.put(board);

      await expect(store.get(ref, Board)).resolves.toEqual(board);
    });

    it('says that a snapshot of another kind is missing', async () => {
      const ref = await store.put(board);

      await expect(store.get(ref, z.array(z.string()))).rejects.toMatchObject(missing);
    });

    it('keeps a snapshot that was read as something else', async () => {
      const ref = await store.put(board);
      await store.get(ref, z.array(z.string())).catch(() => undefined);

      await expect(store.get(ref, Board)).resolves.toEqual(board);
    });

    it('renews what is there', async () => {
      const refs = [await store.put(board), await store.put(1)];

      await store.renew(refs);

      await expect(store.get(refs[0] ?? '', Board)).resolves.toEqual(board);
    });

    it.each(['', '../../etc/passwd', `sha256-${'0'.repeat(64)}`])(
      'renews nothing where %j is gone or no name of a snapshot',
      async (ref) => {
        await expect(store.renew([ref])).rejects.toMatchObject(missing);
      },
    );

    it('gives back a long text as it was', async () => {
      const text = `${'x'.repeat(262_143)}${'🥖"\\'.repeat(200_000)}`;
      const ref = await store.put({ documents: [{ body: text }] });

      const Texts = z.object({ documents: z.array(z.object({ body: z.string() })) });
      await expect(store.get(ref, Texts)).resolves.toEqual({ documents: [{ body: text }] });
    });

    it('keeps what was stored lately', async () => {
      const ref = await store.put(board);

      await store.sweep(new Set(), 60_000);

      await expect(store.get(ref, Board)).resolves.toEqual(board);
    });
  });
}
