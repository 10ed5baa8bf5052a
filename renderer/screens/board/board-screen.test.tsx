import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { localDay } from '#renderer/format.ts';
import { QuestionCard } from '#renderer/frame/question-card.tsx';
import type { Application, PostingDetail } from '#renderer/model.ts';
import { refresh } from '#renderer/store/queries.ts';
import { dropQuestion } from '#renderer/store/questions.ts';
import { boardStrings as words } from '#renderer/strings/board.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import { labels } from '#renderer/strings/labels.ts';
import { paneStrings, questionStrings } from '#renderer/strings/openings.ts';
import { application, card, opening } from '#renderer/testing/samples.ts';
import { type Answers, show } from '#renderer/testing/show.tsx';
import { BoardScreen } from './board-screen.tsx';

afterEach(dropQuestion);

/** A board with one card, whose detail is open. */
function shown(kept: Partial<Application> = {}, over: Partial<PostingDetail> = {}) {
  const stage = kept.stage ?? 'interview';
  const posting = opening(
    {},
    {
      ...{ id: 'a', title: 'Job a', url: 'https://acme.example/a', stage },
      ...{ descriptionHtml: '<p>You keep bees.</p>', descriptionText: 'You keep bees.' },
      application: application({ postingId: 'a', ...kept, stage }),
      ...over,
    },
  );
  const answers: Answers = {
    'applications.list': () => [card('a', { stage })],
    'postings.get': () => posting,
    'applications.update': ({ postingId }) => application({ postingId }),
    'applications.setStage': ({ postingId, stage: to }) => ({
      ...{ postingId, was: null, from: stage, to },
    }),
  };
  window.location.hash = '#/board/a';
  return show(
    <>
      <BoardScreen />
      <QuestionCard />
    </>,
    answers,
  );
}

const link = () => screen.findByRole('link', { name: /Job a/ });

test('a card opens with the opening behind a tab, and the bar of every reading pane', async () => {
  const { person } = shown();
  const pane = await screen.findByRole('region', { name: 'Opening' });
  expect(await within(pane).findByRole('link', { name: paneStrings.apply })).toBeDefined();
  expect(screen.queryByText('You keep bees.')).toBeNull();
  await person.click(within(pane).getByRole('tab', { name: words.detail.opening }));
  expect(await screen.findByText('You keep bees.')).toBeDefined();
});

test('Escape closes a card from its notes, and the focus returns to it', async () => {
  const { person } = shown();
  const step = await screen.findByRole('textbox', { name: words.nextStep.label });
  await person.click(step);
  await person.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
  expect(document.activeElement).toBe(await link());
});

test('Escape closes an open menu first', async () => {
  const { person } = shown();
  await person.click(await screen.findByRole('button', { name: labels.stages.interview }));
  await screen.findByRole('menu');
  await person.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  expect(screen.getByRole('complementary')).toBeDefined();
  await person.click(screen.getByRole('button', { name: everywhere.close }));
  await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
});

test('a card that is moved to the end asks how it ended', async () => {
  const { person, asked } = shown();
  (await link()).focus();
  await person.keyboard('6');
  const question = await screen.findByRole('dialog', { name: questionStrings.outcome('Job a') });
  await person.click(within(question).getByRole('button', { name: labels.outcomes.no_answer }));
  await waitFor(() =>
    expect(asked('applications.update')).toMatchObject([
      { input: { postingId: 'a', outcome: 'no_answer' } },
    ]),
  );
});

test('the day of application can be corrected, and the outcome changed', async () => {
  const { person, asked } = shown({ stage: 'done', outcome: 'no_answer', appliedOn: '2026-11-03' });
  const day = await screen.findByLabelText<HTMLInputElement>(words.application.appliedOn);
  expect(day.value).toBe('2026-11-03');
  fireEvent.change(day, { target: { value: '2026-10-30' } });
  await person.click(screen.getByRole('checkbox', { name: labels.outcomes.rejected }));
  await waitFor(() =>
    expect(asked('applications.update').map(({ input }) => input)).toEqual(
      expect.arrayContaining([
        { postingId: 'a', appliedOn: '2026-10-30' },
        { postingId: 'a', outcome: 'rejected' },
      ]),
    ),
  );
});

test('an opening that is only saved has no date of application', async () => {
  shown({ stage: 'saved' });
  await screen.findByRole('textbox', { name: words.nextStep.label });
  expect(screen.queryByLabelText(words.application.appliedOn)).toBeNull();
});

