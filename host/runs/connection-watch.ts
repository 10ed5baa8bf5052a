import { lookup } from 'node:dns/promises';
import type { RunView } from '#contract/runs.ts';
import { minutes } from '#core/duration.ts';
import { hasNetwork } from '#services/network/network.ts';

/** How many names to look up: finding one is enough. */
const mostNames = 3;
const longestWaitMs = minutes(30);

export type ConnectionWatch = {
  /** Reports each ended run: if it reached no site, the machine is offline. */
  readonly ended: (run: Pick<RunView, 'isOffline' | 'completedCompanies' | 'companies'>) => void;
  readonly wasOffline: () => boolean;
  /**
   * Whether the machine is still offline, until a name resolves; asks the name server, never a
   * site. If a scan still fails after that, the next wait is longer.
   */
  readonly isOffline: () => Promise<boolean>;
};

/** Watches for the connection to return after a run found the machine offline. */
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
