import { chromium } from './chromium.ts';
import { electron } from './electron.ts';
import { redis } from './redis.ts';

/** THE TABLE of programs we use and do not contain; `doctor` lists them by it. */
export const provisions = { redis, chromium, electron } as const;
