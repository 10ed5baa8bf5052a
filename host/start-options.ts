import type { OriginMap } from '#core/origin-map.ts';
import type { SettingValues } from '#services/options.ts';
import type { Secrets } from '#services/secrets.ts';
import type { Notice } from './notify/notifier.ts';
import type { Power } from './runs/scan-hold.ts';
import type { Launcher } from './supervisor/launcher.ts';

export type StartOptions = {
  /** The data dir; else ROLEWATCH_DATA_DIR or the convention of the system. */
  readonly dataDir: string | undefined;
  /** From the command line or a shell; they override environment and file. */
  readonly flags: SettingValues;
  readonly env: NodeJS.ProcessEnv;
  readonly say: (line: string) => void;
  /**
   * For a long-lived host: runs automatic scans, reports due reminders, and tests the model from
   * time to time.
   */
  readonly schedule?: boolean;
  /**
   * False for a host that answers a question or two: it resumes no interrupted scans and installs
   * nothing.
   */
  readonly resumes?: boolean;
  /** 'file' if a person uses the terminal; else standard error. */
  readonly logTo?: 'file' | 'stderr';
  /** Called as soon as the data dir is ours, so a window or page can open meanwhile. */
  readonly onLocked?: () => void;
  /** How to start worker processes; a shell may have its own way. */
  readonly launcher?: Launcher;
  readonly workerEntry?: URL | string;
  /** Where to keep keys; by default in a file that only the owner can read. */
  readonly secrets?: Secrets;
  readonly power?: Power;
  /** Shows a notification, for a host with a schedule; the host decides when. */
  readonly notify?: (notice: Notice) => void;
  /** The name of this host on its page, if it is not the user's own library. */
  readonly label?: string;
  /** Mirrors in addition to those of the settings. */
  readonly originMap?: OriginMap;
  /** The address to serve the page and the demo on; by default for this machine alone. */
  readonly host?: string;
  /** Starts the demo, when the user first opens it. */
  readonly startDemo?: StartDemo;
  /** Shows a page in a window, for a shell that has windows. */
  readonly showPage?: (link: string) => void;
  /** Aborts slow steps of the start, such as a download. */
  readonly signal?: AbortSignal;
  /** Called with each part the stop waits for, in order. */
  readonly onStopping?: (part: StoppingPart) => void;
};

/** Starts a whole Rolewatch with a page, over its own data dir; dispose to stop it. */
export type StartDemo = (
  options: Pick<StartOptions, 'flags' | 'env' | 'say' | 'launcher' | 'workerEntry' | 'signal'> & {
    readonly dataDir: string;
    readonly host: string;
    readonly port: number;
    readonly logTo: 'file';
  },
) => Promise<AsyncDisposable & { readonly link: string }>;

/** The parts a stop waits for, in this order. */
export type StoppingPart = 'workers' | 'redis' | 'database';
