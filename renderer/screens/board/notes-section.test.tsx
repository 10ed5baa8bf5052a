import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { boardStrings } from '#renderer/strings/board.ts';
import { application } from '#renderer/testing/samples.ts';
import { show } from '#renderer/testing/show.tsx';
import { toggleTask, withLinks } from './notes-markdown.ts';
import { NotesSection } from './notes-section.tsx';

const words = boardStrings.notes;
const notes = '- [ ] Call Mira\n- [x] Read https://acme.example/a?b=1.\n\nNice people';

function shown(text = notes) {
  const kept = application({ notes: text });
  return show(<NotesSection application={kept} />, {
    'applications.update': () => kept,
  });
}

test('tasks are boxes, and bare addresses are links', () => {
  shown();
  const boxes = screen.getAllByRole<HTMLInputElement>('checkbox');
  expect(boxes.map(({ checked }) => checked)).toEqual([false, true]);
  const link = screen.getByRole('link');
  expect(link.getAttribute('href')).toBe('https://acme.example/a?b=1');
  expect(link.getAttribute('target')).toBe('_blank');
});

test('a press on a box ticks its task in the notes', async () => {
  const { person, asked } = shown();
  await person.click(screen.getAllByRole('checkbox')[0] as HTMLElement);
  await waitFor(() =>
    expect(asked('applications.update').map(({ input }) => input)).toEqual([
      { postingId: 'p1', notes: notes.replace('[ ]', '[x]') },
    ]),
  );
});

test('a press on the text edits it, and leaving the field moves nothing under the pointer', async () => {
  const { person } = shown();
  await person.click(screen.getByText('Nice people'));
  const field = screen.getByRole('textbox', { name: words.label });
  expect(document.activeElement).toBe(field);
  await person.tab();
  expect(screen.getByRole('textbox', { name: words.label })).toBe(field);
});

test('links and code that are written as such stay', () => {
  const written = 'See [it](https://a.example), <https://b.example> and `https://c.example`';
  expect(withLinks(written)).toBe(written);
});

test('only the meant task is toggled, either way', () => {
  expect(toggleTask('- [ ] a\n* [X] b', 1)).toBe('- [ ] a\n* [ ] b');
  expect(toggleTask('1. [ ] a', 0)).toBe('1. [x] a');
  expect(toggleTask('No [ ] task', 0)).toBe('No [ ] task');
});
