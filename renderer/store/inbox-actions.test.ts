import { beforeEach, expect, test, vi } from 'vitest';
import { archiveAll, archiveItems, hideItem } from './inbox-actions.ts';
import { undoLast } from './undo.ts';

const call = vi.hoisted(() => vi.fn<(method: string, input: unknown) => Promise<unknown>>());
vi.mock('./host.ts', () => ({ host: () => ({ call }) }));

beforeEach(() => {
  call.mockReset();
  call.mockResolvedValue({ ids: [] });
});

test('an archived line comes back by undo', async () => {
  await archiveItems([7], true);
  await undoLast();
  expect(call.mock.calls).toEqual([
    ['inbox.archive', { ids: [7], isArchived: true }],
    ['inbox.archive', { ids: [7], isArchived: false }],
  ]);
});

test('of all that were archived, undo brings back just those', async () => {
  call.mockResolvedValueOnce({ ids: [3, 4, 900] });
  await archiveAll();
  await undoLast();
  expect(call.mock.calls).toEqual([
    ['inbox.archive', { ids: null, isArchived: true }],
    ['inbox.archive', { ids: [3, 4, 900], isArchived: false }],
  ]);
});

test('what the host refused cannot be undone', async () => {
  await archiveItems([1], true);
  await undoLast();
  call.mockClear();
  call.mockRejectedValueOnce(new Error('no'));
  await archiveItems([2], true);
  await undoLast();
  expect(call.mock.calls).toEqual([['inbox.archive', { ids: [2], isArchived: true }]]);
});

test('hiding takes the line away with the opening, and undo brings both back', async () => {
  const posting = { id: 'p1', title: 'Engineer' };
  await hideItem(7, posting);
  await undoLast();
  expect(call.mock.calls).toEqual([
    ['postings.mark', { ids: ['p1'], isHidden: true }],
    ['inbox.archive', { ids: [7], isArchived: true }],
    ['postings.mark', { ids: ['p1'], isHidden: false }],
    ['inbox.archive', { ids: [7], isArchived: false }],
  ]);
});