test('an opening from elsewhere is added by hand, and its card opens', async () => {
  const { person, answer, asked } = shown();
  await link();
  answer({
    'applications.list': () => [card('a', { stage: 'interview' })],
    'postings.get': ({ id }) => opening({}, { id, title: 'Goatherd' }),
    'applications.addOwn': () => ({
      isKnown: false,
      move: { postingId: 'own', was: null, from: null, to: 'applied' },
    }),
  });
  await person.click(screen.getByRole('button', { name: words.own.add }));
  const dialog = within(await screen.findByRole('dialog', { name: words.own.title }));
  await person.click(dialog.getByRole('button', { name: words.own.submit }));
  expect(dialog.getByText(words.own.positionMissing)).toBeDefined();
  expect(asked('applications.addOwn')).toEqual([]);
  await person.type(dialog.getByLabelText(words.own.url), 'https://jobs.example/1');
  await person.type(dialog.getByLabelText(/Job title/), 'Goatherd');
  await person.type(dialog.getByLabelText(/Company/), 'Hive');
  await person.click(dialog.getByRole('button', { name: words.own.submit }));
  await waitFor(() => expect(window.location.hash).toBe('#/board/own'));
  expect(asked('applications.addOwn')).toMatchObject([
    {
      input: { title: 'Goatherd', company: 'Hive', url: 'https://jobs.example/1', stage: 'saved' },
    },
  ]);
});

test('a file is kept with an opening and listed; one that is too large is refused', async () => {
  const document = {
    ...{ id: 'd1', name: 'CV.pdf', type: 'application/pdf', sizeBytes: 400_000 },
    addedAt: '2026-11-01T00:00:00Z',
  };
  const { person, answer, asked } = shown({ documents: [document] });
  expect(await screen.findByRole('button', { name: 'CV.pdf' })).toBeDefined();
  answer({ 'documents.add': () => document });
  const input = screen
    .getByRole('region', { name: words.documents.label })
    .querySelector<HTMLInputElement>('input[type="file"]');
  if (input === null) throw new Error('nothing takes a file');
  await person.upload(input, [
    new File(['Dear'], 'Letter.txt', { type: 'text/plain' }),
    new File([new Uint8Array(3 * 1024 * 1024 + 1)], 'Film.mov'),
  ]);
  expect(await screen.findByText(words.documents.tooLarge('Film.mov'))).toBeDefined();
  expect(asked('documents.add')).toMatchObject([
    { input: { postingId: 'a', name: 'Letter.txt', content: btoa('Dear') } },
  ]);
});

test('the page of an opening fills the form, and what was typed stays', async () => {
  const { person, answer } = shown();
  await link();
  const read = { ...opening({}, { title: 'Baker', company: 'Acme' }), score: null };
  answer({ 'sources.readPage': () => ({ ...read, descriptionText: 'You bake.' }) });
  await person.click(screen.getByRole('button', { name: words.own.add }));
  const dialog = within(await screen.findByRole('dialog', { name: words.own.title }));
  await person.type(dialog.getByLabelText(/Company/), 'Mill');
  await person.type(dialog.getByLabelText(words.own.url), 'https://jobs.example/1');
  await person.click(dialog.getByRole('button', { name: words.own.read }));
  await waitFor(() =>
    expect(dialog.getByLabelText<HTMLInputElement>(/Job title/).value).toBe('Baker'),
  );
  expect(dialog.getByLabelText<HTMLInputElement>(/Company/).value).toBe('Mill');
  expect(dialog.getByLabelText<HTMLTextAreaElement>(words.own.text).value).toBe('You bake.');
  answer({ 'sources.readPage': () => null });
  await person.click(dialog.getByRole('button', { name: words.own.read }));
  expect(await dialog.findByText(words.own.unread)).toBeDefined();
});

const addressField = async () => {
  const dialog = within(await screen.findByRole('dialog', { name: words.own.title }));
  return dialog.getByLabelText<HTMLInputElement>(words.own.url);
};

test('a bookmark opens the form with the address of its page, and adds nothing', async () => {
  const page = 'https://jobs.example/1?a=b&c=d#e';
  const { asked } = shown();
  window.location.hash = `#/board?add=${encodeURIComponent(page)}`;
  expect((await addressField()).value).toBe(page);
  expect(asked('sources.readPage')).toEqual([]);
  expect(asked('applications.addOwn')).toEqual([]);
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(window.location.hash).toBe('#/board'));
  expect(screen.queryByRole('dialog', { name: words.own.title })).toBeNull();
});

test.each(['javascript:alert(1)', 'file:///etc/passwd', 'x'.repeat(2_001)])(
  'a bookmark with another address opens the form empty: %s',
  async (given) => {
    shown();
    window.location.hash = `#/board?add=${encodeURIComponent(given)}`;
    expect((await addressField()).value).toBe('');
  },
);

test('the bookmark leads to this page, without a token', async () => {
  localStorage.setItem('rolewatch.token', 'secret');
  const { person } = shown();
  await person.click(await screen.findByRole('button', { name: words.own.add }));
  const bookmark = await screen.findByRole('link', { name: words.own.bookmark.label });
  const code = bookmark.getAttribute('href') ?? '';
  expect(code).toContain(`${window.location.origin}/#/board?add=`);
  expect(code).not.toContain('secret');
  await person.click(bookmark);
  expect(screen.getByText(words.own.bookmark.press)).toBeDefined();
  localStorage.clear();
});

