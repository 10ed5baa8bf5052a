import { describe, expect, it } from 'vitest';
import { openRecording } from '#services/recordings/folder.ts';
import { recordedCompanies } from '#tests/support/recordings.ts';
import { comparable, expectedOf, replayCompany } from '#tests/support/replayed-company.ts';

const recorded = recordedCompanies();

describe.skipIf(recorded.length === 0)('a scan of a recorded company', () => {
  it.each(recorded)('$name finds what is expected of it', async ({ path }) => {
    const opened = await openRecording(path);
    const isWhole = opened.recording.leftOut.length === 0;
    expect(comparable(await replayCompany(opened), isWhole)).toEqual(
      comparable(await expectedOf(path), isWhole),
    );
  });
});
