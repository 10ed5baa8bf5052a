import { expect, it } from 'vitest';
import { readListInThread } from './read-in-thread.ts';

it('reads a long list while this thread continues', async () => {
  const text = Array.from({ length: 65_000 }, (_, i) => `https://jobs.lever.co/c${i}`).join('\n');
  let turns = 0;
  const turning = setInterval(() => {
    turns += 1;
  }, 1);
  const rows = await readListInThread(text);
  clearInterval(turning);
  expect(rows).toHaveLength(65_000);
  expect(turns).toBeGreaterThan(0);
});

it('reports why a list cannot be read', async () => {
  const text = Array.from({ length: 100_001 }, (_, i) => `Acme ${i}`).join('\n');
  await expect(readListInThread(text)).rejects.toMatchObject({ code: 'list_too_long' });
});

it('stops reading when aborted', async () => {
  const leaving = new AbortController();
  const rows = readListInThread('Acme\n'.repeat(90_000), leaving.signal);
  leaving.abort();
  await expect(rows).rejects.toMatchObject({ code: 'cancelled' });
});

it('never starts if aborted before', async () => {
  await expect(readListInThread('Acme', AbortSignal.abort())).rejects.toMatchObject({
    code: 'cancelled',
  });
});
