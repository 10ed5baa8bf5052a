import { expect, test } from 'vitest';
import { AppError } from '#core/errors.ts';
import { connectPage, settled, shownErrors, watch } from '../testing/connected-page.ts';
import { inboxItem, opening } from '../testing/samples.ts';
import {
  archiveAll,
  archiveItems,
  archivings,
  hideItems,
  saveItems,
  staying,
} from './inbox-actions.ts';
import { outstanding } from './pending.ts';
import { undoLast } from './perform.ts';
import { queries, refresh } from './queries.ts';

const refusal = new AppError('internal', { reason: 'the disk is full' });

/** The inbox or the archive on screen. */
function watchItems(isArchive = false): () => readonly number[] {
  const answer = watch(queries.inbox(isArchive));
  return () => {
    const { data, dataUpdatedAt } = answer();
    const pending = outstanding(archivings.getState().entries, dataUpdatedAt);
    return staying(data?.items ?? [], pending, isArchive).map(({ id }) => id);
  };
}

async function openInbox(...ids: readonly number[]) {
  const host = connectPage({ inbox: ids.map((id) => inboxItem(id)) });
  const shown = watchItems();
  await settled();
  return { host, shown };
}

test('an archived item leaves before the host answers, and undo restores it', async () => {
  const { host, shown } = await openInbox(7, 8);
  const arrive = host.delay('inbox.archive', 'request');
  const archiving = archiveItems([7], true);
  expect(shown()).toEqual([8]);
  arrive();
  await archiving;
  await settled();
  expect(shown()).toEqual([8]);
  await undoLast();
  await settled();
  expect(shown()).toEqual([7, 8]);
});

test('undo of archiving everything restores just those items', async () => {
  const host = connectPage({
    inbox: [inboxItem(1, { isArchived: true }), inboxItem(2), inboxItem(900)],
  });
  const shown = watchItems();
  const archived = watchItems(true);
  await settled();
  await archiveAll();
  await settled();
  expect({ shown: shown(), archived: archived() }).toEqual({ shown: [], archived: [1, 2, 900] });
  await undoLast();
  await settled();
  expect({ shown: shown(), archived: archived() }).toEqual({ shown: [2, 900], archived: [1] });
  expect(host.kept.inbox.get(1)?.isArchived).toBe(true);
});

test('an item that the host refuses to archive returns, and undo leaves it alone', async () => {
  const { host, shown } = await openInbox(1, 2);
  await archiveItems([1], true);
  host.refuse('inbox.archive', refusal);
  await archiveItems([2], true);
  await settled();
  expect(shown()).toEqual([2]);
  expect(shownErrors()).toEqual([refusal.message]);
  await undoLast();
  await settled();
  expect(shown()).toEqual([1, 2]);
});

test('of two quick changes, only the refused one returns', async () => {
  const { host, shown } = await openInbox(1, 2, 3);
  host.refuse('inbox.archive', refusal);
  const answerFirst = host.delay('inbox.archive', 'answer');
  const first = archiveItems([1], true);
  await archiveItems([2], true);
  expect(shown()).toEqual([3]);
  answerFirst();
  await first;
  await settled();
  expect(shown()).toEqual([1, 3]);
});

test('a late list from before an archiving does not bring the item back', async () => {
  const { host, shown } = await openInbox(7, 8);
  const answer = host.delay('inbox.list', 'answer');
  refresh(['inbox']);
  await archiveItems([7], true);
  answer();
  await settled();
  expect(shown()).toEqual([8]);
});

test('if the first list is from before an archiving, the next one is without the item', async () => {
  const host = connectPage({ inbox: [inboxItem(7), inboxItem(8)] });
  const answer = host.delay('inbox.list', 'answer');
  const shown = watchItems();
  await archiveItems([7], true);
  answer();
  await settled();
  expect(shown()).toEqual([8]);
});

async function openWithPosting() {
  const host = connectPage({ postings: [opening({}, { id: 'p1' })], inbox: [inboxItem(7)] });
  const shown = watchItems();
  await settled();
  return { shown, isHidden: () => host.kept.postings.get('p1')?.isHidden, host };
}

const posting = { id: 'p1', title: 'Engineer' };

test('hiding removes the item with the opening, and undo restores both', async () => {
  const { shown, isHidden } = await openWithPosting();
  await hideItems([{ id: 7, posting }]);
  await settled();
  expect({ shown: shown(), isHidden: isHidden() }).toEqual({ shown: [], isHidden: true });
  await undoLast();
  await settled();
  expect({ shown: shown(), isHidden: isHidden() }).toEqual({ shown: [7], isHidden: false });
});

test.each(['postings.mark', 'inbox.archive'] as const)(
  'hiding changes neither the item nor the opening if the host refuses %s',
  async (method) => {
    const { host, shown, isHidden } = await openWithPosting();
    host.refuse(method, refusal);
    await hideItems([{ id: 7, posting }]);
    await settled();
    expect({ shown: shown(), isHidden: isHidden() }).toEqual({ shown: [7], isHidden: false });
    expect(shownErrors()).toEqual([refusal.message]);
  },
);

test('a saved opening leaves the inbox, and one undo brings both back', async () => {
  const host = connectPage({ postings: [opening({}, { id: 'p1' })], inbox: [inboxItem(7)] });
  const shown = watchItems();
  await settled();
  await saveItems([{ id: 7, posting: { id: 'p1', title: 'Beekeeper' } }]);
  await settled();
  expect(shown()).toEqual([]);
  expect(host.kept.postings.get('p1')?.stage).toBe('saved');
  await undoLast();
  await settled();
  expect(shown()).toEqual([7]);
  expect(host.kept.postings.get('p1')?.stage).toBeNull();
});

test('an opening that the host refuses to save keeps its item', async () => {
  const host = connectPage({ postings: [opening({}, { id: 'p1' })], inbox: [inboxItem(7)] });
  const shown = watchItems();
  await settled();
  host.refuse('applications.setStages', refusal);
  await saveItems([{ id: 7, posting: { id: 'p1', title: 'Beekeeper' } }]);
  await settled();
  expect(shown()).toEqual([7]);
  expect(shownErrors()).toEqual([refusal.message]);
});

test('several items leave together, and one undo brings all of them back', async () => {
  const postings = ['p1', 'p2'].map((id) => opening({}, { id }));
  const host = connectPage({ postings, inbox: [inboxItem(7), inboxItem(8), inboxItem(9)] });
  const shown = watchItems();
  await settled();
  await hideItems([
    { id: 7, posting: { id: 'p1', title: 'Beekeeper' } },
    { id: 9, posting: { id: 'p2', title: 'Goatherd' } },
  ]);
  await settled();
  expect(shown()).toEqual([8]);
  expect(host.kept.postings.get('p2')?.isHidden).toBe(true);
  await undoLast();
  await settled();
  expect(shown()).toEqual([7, 8, 9]);
  expect(host.kept.postings.get('p2')?.isHidden).toBe(false);
});