test('the board can be filtered by words', async () => {
  const { person, answer } = shown();
  await link();
  const { posting } = card('b');
  answer({
    'applications.list': () => [
      card('a', { stage: 'interview' }),
      card('b', { posting: { ...posting, company: 'Birch' } }),
    ],
  });
  refresh(['applications']);
  expect(await screen.findByRole('link', { name: /Job b/ })).toBeDefined();
  await person.keyboard('/');
  await person.keyboard('birch');
  expect(screen.queryByRole('link', { name: /Job a/ })).toBeNull();
  expect(screen.getByRole('link', { name: /Job b/ })).toBeDefined();
});

test('words that fit no card say so, and all cards come back', async () => {
  const { person } = shown();
  await link();
  await person.keyboard('/');
  await person.keyboard('zebra');
  expect(await screen.findByText(words.nothingFits.title)).toBeDefined();
  await person.click(screen.getByRole('button', { name: words.nothingFits.action }));
  expect(await link()).toBeDefined();
});

test('the cards with a due reminder are counted, and shown alone on demand', async () => {
  const { person, answer } = shown();
  await link();
  expect(screen.queryByRole('button', { name: /due/ })).toBeNull();
  const reminder = { id: 'r1', postingId: 'b', text: 'Call', doneAt: null };
  answer({
    'applications.list': () => [
      card('a', { stage: 'interview' }),
      card('b', { nextReminder: { ...reminder, dueAt: '2026-11-01T09:00:00Z' } }),
    ],
  });
  refresh(['applications']);
  await person.click(await screen.findByRole('button', { name: words.due(1) }));
  expect(screen.queryByRole('link', { name: /Job a/ })).toBeNull();
  expect(screen.getByRole('link', { name: /Job b/ })).toBeDefined();
  await person.click(screen.getByRole('button', { name: words.due(1) }));
  expect(screen.getByRole('link', { name: /Job a/ })).toBeDefined();
});

test('a reminder that gets due later hides no cards', async () => {
  const { person, answer } = shown();
  const dueAt = '2026-11-01T09:00:00Z';
  const nextReminder = { id: 'r1', postingId: 'b', text: 'Call', doneAt: null, dueAt };
  const cards = (isDue: boolean) => {
    const own = isDue ? { nextReminder } : {};
    answer({ 'applications.list': () => [card('a'), card('b', own)] });
    refresh(['applications']);
  };
  cards(true);
  await person.click(await screen.findByRole('button', { name: words.due(1) }));
  expect(screen.queryByRole('link', { name: /Job a/ })).toBeNull();
  cards(false);
  await waitFor(() => expect(screen.queryByRole('button', { name: words.due(1) })).toBeNull());
  cards(true);
  await screen.findByRole('button', { name: words.due(1) });
  expect(screen.getByRole('link', { name: /Job a/ })).toBeDefined();
});

test('a contact can be written to and called, and tells when they last spoke', async () => {
  const contact = { name: 'Maya', role: 'Recruiting', reach: 'maya@acme.example, +1 555 010 9999' };
  const { person, asked } = shown({ contacts: [contact] });
  const mail = await screen.findByRole('link', { name: 'maya@acme.example' });
  expect(mail.getAttribute('href')).toBe('mailto:maya@acme.example');
  const phone = screen.getByRole('link', { name: '+1 555 010 9999' });
  expect(phone.getAttribute('href')).toBe('tel:+15550109999');
  await person.click(screen.getByRole('button', { name: words.contacts.spokeTodayWith('Maya') }));
  const spokenOn = localDay(new Date());
  await waitFor(() =>
    expect(asked('applications.update')).toMatchObject([
      { input: { postingId: 'a', contacts: [{ ...contact, spokenOn }] } },
    ]),
  );
});

test('after “Spoke today” the focus stays with the contact', async () => {
  const contact = { name: 'Maya', role: '', reach: '' };
  const { person, answer } = shown({ contacts: [contact] });
  const name = words.contacts.spokeTodayWith('Maya');
  (await screen.findByRole('button', { name })).focus();
  const spoken = application({
    ...{ postingId: 'a', stage: 'interview' },
    contacts: [{ ...contact, spokenOn: localDay(new Date()) }],
  });
  answer({
    'applications.update': () => spoken,
    'postings.get': () => opening({}, { id: 'a', stage: 'interview', application: spoken }),
  });
  await person.keyboard('{Enter}');
  refresh(['applications']);
  await waitFor(() => expect(screen.queryByRole('button', { name })).toBeNull());
  expect(document.activeElement).toBe(
    screen.getByRole('button', { name: words.contacts.edit('Maya') }),
  );
});

test('a contact whom the user spoke with today is not asked about again', async () => {
  const contact = { name: 'Maya', role: '', reach: '', spokenOn: localDay(new Date()) };
  shown({ contacts: [contact] });
  expect(await screen.findByText(/^Last spoke/)).toBeDefined();
  expect(screen.queryByRole('button', { name: /today/ })).toBeNull();
});
