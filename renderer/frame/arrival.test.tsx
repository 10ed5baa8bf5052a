import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { show } from '../testing/show.tsx';
import { Screen } from '../ui/screen.tsx';
import { Arrival, contentId, skipToContent } from './arrival.tsx';

const page = (isFirst: boolean, content = <p>Hives</p>) => (
  <>
    <button type="button">Outside</button>
    <main id={contentId} tabIndex={-1}>
      <Screen title="Board">{content}</Screen>
      <Arrival isFirst={isFirst} />
    </main>
  </>
);

const focused = (): string => document.activeElement?.textContent ?? '';

test('a screen that opens has the focus on its heading', () => {
  show(page(false));
  expect(focused()).toBe('Board');
});

test('the first screen leaves the focus at the top of the page', () => {
  show(page(true));
  expect(document.activeElement).toBe(document.body);
});

test('a screen that put the focus into itself keeps it', () => {
  // biome-ignore lint/a11y/noAutofocus: as the field of the welcome does
  show(page(false, <input autoFocus aria-label="Names" />));
  expect(document.activeElement).toBe(screen.getByLabelText('Names'));
});

test('a dialog that opened first keeps the focus', () => {
  show(
    <>
      <div role="dialog" aria-modal="true" aria-label="Palette" />
      {page(false)}
    </>,
  );
  expect(document.activeElement).toBe(document.body);
});

test('the skip link leads to the list of the screen, else to its content', () => {
  const { showAgain } = show(page(true));
  skipToContent();
  expect(document.activeElement?.id).toBe(contentId);
  showAgain(
    page(
      true,
      <ul data-skip-to tabIndex={-1}>
        <li>Hives</li>
      </ul>,
    ),
  );
  skipToContent();
  expect(focused()).toBe('Hives');
});
