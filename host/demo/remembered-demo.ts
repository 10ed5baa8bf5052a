import { z } from 'zod';
import type { Library } from '../library/client.ts';

/** What a demo must know to end as if it had not been. */
export const RememberedDemo = z.object({
  /** Companies that it added, and takes with it. */
  added: z.array(z.string()),
  /** Companies that were watched before: real ones, whose boards cannot be reached meanwhile. */
  leftAlone: z.array(z.string()),
});
export type RememberedDemo = z.infer<typeof RememberedDemo>;

const key = 'demo';

/** The demo that an earlier start of the host left on; null where there is none. */
export async function readDemo(library: Pick<Library, 'call'>): Promise<RememberedDemo | null> {
  const remembered = RememberedDemo.safeParse((await library.call('preferences.get', {}))[key]);
  return remembered.success ? remembered.data : null;
}

/** Null forgets it. */
export async function rememberDemo(
  library: Pick<Library, 'call'>,
  value: RememberedDemo | null,
): Promise<void> {
  await library.call('preferences.set', { key, value });
}
