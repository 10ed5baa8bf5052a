import { expect, test } from 'vitest';
import { untilConnected, useConnection } from './live-state.ts';

test('waiting for the host ends once it is back, or at once', async () => {
  useConnection.setState({ state: 'reconnecting' });
  let isThere = false;
  const waiting = untilConnected().then(() => {
    isThere = true;
  });
  useConnection.setState({ state: 'refused' });
  await Promise.resolve();
  expect(isThere).toBe(false);
  useConnection.setState({ state: 'open' });
  await waiting;
  expect(isThere).toBe(true);
  await untilConnected();
});
