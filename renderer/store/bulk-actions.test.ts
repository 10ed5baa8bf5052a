import { afterEach, expect, test } from 'vitest';
import { connectPage } from '../testing/connected-page.ts';
import { opening } from '../testing/samples.ts';
import { hideMany, markReadMany, saveMany } from './bulk-actions.ts';
import { undoLast } from './perform.ts';
import { setStage } from './posting-actions.ts';
import { ask, dropQuestion, useQuestion } from './questions.ts';

afterEach(dropQuestion);

test('saving many leaves openings alone that are on the board', async () => {
  const host = connectPage({ postings: [opening({}, { id: 'p1' }), opening({}, { id: 'p2' })] });
  await setStage({ id: 'p1', title: 'Baker' }, 'interview');
  expect(await saveMany(['p1', 'p2'])).toBe(true);
  expect(host.kept.postings.get('p1')?.stage).toBe('interview');
  expect(host.kept.postings.get('p2')?.stage).toBe('saved');
});

test('undo of many leaves those alone that were marked so before', async () => {
  const host = connectPage({
    postings: [opening({}, { id: 'p1', isHidden: true, isRead: true }), opening({}, { id: 'p2' })],
  });
  const marks = (id: string) => {
    const { isHidden, isRead } = host.kept.postings.get(id) ?? {};
    return { isHidden, isRead };
  };
  const before = [marks('p1'), marks('p2')];
  await hideMany(['p1', 'p2'], true);
  expect([marks('p1').isHidden, marks('p2').isHidden]).toEqual([true, true]);
  await undoLast();
  await markReadMany(['p1', 'p2'], true);
  await undoLast();
  expect([marks('p1'), marks('p2')]).toEqual(before);
});

test('a question about an opening goes once the opening moves', async () => {
  connectPage({ postings: [opening({}, { id: 'p1' })] });
  ask({ kind: 'applied', posting: { id: 'p1', title: 'Baker' } });
  await setStage({ id: 'p1', title: 'Baker' }, 'interview');
  expect(useQuestion.getState().question).toBeNull();
});
