import { create } from 'zustand';
import type { HealthView } from '../model.ts';

/** How the host's parts are; null until it has said. */
export const useHealth = create<{ readonly health: HealthView | null }>(() => ({ health: null }));
