import { AppError } from '#core/errors.ts';
import type { OriginMap } from '#core/origin-map.ts';
import { createSemaphore } from '#core/semaphore.ts';
import type { Settings } from '#core/settings.ts';
import { canonicalUrl } from '#core/url.ts';
import type { DemoSites } from '#demo/demo-sites.ts';
import { companyId } from '#services/db/company-id.ts';
import type { Logger } from '#services/log/logger.ts';
import type { Library } from '../library/client.ts';
import { type RememberedDemo, readDemo, rememberDemo } from './remembered-demo.ts';

type Lookup = Pick<Library, 'call'>;

/** Invented career sites on this machine, and the companies that are watched because of them. */
export type Demo = AsyncDisposable & {
  /** What turns it on or off, one after the other: pressed twice, it is not done at the same time. */
  readonly inTurn: <T>(task: () => Promise<T>) => Promise<T>;
  readonly isOn: () => boolean;
  /** Where requests to the sites go; nothing is mapped while it is off. */
  readonly originMap: () => OriginMap;
  /** The settings that jobs are done with: its sites are on this machine, and may be asked again soon. */
  readonly settingsOf: (settings: Settings) => Settings;
  /** One of its companies, by id, whether it is on or remembered only. */
  readonly owns: (companyId: string) => boolean;
  /** A real company, which must not be read from the demo's boards. */
  readonly isLeftAlone: (companyId: string) => boolean;
  /** Remembered, but its sites could not be started again. */
  readonly isBroken: () => boolean;
  /** Starts the sites again where an earlier start of the host left the demo on. */
  readonly restore: (library: Lookup) => Promise<void>;
  /** Starts the sites where they are not, and watches their companies; answers their ids. */
  readonly start: (library: Lookup) => Promise<readonly string[]>;
  /** Companies that go with it. */
  readonly added: () => readonly string[];
  /** Forgets just the companies it added, and stops the sites; answers how many went. */
  readonly stop: (library: Lookup) => Promise<number>;
};

/** The demo is code and data that most hosts never need: loaded when it is wanted. */
const loadSites = async (): Promise<DemoSites> =>
  (await import('#demo/demo-sites.ts')).startDemoSites();

/** A person who looks around waits seconds for a site to be given up, not minutes. */
const impatience = { retryDelayScale: 0.1 } satisfies Partial<Settings>;

/** A demo that is off. */
export function createDemo(log: Logger, load: () => Promise<DemoSites> = loadSites): Demo {
  let sites: DemoSites | null = null;
  let remembered: RememberedDemo | null = null;
  const turns = createSemaphore(1);

  async function stopSites(): Promise<void> {
    const stopped = sites;
    sites = null;
    await stopped?.[Symbol.asyncDispose]();
  }

  const owns = (id: string): boolean => remembered?.companies.includes(id) === true;

  return {
    inTurn: (task) => turns.run(task),
    isOn: () => sites !== null,
    originMap: () => sites?.originMap ?? {},
    settingsOf: (settings) => (sites === null ? settings : { ...settings, ...impatience }),
    owns,
    isLeftAlone: (id) => sites !== null && !owns(id),
    isBroken: () => sites === null && remembered !== null,
    added: () => remembered?.added ?? [],
    async restore(library) {
      remembered = await readDemo(library);
      if (remembered === null) return;
      try {
        sites = await load();
      } catch (error) {
        log.error('demo sites not started', { error: String(error) });
      }
    },
    async start(library) {
      sites ??= await load();
      const companies = sites.companies.map(({ url }) => companyId(canonicalUrl(url)));
      const before = (await library.call('companies.list', {})).map(({ id }) => id);
      const added = companies.filter((id) => !before.includes(id));
      // Before there is anything to take away: what is added of it goes, however this ends.
      const next = { companies, added: [...new Set([...(remembered?.added ?? []), ...added])] };
      await rememberDemo(library, next);
      remembered = next;
      for (const { url, name } of sites.companies)
        await library.call('companies.add', { url, name });
      return companies;
    },
    async stop(library) {
      let removed = 0;
      for (const company of remembered?.added ?? []) {
        removed += await removeCompany(library, company);
      }
      await rememberDemo(library, null);
      remembered = null;
      await stopSites();
      return removed;
    },
    [Symbol.asyncDispose]: stopSites,
  };
}

/** How many went: none where somebody has removed it already. */
async function removeCompany(library: Lookup, company: string): Promise<number> {
  try {
    await library.call('companies.remove', { company });
    return 1;
  } catch (error) {
    if (error instanceof AppError && error.code === 'unknown_company') return 0;
    throw error;
  }
}
