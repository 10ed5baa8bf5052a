export function downloadFile({
  fileName,
  mimeType,
  content,
}: {
  readonly fileName: string;
  readonly mimeType: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}): void {
  const url = URL.createObjectURL(new Blob([content], { type: mimeType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
