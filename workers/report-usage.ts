import { seconds } from '#core/duration.ts';
import type { FromWorker } from './parent.ts';

export const usageIntervalMs = seconds(2);

/** Tells what this process uses, now and every two seconds, until it is disposed of. */
export function reportUsage(send: (message: FromWorker) => void): Disposable {
  let usedUs = 0;
  let sinceMs = performance.now() - process.uptime() * 1_000;

  const report = () => {
    const { user, system } = process.cpuUsage();
    const now = performance.now();
    const cpu = (user + system - usedUs) / 1_000 / Math.max(now - sinceMs, 1);
    usedUs = user + system;
    sinceMs = now;
    send({ type: 'usage', rssBytes: process.memoryUsage.rss(), cpu });
  };

  report();
  const timer = setInterval(report, usageIntervalMs).unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
