import { z } from 'zod';
import { type ModelServerFault, modelServerFaults } from '#core/model-server-faults.ts';

const faults = Object.keys(modelServerFaults) as readonly ModelServerFault[];

/** How a worker reaches the model that the settings choose. */
export const ModelAccess = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('server'),
    url: z.string(),
    model: z.string(),
    apiKey: z.string().nullable(),
    /** Where a worker keeps what it finds out about the server, and under which name. */
    notes: z.object({ file: z.string(), server: z.string() }).nullable(),
  }),
  z.object({ kind: z.literal('file'), file: z.string() }),
  /** The server that Rolewatch starts does not run. */
  z.object({
    kind: z.literal('failed'),
    server: z.string(),
    failure: z.enum(faults),
    reason: z.string(),
  }),
]);
export type ModelAccess = z.infer<typeof ModelAccess>;
