import { hostMethods } from './host-methods.ts';
import { libraryMethods } from './library-methods.ts';

/** THE TABLE of calls: what the UI, the CLI and other clients may ask of the host. */
export const methods = { ...libraryMethods, ...hostMethods } as const;
