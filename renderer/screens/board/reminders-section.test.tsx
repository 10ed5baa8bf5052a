import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Reminder } from '#renderer/model.ts';
import { boardStrings } from '#renderer/strings/board.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import { application } from '#renderer/testing/samples.ts';
import { never, refuse, show } from '#renderer/testing/show.tsx';
import { isoOf, morningIn, RemindersSection } from './reminders-section.tsx';

const words = boardStrings.reminders;

const reminder = (over: Partial<Reminder> = {}): Reminder => ({
  id: 'r1',
  postingId: 'p1',
  dueAt: '2026-12-01T09:00:00Z',
  text: 'Send the letter',
  doneAt: null,
  ...over,
});

const shown = (reminders: Reminder[]) => {
  return <RemindersSection application={application({ stage: 'saved', reminders })} />;
};

test('without reminders there is only a button to add one', () => {
  show(shown([]));
  expect(screen.queryAllByRole('listitem')).toEqual([]);
  expect(screen.getByRole('button', { name: words.add })).toBeDefined();
});

test('finished reminders come last, ticked', () => {
  const done = reminder({ id: 'r2', text: 'Call Maya', doneAt: '2026-11-20T09:00:00Z' });
  show(shown([done, reminder()]));
  const boxes = screen.getAllByRole('checkbox');
  expect(boxes.map((box) => box.getAttribute('aria-label'))).toEqual([
    words.done('Send the letter'),
    words.done('Call Maya'),
  ]);
  expect(boxes.map((box) => 'checked' in box && box.checked)).toEqual([false, true]);
});

test('a reminder is added with its text, and the form closes once it is saved', async () => {
  const { person, asked, answer } = show(shown([]), { 'reminders.add': () => never() });
  await person.click(screen.getByRole('button', { name: words.add }));
  await person.type(screen.getByLabelText(words.text), 'Ask again');
  answer({ 'reminders.add': () => reminder() });
  await person.click(screen.getByRole('button', { name: words.submit }));
  expect(asked('reminders.add')).toMatchObject([{ input: { postingId: 'p1', text: 'Ask again' } }]);
  expect(await screen.findByRole('button', { name: words.add })).toBeDefined();
  expect(screen.queryByLabelText(words.text)).toBeNull();
});

test('a usual time is one press away', async () => {
  const { person, asked } = show(shown([]), { 'reminders.add': () => reminder() });
  await person.click(screen.getByRole('button', { name: words.add }));
  await person.type(screen.getByLabelText(words.text), 'Ask again');
  await person.click(screen.getByRole('checkbox', { name: words.inAWeek }));
  await person.click(screen.getByRole('button', { name: words.submit }));
  const dueAt = isoOf(morningIn(7, Date.now()));
  expect(asked('reminders.add')).toMatchObject([{ input: { dueAt } }]);
});

test('a reminder without text is not sent, and the field says so', async () => {
  const { person, asked } = show(shown([]));
  await person.click(screen.getByRole('button', { name: words.add }));
  await person.click(screen.getByRole('button', { name: words.submit }));
  expect(await screen.findByText(words.textMissing)).toBeDefined();
  expect(asked('reminders.add')).toEqual([]);
});

test('a failed save shows the reason and keeps the text', async () => {
  const { person } = show(shown([]), { 'reminders.add': refuse('The database is busy') });
  await person.click(screen.getByRole('button', { name: words.add }));
  await person.type(screen.getByLabelText(words.text), 'Ask again');
  await person.click(screen.getByRole('button', { name: words.submit }));
  expect(await screen.findByText('The database is busy')).toBeDefined();
  expect(screen.getByLabelText(words.text)).toHaveProperty('value', 'Ask again');
});

test('a cancelled reminder leaves no trace', async () => {
  const { person, asked } = show(shown([]));
  await person.click(screen.getByRole('button', { name: words.add }));
  await person.click(screen.getByRole('button', { name: everywhere.cancel }));
  expect(screen.queryByLabelText(words.text)).toBeNull();
  expect(asked('reminders.add')).toEqual([]);
});

test('ticking off or removing a reminder can be undone', async () => {
  const { person } = show(shown([reminder()]), {
    'reminders.update': () => reminder({ doneAt: '2026-11-30T09:00:00Z' }),
    'reminders.remove': () => ({ removed: 1 }),
  });
  await person.click(screen.getByRole('checkbox', { name: words.done('Send the letter') }));
  expect(
    await screen.findByText(boardStrings.didReminder('Send the letter'), { exact: false }),
  ).toBeDefined();
  await person.click(screen.getByRole('button', { name: words.remove('Send the letter') }));
  expect(
    await screen.findByText(boardStrings.didRemoveReminder('Send the letter'), { exact: false }),
  ).toBeDefined();
});

describe('the times of a reminder', () => {
  test('mornings are at nine local time, across the end of a month too', () => {
    expect(morningIn(7, new Date(2026, 10, 26, 22, 15).getTime())).toBe('2026-12-03 09:00:00');
  });

  test('a picker time converts to ISO 8601', () => {
    expect(isoOf('2026-11-26 14:20:00')).toBe(new Date(2026, 10, 26, 14, 20).toISOString());
  });

  test('an invalid time is null', () => {
    expect(isoOf('')).toBeNull();
    expect(isoOf('soon')).toBeNull();
  });
});
