import { open } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { logFileName } from './logger.ts';

const Line = z.object({
  level: z.string(),
  time: z.string(),
  name: z.string(),
  message: z.string(),
  fields: z.record(z.string(), z.unknown()).optional(),
  repeated: z.number().optional(),
});

export type LogTailLine = {
  readonly at: string;
  readonly level: string;
  readonly name: string;
  readonly message: string;
};

/** Enough for a few hundred lines. */
const tailBytes = 131_072;

/** The last lines of the log in this folder, newest last; none if no file is there. */
export async function readLogTail(folder: string, limit: number): Promise<LogTailLine[]> {
  const text = await readEnd(path.join(folder, logFileName));
  return text
    .split('\n')
    .flatMap((line) => toLine(line) ?? [])
    .slice(-limit);
}

async function readEnd(file: string): Promise<string> {
  try {
    await using handle = await open(file, 'r');
    const { size } = await handle.stat();
    const from = Math.max(0, size - tailBytes);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - from), { position: from });
    return buffer.toString('utf8', 0, bytesRead);
  } catch {
    // Nothing was logged, or the log goes to a terminal.
    return '';
  }
}

/** Null for a line cut in two, or of another program. */
function toLine(text: string): LogTailLine | null {
  try {
    const { time, level, name, message, fields, repeated } = Line.parse(JSON.parse(text));
    const more = fields === undefined ? '' : ` ${JSON.stringify(fields)}`;
    const times = repeated === undefined ? '' : ` (×${repeated})`;
    return { at: time, level, name, message: `${message}${more}${times}` };
  } catch {
    return null;
  }
}
