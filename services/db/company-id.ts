import { sha256Hex } from '../snapshots/digest.ts';

/** The id of the company at a canonical address: the same on every machine. */
export const companyId = (url: string): string => sha256Hex(url).slice(0, 20);
