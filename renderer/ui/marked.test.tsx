import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Marked } from './marked.tsx';

const marked = () => [...document.querySelectorAll('mark')].map(({ textContent }) => textContent);

test('marks parts of a text, and says the whole of it', () => {
  const { container } = render(
    <p>
      <Marked
        text="rust, go and rust"
        marks={[
          [0, 4],
          [13, 17],
        ]}
      />
    </p>,
  );
  expect(marked()).toEqual(['rust', 'rust']);
  expect(container.textContent).toBe('rust, go and rust');
});

test('markup in a text stays text', () => {
  const text = '<img src=x onerror=alert(1)> <b>rust</b>';
  const at = text.indexOf('rust');
  const { container } = render(
    <p>
      <Marked text={text} marks={[[at, at + 4]]} />
    </p>,
  );
  expect(container.textContent).toBe(text);
  expect(document.querySelector('img, b')).toBeNull();
});
