import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Profile, ProfileView } from '#renderer/model.ts';
import { profileStrings as words } from '#renderer/strings/profile.ts';
import { refuse, show } from '#renderer/testing/show.tsx';
import { nothingSaid } from './draft.ts';
import { ProfileScreen } from './profile-screen.tsx';

const view = (said: Partial<ProfileView> = {}): ProfileView => ({
  ...{ profile: null, scoring: null, isOutdated: false },
  ...said,
});

const baker: Profile = {
  ...nothingSaid,
  resume: { ...nothingSaid.resume, titles: ['Baker'], places: ['DE//Berlin'], rightToWork: ['DE'] },
};

const upload = () => document.querySelector<HTMLInputElement>('input[type="file"]');

describe('the profile', () => {
  test('is read from a file, corrected and saved', async () => {
    const { person, asked } = show(<ProfileScreen />, {
      'profile.get': () => view(),
      'profile.readResume': () => ({ resume: baker.resume, isCut: true }),
      'profile.save': ({ profile }) => view({ profile: profile as Profile }),
    });
    expect(await screen.findByText(words.tooLittle)).toBeDefined();
    const field = upload();
    if (field !== null) await person.upload(field, new File(['Baker'], 'me.txt'));
    expect(await screen.findByText(words.didRead)).toBeDefined();
    expect(screen.getByText(words.isCut, { exact: false })).toBeDefined();
    expect(screen.getByText('Berlin, Germany')).toBeDefined();
    await person.type(screen.getByRole('combobox', { name: words.skills }), 'HACCP{Enter}');
    await person.click(screen.getByRole('button', { name: words.save }));
    expect(await screen.findByRole('link', { name: words.showOpenings })).toBeDefined();
    expect(asked('profile.readResume')[0]?.input).toEqual({ file: btoa('Baker') });
    expect(asked('profile.save')[0]?.input).toMatchObject({
      profile: { resume: { titles: ['Baker'], skills: ['HACCP'], rightToWork: ['Germany'] } },
    });
  });

  test('is read from pasted text', async () => {
    const { person, asked } = show(<ProfileScreen />, {
      'profile.get': () => view(),
      'profile.readResume': () => ({ resume: baker.resume, isCut: false }),
    });
    await person.type(await screen.findByLabelText(words.paste), 'Baker');
    await person.click(screen.getByRole('button', { name: words.read }));
    expect(await screen.findByText(words.didRead)).toBeDefined();
    expect(asked('profile.readResume')[0]?.input).toEqual({ text: 'Baker' });
  });

  test('says why a file cannot be read, and keeps what was typed', async () => {
    const { person } = show(<ProfileScreen />, {
      'profile.get': () => view({ profile: baker }),
      'profile.readResume': refuse('This PDF holds pictures of pages, and no text'),
    });
    await screen.findByText('Baker');
    const field = upload();
    if (field !== null) await person.upload(field, new File(['x'], 'me.pdf'));
    expect(await screen.findByText('This PDF holds pictures of pages, and no text')).toBeDefined();
    expect(screen.getByText('Baker')).toBeDefined();
  });

  test('sends no file that is too large', async () => {
    const { person, asked } = show(<ProfileScreen />, { 'profile.get': () => view() });
    await screen.findByText(words.tooLittle);
    const field = upload();
    const large = new File([new Uint8Array(3 * 1024 * 1024 + 1)], 'me.pdf');
    if (field !== null) await person.upload(field, large);
    expect(await screen.findByText(words.tooLarge)).toBeDefined();
    expect(asked('profile.readResume')).toEqual([]);
  });

  test('shows how far openings are compared, and stops', async () => {
    const { person, asked } = show(<ProfileScreen />, {
      'profile.get': () => view({ profile: baker, scoring: { done: 400, total: 1_000 } }),
      'profile.stopScoring': () => view({ profile: baker, isOutdated: true }),
    });
    expect(await screen.findByText(words.scoring(400, 1_000))).toBeDefined();
    await person.click(screen.getByRole('button', { name: words.stop }));
    expect(asked('profile.stopScoring')).toHaveLength(1);
  });

  test('offers to continue after a stop', async () => {
    const { person, asked } = show(<ProfileScreen />, {
      'profile.get': () => view({ profile: baker, isOutdated: true }),
      'profile.resumeScoring': () => view({ profile: baker }),
    });
    await person.click(await screen.findByRole('button', { name: words.continue }));
    expect(asked('profile.resumeScoring')).toHaveLength(1);
  });

  test('is deleted only after a question', async () => {
    const { person, asked } = show(<ProfileScreen />, {
      'profile.get': () => view({ profile: baker }),
      'profile.remove': () => view(),
    });
    await person.click(await screen.findByRole('button', { name: words.remove }));
    expect(await screen.findByText(words.removeHint)).toBeDefined();
    expect(asked('profile.remove')).toEqual([]);
    const buttons = screen.getAllByRole('button', { name: words.remove, hidden: true });
    await person.click(buttons.at(-1) ?? document.body);
    expect(asked('profile.remove')).toHaveLength(1);
  });
});
