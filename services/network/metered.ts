import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { seconds } from '#core/duration.ts';

/** Runs a program of the system and answers what it says; rejects where it is missing or fails. */
export type AskProgram = (program: string, args: readonly string[]) => Promise<string>;

/**
 * Whether the network is paid by what goes over it, as far as the system says: on Windows, and on
 * Linux where NetworkManager is. False where nobody knows.
 */
export async function isMetered(
  platform: NodeJS.Platform = process.platform,
  ask: AskProgram = askSystem,
): Promise<boolean> {
  const question = questions[platform];
  if (question === undefined) return false;
  try {
    return question.means.test(await ask(question.program, question.args));
  } catch {
    // Not every system has it: what is not known is no reason to hold anything.
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
