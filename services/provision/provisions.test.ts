import { describe, expect, it } from 'vitest';
import { defaultSettings } from '#core/settings.ts';
import { fakeMachine } from '#tests/support/fake-machine.ts';
import { provisions } from './provisions.ts';

describe('the table of provisions', () => {
  it.each(Object.entries(provisions))('names %s as its row does', async (name, { find }) => {
    await using machine = await fakeMachine();
    expect(await find(defaultSettings, machine)).toMatchObject({ name, missing: true });
  });
});
