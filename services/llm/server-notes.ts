import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { days } from '#core/duration.ts';
import { writePrivateFile } from '../private-file.ts';
import type { Dialect } from './dialect.ts';

const Note = z.object({
  format: z.enum([
    'ollama',
    'json_schema',
    'structured_outputs',
    'guided_json',
    'grammar',
    'json_object',
    'text',
  ]),
  limit: z.enum(['max_tokens', 'max_completion_tokens']),
  temperature: z.boolean(),
  system: z.boolean(),
  at: z.number(),
});

const Notes = z.record(z.string(), Note);
type Notes = z.infer<typeof Notes>;

/** A server may learn a better way with its next version. */
const keptMs = days(7);

/** What was found out about a server and its model, kept for the next process. */
export type ServerNotes = {
  readonly recall: () => Promise<Dialect | null>;
  /** Never rejects: without the note, the next process finds out again. */
  readonly note: (dialect: Dialect) => Promise<void>;
};

/** The notes that a worker was given a place for; none on a machine without one. */
export const notesAt = (
  place: { readonly file: string; readonly server: string } | null,
): ServerNotes | undefined => (place === null ? undefined : serverNotes(place.file, place.server));

/** In a file that only its owner may read; the file is made at the first note. */
export const serverNotes = (
  file: string,
  server: string,
  now: () => number = Date.now,
): ServerNotes => ({
  async recall() {
    const note = (await readNotes(file))[server];
    if (note === undefined || now() - note.at > keptMs) return null;
    const { at: _, ...dialect } = note;
    return dialect;
  },
  async note(dialect) {
    const notes: Notes = { ...(await readNotes(file)), [server]: { ...dialect, at: now() } };
    // A note that cannot be kept only costs a question more at the next start.
    await writePrivateFile(file, JSON.stringify(notes), { flush: false }).catch(() => undefined);
  },
});

async function readNotes(file: string): Promise<Notes> {
  try {
    return Notes.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    // There is none yet, or it is damaged: all can be found out again.
    return {};
  }
}
