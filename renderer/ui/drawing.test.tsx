import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Drawing, drawingNames } from './drawing.tsx';

test.each(drawingNames)('%s is drawn in the colors of the theme and said by words only', (name) => {
  const { container } = render(<Drawing name={name} />);
  const svg = container.querySelector('svg');
  expect(svg?.getAttribute('aria-hidden')).toBe('true');
  expect(svg?.querySelectorAll('path').length).toBeGreaterThan(2);
  expect(svg?.outerHTML).not.toMatch(/#[\da-f]{3}|(?:fill|stroke)=/i);
});
