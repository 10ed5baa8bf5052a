import { createLibraryCall } from '#library/calls.ts';
import type { Library } from '#library/client.ts';
import type { Database } from '#library/engine/open.ts';

export function localLibrary(db: Database): Library {
  return {
    call: createLibraryCall(db) as Library['call'],
    [Symbol.asyncDispose]: async () => undefined,
  };
}
