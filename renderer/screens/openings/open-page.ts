/** Opens an address of a posting outside of the page, which it learns nothing about. */
export function openPage(url: string | null): void {
  if (url !== null) window.open(url, '_blank', 'noopener,noreferrer');
}
