import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { seconds } from '#core/duration.ts';

export type Gpu = {
  /** As nvidia-smi counts them. */
  readonly index: number;
  readonly name: string;
  readonly totalMib: number;
  readonly freeMib: number;
  /** CUDA's compute capability, such as 8.6; null from drivers that do not tell. */
  readonly capability: number | null;
};

type Run = (program: string, args: readonly string[]) => Promise<string>;

const fields = 'index,name,memory.total,memory.free,compute_cap';
/** Drivers before 510 do not know the last field. */
const olderFields = 'index,name,memory.total,memory.free';

/**
 * NVIDIA's cards, the one with the most free memory first; null without the driver's nvidia-smi.
 * https://docs.nvidia.com/deploy/nvidia-smi: --query-gpu.
 */
export async function findGpus(run: Run = runProgram): Promise<readonly Gpu[] | null> {
  for (const query of [fields, olderFields]) {
    const table = await run('nvidia-smi', [
      `--query-gpu=${query}`,
      '--format=csv,noheader,nounits',
    ]).catch(() => null);
    const gpus = table === null ? [] : readGpus(table);
    if (gpus.length > 0) return gpus;
  }
  return null;
}

function readGpus(table: string): readonly Gpu[] {
  return table
    .split('\n')
    .flatMap((line): Gpu[] => {
      const [index = '', name = '', total, free, capability] = line.split(',').map((s) => s.trim());
      const [totalMib, freeMib] = [Number(total), Number(free)];
      // A lost card is listed with words in place of numbers.
      if (index === '' || !(totalMib > 0) || !(freeMib >= 0)) return [];
      return [
        { index: Number(index), name, totalMib, freeMib, capability: Number(capability) || null },
      ];
    })
    .toSorted((a, b) => b.freeMib - a.freeMib);
}

const runProgram: Run = async (program, args) => {
  const { stdout } = await promisify(execFile)(program, [...args], {
    timeout: seconds(10),
    windowsHide: true,
  });
  return stdout;
};
