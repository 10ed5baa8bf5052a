import { lookup } from 'node:dns/promises';
import type { RunView } from '#contract/views/run.ts';
import { minutes } from '#core/duration.ts';
import { hasNetwork } from '#services/network/has-network.ts';

/** How many names are looked up: one that is found is enough. */
const mostNames = 3;
const longestWaitMs = minutes(30);

export type ConnectionWatch = {
  /** Told of each run that ended: one that reached nothing says that the machine is offline. */
  readonly ended: (run: Pick<RunView, 'isOffline' | 'completedCompanies' | 'companies'>) => void;
  /** Whether the last run found it so. */
  readonly wasOffline: () => boolean;
  /**
   * Whether it still is: until a name is found again, for which the machine's own name server is asked
   * and no site. Where that was not enough for a scan, the next one waits longer and longer.
   */
  readonly isOffline: () => Promise<boolean>;
};

/** Watches whether the connection is back, after a run that found it gone. */
export function createConnectionWatch({
  find = async (host: string): Promise<unknown> => await lookup(host),
  isConnected = hasNetwork as () => boolean,
  now = Date.now,
} = {}): ConnectionWatch {
  let hosts: readonly string[] = [];
  let attempts = 0;
  let notBefore = 0;

  return {
    ended({ isOffline, completedCompanies, companies }) {
      if (isOffline) {
        hosts = [...new Set(companies.map(({ url }) => new URL(url).hostname))].slice(0, mostNames);
        const waitMs = attempts === 0 ? 0 : Math.min(longestWaitMs, minutes(2 ** attempts));
        notBefore = now() + waitMs;
        attempts += 1;
      } else if (completedCompanies > 0) attempts = 0;
    },
    wasOffline: () => attempts > 0,
    async isOffline() {
      if (attempts === 0) return false;
      if (now() < notBefore || !isConnected()) return true;
      return await Promise.any(hosts.map(find)).then(
        () => false,
        () => true,
      );
    },
  };
}
