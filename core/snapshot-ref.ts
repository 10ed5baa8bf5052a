import { z } from 'zod';

/** Names a stored snapshot by its content: `sha256-` and 64 hexadecimal digits. */
export const SnapshotRef = z.string().regex(/^sha256-[0-9a-f]{64}$/);
export type SnapshotRef = z.infer<typeof SnapshotRef>;
