import { describe, expect, it } from 'vitest';
import { firstPage } from './first-page.ts';

const fresh = { home: '#/openings', isWelcomeDone: false };
const has = (companies: boolean) => async () => companies;

describe('the page begins', () => {
  it.each(['', '#', '#/', '#/inbox'])('with the welcome without companies: %s', async (at) => {
    expect(await firstPage(at, fresh, has(false))).toBe('#/welcome');
  });

  it.each(['#/settings/data', '#/queues', '#/openings?q=rust', '#/welcome?step=schedule'])(
    'where its address leads, also without companies: %s',
    async (at) => {
      expect(await firstPage(at, fresh, has(false))).toBeNull();
    },
  );

  it('where the user wants it to begin, once there are companies', async () => {
    expect(await firstPage('', fresh, has(true))).toBe('#/openings');
    expect(await firstPage('#/inbox', fresh, has(true))).toBeNull();
  });

  it('without the welcome once that was left', async () => {
    expect(await firstPage('', { ...fresh, isWelcomeDone: true }, has(false))).toBe('#/openings');
  });
});
