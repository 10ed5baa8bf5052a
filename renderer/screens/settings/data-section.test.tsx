import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useHealth } from '#renderer/store/live-state.ts';
import { settingsStrings as settings, backupStrings as words } from '#renderer/strings/settings.ts';
import { health } from '#renderer/testing/samples.ts';
import { refuse, show } from '#renderer/testing/show.tsx';
import { DataSection } from './data-section.tsx';

const saved: string[] = [];
const usage = { folder: '/data', database: 2e6, snapshots: 1e6, backups: 0, total: 4e6 };

beforeEach(() => {
  useHealth.setState({ health: health });
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:backup');
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
    this: HTMLAnchorElement,
  ) {
    saved.push(this.download);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  saved.length = 0;
});

test('a backup is read in parts and lands in the downloads', async () => {
  const { person, asked } = show(<DataSection />, {
    'data.usage': () => usage,
    'data.backUp': () => ({ name: 'b.db', path: '/data/backups/b.db', sizeBytes: 5 }),
    'data.readBackup': ({ offset }) => ({ content: btoa('abc'), isLast: offset > 0 }),
  });
  await person.click(screen.getByRole('button', { name: words.backUp }));
  expect(await screen.findByText(words.didBackUp('/data/backups/b.db'))).toBeDefined();
  expect(saved).toEqual(['b.db']);
  expect(asked('data.readBackup').map(({ input }) => input)).toEqual([
    { name: 'b.db', offset: 0 },
    { name: 'b.db', offset: 3 },
  ]);
});

const upload = () => document.querySelector<HTMLInputElement>('input[type="file"]');

test('a backup that was checked waits for the next start', async () => {
  const { person, asked } = show(<DataSection />, {
    'data.usage': () => usage,
    'data.restore': ({ isLast }) => ({ isWaiting: isLast }),
  });
  const field = upload();
  if (field !== null) await person.upload(field, new File(['a'.repeat(1_048_577)], 'b.db'));
  expect(await screen.findByText(words.waiting)).toBeDefined();
  expect(asked('data.restore').map(({ input }) => input)).toMatchObject([
    { offset: 0, isLast: false },
    { offset: 1_048_576, content: btoa('a'), isLast: true },
  ]);
});

test.each([true, false])(
  'erasing everything takes the backups only if asked: %s',
  async (isAsked) => {
    const { person, asked } = show(<DataSection />, {
      'data.usage': () => ({ ...usage, backups: 3e6 }),
      'data.erase': () => ({ removed: 1 }),
    });
    await person.click(screen.getByRole('button', { name: settings.erase }));
    const box = await screen.findByRole('checkbox');
    if (isAsked) await person.click(box);
    await person.type(screen.getByRole('textbox'), settings.eraseWord);
    const [, confirm] = screen.getAllByRole('button', { name: settings.erase });
    if (confirm !== undefined) await person.click(confirm);
    expect(asked('data.erase').map(({ input }) => input)).toEqual([
      { confirm: 'erase', withBackups: isAsked },
    ]);
  },
);

test('without backups, erasing offers no choice about them', async () => {
  const { person, asked } = show(<DataSection />, { 'data.usage': () => usage });
  await person.click(screen.getByRole('button', { name: settings.erase }));
  await screen.findByRole('textbox');
  await waitFor(() => expect(asked('data.usage')).toHaveLength(1));
  expect(screen.queryByRole('checkbox')).toBeNull();
});

test('a file that is no backup changes nothing, and says why', async () => {
  const { person } = show(<DataSection />, {
    'data.usage': () => usage,
    'data.restore': refuse('It is no backup'),
  });
  const field = upload();
  if (field !== null) await person.upload(field, new File(['x'], 'b.db'));
  expect(await screen.findByText('It is no backup')).toBeDefined();
  expect(screen.queryByText(words.waiting)).toBeNull();
});
