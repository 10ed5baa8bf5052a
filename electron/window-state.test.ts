import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '#tests/support/database.ts';
import { fitToDisplays, keepWindowState, readWindowState } from './window-state.ts';

const display = { x: 0, y: 0, width: 1_920, height: 1_040 };
const second = { x: 1_920, y: 0, width: 1_280, height: 1_000 };
const usual = { width: 1_280, height: 800, isMaximized: false };

describe('the saved state of a window', () => {
  it('is read back', async () => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, 'window.json');
    const state = { width: 1_000, height: 700, x: 5, y: 6, isMaximized: true };
    keepWindowState(file, state);
    expect(readWindowState(file)).toEqual(state);
    expect(await readdir(folder.path)).toEqual(['window.json']);
  });

  it.each(['', 'null', '[]', '{"width":"wide","height":3}', '{"width":-5,"height":800}', '{"w'])(
    'is the default if the file contains %j',
    async (text) => {
      await using folder = await temporaryFolder();
      const file = path.join(folder.path, 'window.json');
      expect(readWindowState(file)).toEqual(usual);
      await writeFile(file, text);
      expect(readWindowState(file)).toEqual(usual);
    },
  );
});

describe('a window on the present displays', () => {
  it('keeps its place', () => {
    const state = { ...usual, x: 2_000, y: 50 };
    expect(fitToDisplays(state, [display, second])).toEqual(state);
  });

  it('is placed by the system if its display is gone', () => {
    expect(fitToDisplays({ ...usual, x: 2_000, y: 50 }, [display])).toEqual(usual);
  });

  it('is placed by the system if only an edge would be visible', () => {
    expect(fitToDisplays({ ...usual, x: 1_900, y: 50 }, [display])).toEqual(usual);
  });

  it('is no larger than its display', () => {
    const state = { width: 5_000, height: 4_000, x: 0, y: 0, isMaximized: false };
    expect(fitToDisplays(state, [display])).toMatchObject({ width: 1_920, height: 1_040 });
  });

  it('keeps its title bar within reach', () => {
    expect(fitToDisplays({ ...usual, x: 10, y: -300 }, [display])).toMatchObject({ x: 10, y: 0 });
  });
});
