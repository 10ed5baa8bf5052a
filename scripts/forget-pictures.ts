import { rm } from 'node:fs/promises';
import path from 'node:path';

/** A picture that is missing is taken. */
await rm(path.resolve(import.meta.dirname, '../tests/snapshots'), { recursive: true, force: true });
