import { notifications } from '@mantine/notifications';
import { fromBase64, toBase64 } from '../base64.ts';
import { backupStrings as words } from '../strings/settings.ts';
import { downloadFile } from '../ui/download-file.ts';
import { host } from './host.ts';
import { perform } from './perform.ts';
import { queries, queryClient } from './queries.ts';

/** Makes a backup and saves a copy of it in the user's downloads. */
export async function backUp(): Promise<void> {
  const made = await perform(async () => {
    const { name, path } = await host().call('data.backUp', {});
    downloadFile({
      fileName: name,
      mimeType: 'application/vnd.sqlite3',
      content: await read(name),
    });
    return path;
  });
  if (made === null) return;
  notifications.show({ message: words.didBackUp(made), autoClose: 8_000 });
  void queryClient.invalidateQueries({ queryKey: queries.dataUsage().queryKey });
}

async function read(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let offset = 0; ; ) {
    const { content, isLast } = await host().call('data.readBackup', { name, offset });
    const part = fromBase64(content);
    parts.push(part);
    offset += part.length;
    if (isLast) return new Uint8Array(await new Blob(parts).arrayBuffer());
  }
}

/** As large as the host takes. */
const partBytes = 1_048_576;

/** Sends a backup to the host; resolves to true if it replaces the data at the next start. */
export async function restore(file: Blob): Promise<boolean> {
  const done = await perform(async () => {
    for (let offset = 0; ; offset += partBytes) {
      const part = new Uint8Array(await file.slice(offset, offset + partBytes).arrayBuffer());
      const isLast = offset + partBytes >= file.size;
      const content = toBase64(part);
      const { isWaiting } = await host().call('data.restore', { offset, content, isLast });
      if (isLast) return isWaiting;
    }
  });
  return done === true;
}
