import { z } from 'zod';

/** Our own Redis: on this machine, behind a password. */
export const OwnRedisAddress = z.union([
  z.object({ socket: z.string().min(1), password: z.string() }),
  z.object({ port: z.number().int().min(1).max(65_535), password: z.string() }),
]);
export type OwnRedisAddress = z.infer<typeof OwnRedisAddress>;

/** A Redis by URL, or our own. Holds a secret: keep it out of logs. */
export const RedisAddress = z.union([
  z.object({ url: z.url({ protocol: /^rediss?$/ }) }),
  OwnRedisAddress,
]);
export type RedisAddress = z.infer<typeof RedisAddress>;
