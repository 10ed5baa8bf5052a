import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Adds or removes a Linux autostart entry: desktops read it from a folder in `configDir`, usually
 * ~/.config, at login.
 */
export async function setAutostartEntry(
  isWanted: boolean,
  { command, configDir }: { readonly command: readonly string[]; readonly configDir: string },
): Promise<void> {
  const file = path.join(configDir, 'autostart/rolewatch.desktop');
  if (!isWanted) {
    await rm(file, { force: true });
    return;
  }
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, entryOf(command));
}

const entryOf = (command: readonly string[]): string => `[Desktop Entry]
Type=Application
Name=Rolewatch
Exec=${command.map(quoted).join(' ')}
Icon=rolewatch
Terminal=false
X-GNOME-Autostart-enabled=true
`;

/** Quotes an argument by the Desktop Entry Specification. */
const quoted = (text: string): string =>
  `"${text
    .replace(/[\\"`$]/g, '\\$&')
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')}"`;

/**
 * Quotes one argument for a Windows command line. Programs split it like CommandLineToArgvW, which
 * halves the backslashes before a quotation mark.
 */
export const windowsArgument = (text: string): string =>
  `"${text.replace(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, '$&$&')}"`;
