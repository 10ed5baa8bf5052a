import type { Session } from '#host/attach.ts';
import type { StartOptions } from '#host/start-options.ts';
import { onInterrupt } from './interrupt.ts';
import type { CommonOptions } from './options.ts';
import { writeNotice } from './output.ts';

/**
 * Uses the running Rolewatch, else starts one that runs until this and other commands have
 * finished. Throws what `openSession` throws, and `host_gone`.
 */
export async function withSession<T>(
  options: CommonOptions,
  work: (session: Session) => Promise<T>,
  start: Partial<Pick<StartOptions, 'flags' | 'resumes' | 'logTo'>> = {},
): Promise<T> {
  const { openSession } = await import('#host/attach.ts');
  await using session = await openSession({
    ...{ flags: {}, resumes: false, logTo: 'file', ...start },
    dataDir: options.dataDir,
    env: process.env,
    say: writeNotice,
  });
  try {
    return await Promise.race([work(session), session.lost]);
  } finally {
    if (session.own !== null) await waitForOthers(session.own);
  }
}

/** Ending now would break the work of commands that have joined. */
async function waitForOthers({ joined, untilAlone }: NonNullable<Session['own']>): Promise<void> {
  if (joined() === 0) return await untilAlone();
  writeNotice(
    'Another command is using this Rolewatch. Waiting for it to finish; Ctrl-C stops both',
  );
  const interrupted = Promise.withResolvers<void>();
  using _interrupt = onInterrupt(async () => interrupted.resolve());
  await Promise.race([untilAlone(), interrupted.promise]);
}
