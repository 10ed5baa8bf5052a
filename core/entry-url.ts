/**
 * The module `file`, as the source names it (`./thread.ts`), beside the module with
 * `import.meta.url` `from`. Works for the source and for the JavaScript built from it.
 */
export const entryUrl = (file: string, from: string): URL =>
  new URL(from.endsWith('.ts') ? file : file.replace(/\.ts$/, '.js'), from);
