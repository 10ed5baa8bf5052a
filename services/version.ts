import manifest from '../package.json' with { type: 'json' };

/** Of this Rolewatch: `0.1.0`. */
export const version: string = manifest.version;
