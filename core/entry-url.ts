/**
 * The module `file` (as it is called in the source, `./thread.ts`) beside the one that asks, which
 * gives its `import.meta.url`: the source itself, or the JavaScript that was built of it.
 */
export const entryUrl = (file: string, from: string): URL =>
  new URL(from.endsWith('.ts') ? file : file.replace(/\.ts$/, '.js'), from);
