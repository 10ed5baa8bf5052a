import { create } from 'zustand';
import type { QueueView } from '../model.ts';

/** The queues as they were last told of. */
export const useQueueCounts = create<{ readonly queues: readonly QueueView[] }>(() => ({
  queues: [],
}));
