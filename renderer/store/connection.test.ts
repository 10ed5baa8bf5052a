import { expect, test } from 'vitest';
import { untilConnected, useConnection } from './connection.ts';

test('whoever waits for the host goes on once it is back, or at once', async () => {
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
