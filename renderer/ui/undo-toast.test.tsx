import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { didSomething } from '../store/perform.ts';
import { everywhere } from '../strings/everywhere.ts';
import { show } from '../testing/show.tsx';

test('the toast of an action undoes it with its button, and leaves', async () => {
  const { person } = show(null);
  const done = ['first', 'second'];
  for (const label of ['first', 'second']) {
    didSomething({ label, undo: async () => void done.splice(done.indexOf(label), 1) });
  }
  expect(await screen.findByText('second')).toBeDefined();
  expect(screen.queryByText('first')).toBeNull();
  await person.click(screen.getByRole('button', { name: everywhere.undo }));
  expect(await screen.findByText(everywhere.undone('second'))).toBeDefined();
  expect(done).toEqual(['first']);
});
