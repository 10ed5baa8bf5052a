import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { redisForWindows, redisSource } from './bundle-redis/download.ts';
import { bundleRedis, systems } from './bundle-redis/redis-bundle.ts';

const root = path.resolve(import.meta.dirname, '..');
const here = `${process.platform}-${process.arch}`;

/**
 * `npm run bundle:redis [-- --for <system>] [--required]`. Without a network it says so and goes on, for the
 * app also finds a Redis on the system; a release is `--required` to have one.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { for: { type: 'string' }, required: { type: 'boolean', default: false } },
  });
  const system = systems.find((each) => each === (values.for ?? here));
  if (system === undefined) throw new Error(`--for is one of ${systems.join(', ')}`);
  const licence = path.join(root, 'resources/windows/redis-licence.txt');
  const done = await bundleRedis({
    system,
    here,
    source: redisSource,
    windows: redisForWindows,
    windowsLicence: await readFile(licence, 'utf8'),
    folder: path.join(root, 'resources/redis'),
  });
  if (typeof done === 'string') {
    console.log(`resources/redis/${system} ${done === 'kept' ? 'was there already' : 'is there'}`);
    return;
  }
  const said = `Redis was not bundled: ${done.unreachable}`;
  if (values.required) throw new Error(said);
  console.warn(`${said}. The app will look for one on the system`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
