import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Has Linux desktops start a command when its user logs in, or no longer: they read a folder in
 * `configDir`, usually ~/.config.
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

/** As the Desktop Entry Specification wants an argument that may hold anything. */
const quoted = (text: string): string =>
  `"${text
    .replace(/[\\"`$]/g, '\\$&')
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')}"`;
