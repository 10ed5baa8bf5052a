import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);

/** Lives long enough for V8 to enlarge the space for new objects, then prints its size in bytes. */
const fill = `
  import { getHeapSpaceStatistics } from 'node:v8';
  process.on('exit', () => {
    let kept = [];
    for (let n = 0; n < 1e6; n++) {
      kept.push({ n });
      if (kept.length > 60_000) kept = kept.slice(30_000);
    }
    console.log(getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size);
  });
`;

const sizeAfter = async (...program: readonly string[]): Promise<number> => {
  const hook = `data:text/javascript,${encodeURIComponent(fill)}`;
  const { stdout } = await run(process.execPath, ['--import', hook, ...program]);
  return Number(stdout.trim().split('\n').at(-1));
};

it('a command keeps the space for new objects at its first size', async () => {
  const ours = await sizeAfter(path.join(import.meta.dirname, 'main.ts'), '--version');
  // How often the space is collected, and so its size at a moment, differs from run to run.
  expect(ours).toBeLessThan((await sizeAfter('--eval', '')) / 2);
});

const tellUndici = `
  process.on('exit', () => {
    console.log(process.moduleLoadList.some((name) => name.endsWith('deps/undici/undici')));
  });
`;

it('a command does not load what only the server of a replay needs', async () => {
  const hook = `data:text/javascript,${encodeURIComponent(tellUndici)}`;
  const program = path.join(import.meta.dirname, 'main.ts');
  const { stdout } = await run(process.execPath, ['--import', hook, program, '--version']);
  expect(stdout.trim().split('\n').at(-1)).toBe('false');
});
