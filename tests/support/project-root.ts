import path from 'node:path';

/** The folder of the sources. */
export const projectRoot = path.resolve(import.meta.dirname, '../..');
