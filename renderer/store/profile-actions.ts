import { notifications } from '@mantine/notifications';
import type { Output } from '#contract/api.ts';
import { toBase64 } from '../base64.ts';
import type { Profile } from '../model.ts';
import { profileStrings as words } from '../strings/profile.ts';
import { host } from './host.ts';
import { perform } from './perform.ts';
import { queries, queryClient } from './queries.ts';

type ReadResume = Output<'profile.readResume'>;

const mostBytes = 3 * 1024 * 1024;

/** Reads a file on the host's machine. Throws CallError. */
export async function readResumeFile(file: File): Promise<ReadResume> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return await host().call('profile.readResume', { file: toBase64(bytes) });
}

export const isTooLarge = ({ size }: Pick<File, 'size'>): boolean => size > mostBytes;

/** Reads pasted text. Throws CallError. */
export const readResumeText = (text: string): Promise<ReadResume> =>
  host().call('profile.readResume', { text });

/** Resolves to false if that failed. */
export async function saveProfile(profile: Profile): Promise<boolean> {
  const view = await perform(() => host().call('profile.save', { profile }));
  if (view === null) return false;
  queryClient.setQueryData(queries.profile().queryKey, view);
  notifications.show({ message: words.saved, autoClose: 3_000 });
  return true;
}

export async function removeProfile(): Promise<boolean> {
  const view = await perform(() => host().call('profile.remove', {}));
  if (view === null) return false;
  queryClient.setQueryData(queries.profile().queryKey, view);
  return true;
}

export const stopScoring = () => perform(() => host().call('profile.stopScoring', {}));

export const resumeScoring = () => perform(() => host().call('profile.resumeScoring', {}));
