import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { frameStrings as words } from '../strings/frame.ts';
import { show } from '../testing/show.tsx';
import { linkIn, Refused } from './refused.tsx';

const link = 'http://127.0.0.1:4000/#token=abc';

test('a pasted link is opened', async () => {
  const go = vi.fn<(link: URL) => void>();
  const { person } = show(<Refused go={go} />);
  await person.type(screen.getByRole('textbox', { name: words.pasteLink }), `${link}{Enter}`);
  expect(go.mock.calls.map(([{ href }]) => href)).toEqual([link]);
});

test('what is no link of a Rolewatch is rejected with a reason', async () => {
  const go = vi.fn<(link: URL) => void>();
  const { person } = show(<Refused go={go} />);
  await person.type(
    screen.getByRole('textbox', { name: words.pasteLink }),
    'http://127.0.0.1:4000/{Enter}',
  );
  expect(screen.getByText(words.wrongLink)).toBeDefined();
  expect(go).not.toHaveBeenCalled();
});

test.each([
  [`Rolewatch: ${link} (press Ctrl+C to stop)`, link],
  [`  ${link}\n`, link],
  ['http://127.0.0.1:4000/', undefined],
  ['http://127.0.0.1:4000/#token=', undefined],
  ['javascript:alert(1)#token=abc', undefined],
  ['', undefined],
])('the link in %j is %s', (text, href) => {
  expect(linkIn(text)?.href).toBe(href);
});
