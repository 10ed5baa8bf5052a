import type { Installer } from './install.ts';
import type { Machine } from './machine.ts';

const apt = '/usr/bin/apt-get';

/** Installs Debian packages without asking; none where this is no Debian, or we are not its root. */
export async function aptInstaller(
  packages: readonly string[],
  machine: Machine,
): Promise<readonly Installer[]> {
  if (!machine.isRoot || !(await hasApt(machine))) return [];
  const install = `${apt} install -y --no-install-recommends ${packages.join(' ')}`;
  return [
    {
      says: `Installing ${packages.join(' ')} with apt-get`,
      // The lists of a fresh image are empty: fetch them only then.
      program: '/bin/sh',
      args: ['-c', `${install} || { ${apt} update && ${install}; }`],
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    },
  ];
}

/** The command by which a person installs it here; null where we know none. */
export async function packageHint(
  packages: { readonly debian: string; readonly homebrew: string },
  machine: Machine,
): Promise<string | null> {
  if (machine.platform === 'darwin') return `brew install ${packages.homebrew}`;
  if (!(await hasApt(machine))) return null;
  return `${machine.isRoot ? '' : 'sudo '}apt-get install -y ${packages.debian}`;
}

const hasApt = async ({ platform, isProgram }: Machine): Promise<boolean> =>
  platform === 'linux' && (await isProgram(apt));
