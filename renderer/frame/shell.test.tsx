import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useHealth } from '#renderer/store/live-state.ts';
import { frameStrings } from '#renderer/strings/frame.ts';
import { health } from '#renderer/testing/samples.ts';
import { show } from '#renderer/testing/show.tsx';
import { Shell } from './shell.tsx';

const frame = () => ({
  navigation: screen.queryByRole('navigation', { name: frameStrings.navigation }),
  search: screen.queryByRole('button', { name: new RegExp(frameStrings.search) }),
});

test('nothing of an empty product stands around the welcome', () => {
  window.location.hash = '#/welcome';
  show(<Shell />);
  expect(screen.getByRole('main')).toBeDefined();
  expect(frame()).toEqual({ navigation: null, search: null });
});

test('every other screen has the sidebar and the search', () => {
  window.location.hash = '#/companies';
  show(<Shell />);
  expect(frame()).toEqual({ navigation: expect.anything(), search: expect.anything() });
});

test.each([
  ['A trial', 1],
  [null, 0],
])('a library that is not the user’s own says so above every screen: %s', async (label, bands) => {
  window.location.hash = '#/companies';
  useHealth.setState({ health: { ...health, label } });
  show(<Shell />);
  expect(screen.queryAllByText(frameStrings.notYours, { exact: false })).toHaveLength(bands);
  useHealth.setState({ health: null });
});
