import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { shortcutNames, shortcuts } from '../keyboard/shortcuts.ts';
import { shortcutStrings as words } from '../strings/frame.ts';
import { show } from '../testing/show.tsx';
import { HelpDialog, useHelp } from './help-dialog.tsx';

const open = () => {
  useHelp.setState({ isOpen: true });
  return show(<HelpDialog />);
};

test('every key is listed, under the place where it works', async () => {
  open();
  const dialog = await screen.findByRole('dialog');
  for (const name of shortcutNames) {
    const line = within(dialog).getByText(words.does[name]);
    const group = line.parentElement?.parentElement;
    expect(group?.textContent).toContain(words.groups[shortcuts[name].group]);
  }
});

test('keys can be searched for by what they do', async () => {
  const { person } = open();
  await person.type(await screen.findByRole('textbox', { name: words.search }), 'arch');
  expect(screen.getByText(words.does.archive)).toBeDefined();
  expect(screen.queryByText(words.does.save)).toBeNull();
  await person.keyboard('zzz');
  expect(screen.getByText(words.none)).toBeDefined();
});
