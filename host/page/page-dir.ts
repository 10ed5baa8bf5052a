import { fileURLToPath } from 'node:url';

/** Where the build puts the page, as seen from the module that asks: a source, or what was built of it. */
export const pageDir = (from: string): string =>
  fileURLToPath(new URL(from.endsWith('.ts') ? '../../out/renderer' : '../../../renderer', from));
