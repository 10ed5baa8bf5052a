import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hours, minutes } from '#core/duration.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { createManualClock } from '#tests/support/manual-clock.ts';
import { openSiteMemory, type SitePace } from './site-memory.ts';

const pace: SitePace = { heldUntil: null, atOnce: 1.5, gapMs: 250 };

describe('openSiteMemory', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let clock: ReturnType<typeof createManualClock>;
  beforeEach(async () => {
    folder = await temporaryFolder();
    clock = createManualClock();
  });
  afterEach(() => folder[Symbol.asyncDispose]());

  const file = () => path.join(folder.path, 'site-paces.json');
  const warn = vi.fn();
  const open = () => openSiteMemory(file(), { clock, log: { warn } });

  async function learned(lessons: Readonly<Record<string, SitePace | null>>): Promise<void> {
    await using memory = await open();
    for (const [site, lesson] of Object.entries(lessons)) memory.note(site, lesson);
  }

  it('recalls a site after a restart', async () => {
    await learned({ lever: pace });

    await using memory = await open();

    expect(memory.recall('lever')).toEqual(pace);
  });

  it('knows nothing of other sites', async () => {
    await learned({ lever: pace });

    await using memory = await open();

    expect(memory.recall('acme.example')).toBeNull();
  });

  it('forgets a site that answers well again', async () => {
    await learned({ lever: pace });
    await learned({ lever: null });

    expect(JSON.parse(await readFile(file(), 'utf8'))).toEqual({});
  });

  it('forgets a lesson after a day', async () => {
    await learned({ lever: pace });
    await clock.advance(hours(24));

    await using memory = await open();

    expect(memory.recall('lever')).toBeNull();
  });

  it('recalls a pause of at most a day', async () => {
    const at = clock.now();
    await learned({ lever: { ...pace, heldUntil: at + hours(1_000) } });

    await using memory = await open();

    expect(memory.recall('lever')?.heldUntil).toBe(at + hours(24));
  });

  it('does not believe a lesson from the future', async () => {
    const at = clock.now() + minutes(2);
    await writeFile(file(), JSON.stringify({ lever: { ...pace, at } }));

    await using memory = await open();

    expect(memory.recall('lever')).toBeNull();
  });

  it('keeps the five hundred newest lessons', async () => {
    await learned({ oldest: pace });
    await clock.advance(1_000);
    await learned(Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`site${n}`, pace])));

    const kept = Object.keys(JSON.parse(await readFile(file(), 'utf8')));

    expect(kept).toHaveLength(500);
    expect(kept).not.toContain('oldest');
  });

  it('begins without lessons if the file is damaged', async () => {
    await writeFile(file(), '{"lever": {"atOnce": 0');

    await using memory = await open();

    expect(memory.recall('lever')).toBeNull();
  });

  it.skipIf(process.platform === 'win32')('writes for its owner alone', async () => {
    await learned({ lever: pace });

    expect((await stat(file())).mode & 0o777).toBe(0o600);
  });

  it('works without a folder to write to, and says so', async () => {
    await folder[Symbol.asyncDispose]();

    await learned({ lever: pace });

    expect(warn).toHaveBeenCalledOnce();
  });
});
