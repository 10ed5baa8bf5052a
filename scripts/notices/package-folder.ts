const inPackage = /^(.*node_modules\/(?:@[^/]+\/)?[^/@][^/]*)\//;

/** The folder of the package that a module of a bundle is from; null for our own and for made-up ones. */
export function packageFolderOf(moduleId: string): string | null {
  // Plugins mark what they made up with a zero, and put a question mark before what they ask for.
  const file = moduleId.replace(/^\0/, '').replaceAll('\\', '/').split('?', 1)[0] ?? '';
  const folder = inPackage.exec(file)?.[1];
  return folder === undefined || folder.includes('/.vite/') ? null : folder;
}
