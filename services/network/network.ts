import { execFile } from 'node:child_process';
import os from 'node:os';
import { promisify } from 'node:util';
import { minutes, seconds } from '#core/duration.ts';

/** True if an interface of this machine leads out of it; sends nothing. */
export const hasNetwork = (interfaces = os.networkInterfaces()): boolean =>
  Object.values(interfaces).some((addresses) =>
    addresses?.some(({ internal, address }) => !internal && !/^(fe80:|169\.254\.)/i.test(address)),
  );

/** Runs a system program and returns its output; rejects if it is missing or fails. */
export type AskProgram = (program: string, args: readonly string[]) => Promise<string>;

/** False if unknown; Windows and Linux with NetworkManager know. */
export async function isMetered(
  platform: NodeJS.Platform = process.platform,
  ask: AskProgram = askSystem,
): Promise<boolean> {
  const question = questions[platform];
  if (question === undefined) return false;
  try {
    return question.means.test(await ask(question.program, question.args));
  } catch {
    // Without an answer, nothing holds scans back.
    return false;
  }
}

type Question = {
  readonly program: string;
  readonly args: readonly string[];
  readonly means: RegExp;
};

const networkInformation = 'Windows.Networking.Connectivity.NetworkInformation';

const questions: { readonly [P in NodeJS.Platform]?: Question } = {
  linux: {
    program: 'busctl',
    args: [
      ...['--system', 'get-property', 'org.freedesktop.NetworkManager'],
      ...['/org/freedesktop/NetworkManager', 'org.freedesktop.NetworkManager', 'Metered'],
    ],
    // 1: yes, 3: yes, guessed.
    means: /^u [13]\s*$/,
  },
  win32: {
    program: 'powershell.exe',
    args: [
      ...['-NoProfile', '-NonInteractive', '-Command'],
      `[void][${networkInformation}, Windows.Networking.Connectivity, ContentType=WindowsRuntime];` +
        `[${networkInformation}]::GetInternetConnectionProfile().GetConnectionCost().NetworkCostType`,
    ],
    means: /^(Fixed|Variable)\s*$/,
  },
};

const run = promisify(execFile);

const askSystem: AskProgram = async (program, args) => {
  const { stdout } = await run(program, args, { timeout: seconds(5), windowsHide: true });
  return stdout;
};

/** The last answer about a metered network: asking may take half a second. */
export type RememberedMetered = {
  readonly isMetered: () => Promise<boolean>;
  /** Asks the system again next time: the machine may be in another network. */
  readonly forget: () => void;
};

const rememberMs = minutes(10);

/** `now` is in milliseconds. */
export function rememberMetered({
  ask = () => isMetered(),
  now = Date.now,
} = {}): RememberedMetered {
  let asked: { readonly answer: Promise<boolean>; readonly at: number } | null = null;
  return {
    isMetered() {
      if (asked === null || now() - asked.at >= rememberMs) asked = { answer: ask(), at: now() };
      return asked.answer;
    },
    forget() {
      asked = null;
    },
  };
}
