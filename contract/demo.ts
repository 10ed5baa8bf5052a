import { z } from 'zod';
import { longDeadlineMs, method, none } from './define.ts';

export const demoMethods = {
  /**
   * Starts the demo, a whole Rolewatch beside this one, unless it runs. Returns the link of its
   * page; null if the desktop app shows it in a window. Throws `demo_not_started`.
   */
  'demo.open': method({
    input: none,
    output: z.object({ url: z.string().nullable() }),
    runs: 'host',
    deadlineMs: longDeadlineMs,
  }),
} as const;
