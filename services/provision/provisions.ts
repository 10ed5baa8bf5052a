import { chromium } from './chromium.ts';
import { electron } from './electron.ts';
import { redis } from './redis.ts';
import { vllm } from './vllm.ts';

/** THE TABLE of programs that we use but do not contain; `doctor` lists its rows. */
export const provisions = { redis, chromium, electron, vllm } as const;
