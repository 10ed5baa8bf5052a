import path from 'node:path';
import type { Settings } from '#core/settings.ts';
import {
  type Found,
  findProgram,
  type Machine,
  type Missing,
  onPath,
  thisMachine,
} from './find.ts';
import type { Provision } from './provide.ts';

const name = 'vllm';

/** vLLM's command. Throws `invalid_setting` if the configured path is wrong. */
export async function findVllm(
  { vllmServer }: Pick<Settings, 'vllmServer'>,
  machine: Machine = thisMachine(),
): Promise<Found | Missing> {
  const found = await findProgram(
    name,
    {
      setting: vllmServer === null ? null : { name: 'vllmServer', path: vllmServer },
      resources: [],
      system: [...onPath([name], machine), ...wellKnown(machine)],
      download: [],
    },
    machine,
  );
  if (found !== null) return found;
  const stillWorks = 'the built-in rules, and any other model server';
  return { name, missing: true, stillWorks, fix: 'uv tool install vllm' };
}

/** Never installed by us: with PyTorch it takes ten gigabytes, and a card that fits. */
export const vllm: Provision = {
  purpose: 'runs a model on this machine’s graphics card',
  isOptional: true,
  find: findVllm,
  installers: async () => [],
  isUnwanted: ({ llmSource }) => llmSource !== 'vllm',
};

/** Where uv and pipx put commands; a desktop app's PATH often lacks it. */
const wellKnown = ({ platform, home }: Machine): readonly string[] =>
  platform === 'win32'
    ? []
    : ['.local/bin', '.vllm/bin', 'vllm/bin', '.venv/bin'].map((folder) =>
        path.join(home, folder, name),
      );
