import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);

/** Lives long enough to have V8 enlarge the space for new objects; prints its size in bytes. */
const fill = `
  import { getHeapSpaceStatistics } from 'node:v8';
  let kept = [];
  for (let n = 0; n < 1e6; n++) {
    kept.push({ n });
    if (kept.length > 60_000) kept = kept.slice(30_000);
  }
  console.log(getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size);
`;

const sizeAfter = async (before: string): Promise<number> => {
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', before + fill]);
  return Number(stdout);
};

it('the space for new objects stays as small as it begins', async () => {
  const file = new URL('./small-heap.ts', import.meta.url);
  const small = await sizeAfter(`import { keepHeapSmall } from '${file}'; keepHeapSmall();`);
  expect(small).toBeLessThan((await sizeAfter('')) / 4);
});
