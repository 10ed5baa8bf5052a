import { screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { QuestionCard } from '#renderer/frame/question-card.tsx';
import type { PostingDetail } from '#renderer/model.ts';
import { refresh } from '#renderer/store/queries.ts';
import { dropQuestion } from '#renderer/store/questions.ts';
import { labels } from '#renderer/strings/labels.ts';
import { paneStrings, postingStrings, questionStrings } from '#renderer/strings/openings.ts';
import { opening } from '#renderer/testing/samples.ts';
import { show } from '#renderer/testing/show.tsx';
import { PostingPane } from './posting-pane.tsx';

afterEach(dropQuestion);

/** A page that needs no network. */
const applyUrl = 'about:blank';

function shown(over: Partial<PostingDetail> = {}) {
  const posting = opening({}, { url: 'https://acme.example/1', applyUrl, ...over });
  return show(
    <>
      <PostingPane id="p1" onClose={() => undefined} />
      <QuestionCard />
    </>,
    {
      'postings.get': () => posting,
      'applications.setStage': ({ postingId, stage }) => ({
        ...{ postingId, was: null, from: null, to: stage },
      }),
      'applications.update': () => {
        throw new Error('unused');
      },
    },
  );
}

/** The user comes back from the tab that the link opened. */
const comeBack = () => window.dispatchEvent(new FocusEvent('focus'));

test('back from the site, one key says that they applied', async () => {
  const { person, asked } = shown();
  const apply = await screen.findByRole('link', { name: paneStrings.apply });
  await person.click(apply);
  expect(screen.queryByRole('dialog')).toBeNull();
  comeBack();
  expect(
    await screen.findByRole('dialog', { name: questionStrings.applied('Beekeeper') }),
  ).toBeDefined();
  await person.keyboard('{Enter}');
  await waitFor(() =>
    expect(asked('applications.setStage')).toMatchObject([
      { input: { postingId: 'p1', stage: 'applied' } },
    ]),
  );
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(apply);
});

test('Escape answers not yet: nothing moves, and the question is gone', async () => {
  const { person, asked } = shown();
  await person.click(await screen.findByRole('link', { name: paneStrings.apply }));
  comeBack();
  await screen.findByRole('dialog');
  await person.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  comeBack();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(asked('applications.setStage')).toEqual([]);
});

test('nobody is asked twice: an opening past that stage is only opened', async () => {
  const { person } = shown({ stage: 'interview' });
  await person.click(await screen.findByRole('link', { name: paneStrings.apply }));
  comeBack();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a closed opening can still be opened, but not as the main act', async () => {
  shown({ closedAt: '2026-11-20T00:00:00Z' });
  const anyway = await screen.findByRole('link', { name: paneStrings.openAnyway });
  expect(anyway.getAttribute('data-variant')).toBe('default');
  expect(screen.queryByRole('link', { name: paneStrings.apply })).toBeNull();
});

test('a tracked opening has one button that names its stage', async () => {
  shown({ stage: 'saved' });
  expect(await screen.findByRole('button', { name: labels.stages.saved })).toBeDefined();
  expect(screen.queryByRole('button', { name: paneStrings.save })).toBeNull();
  expect(screen.queryByRole('button', { name: postingStrings.moveTo })).toBeNull();
});

test('the button that takes the place of Save keeps the focus', async () => {
  const { person, answer } = shown({ stage: null });
  const save = await screen.findByRole('button', { name: paneStrings.save });
  answer({
    'applications.setStage': ({ postingId }) => ({
      ...{ postingId, was: null, from: null, to: 'saved' },
    }),
    'postings.get': () => opening({}, { stage: 'saved' }),
  });
  save.focus();
  await person.keyboard('{Enter}');
  refresh(['applications']);
  const saved = await screen.findByRole('button', { name: labels.stages.saved });
  expect(document.activeElement).toBe(saved);
});

test('the menu asks how an application ended, and says so', async () => {
  const { person, asked } = shown({ stage: 'interview' });
  await person.click(await screen.findByRole('button', { name: labels.stages.interview }));
  await person.click(await screen.findByRole('menuitem', { name: labels.outcomes.rejected }));
  await waitFor(() =>
    expect(asked('applications.setStage')).toMatchObject([
      { input: { stage: 'done', outcome: 'rejected' } },
    ]),
  );
  expect(screen.queryByRole('dialog')).toBeNull();
});
