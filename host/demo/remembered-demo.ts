import { z } from 'zod';
import type { Library } from '../library/client.ts';

/** What a demo must know to end as if it had not been. */
export const RememberedDemo = z.object({
  /** Its companies, by id: its sites answer for no other. */
  companies: z.array(z.string()),
  /** Those of them that were not watched before: it takes them with it. */
  added: z.array(z.string()),
});
export type RememberedDemo = z.infer<typeof RememberedDemo>;

const name = 'demo';

/** The demo that an earlier start of the host left on; null where there is none. */
export async function readDemo(library: Pick<Library, 'call'>): Promise<RememberedDemo | null> {
  const remembered = RememberedDemo.safeParse(await library.call('host.recall', { name }));
  return remembered.success ? remembered.data : null;
}

/** Null forgets it. */
export async function rememberDemo(
  library: Pick<Library, 'call'>,
  state: RememberedDemo | null,
): Promise<void> {
  await library.call('host.remember', { name, state });
}
