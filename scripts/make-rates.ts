import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { toRates } from '#services/rates/feed.ts';

const bundledFile = path.resolve(import.meta.dirname, '../library/bundled-rates.json');

/**
 * Reduces `v1/currencies/usd.json` of the npm package `@fawazahmed0/currency-api` to the rates that
 * come with Rolewatch: `npm pack @fawazahmed0/currency-api`, unpack, and give that file.
 */
async function makeRates(file: string): Promise<void> {
  const rates = toRates(JSON.parse(await readFile(file, 'utf8')));
  await writeFile(bundledFile, `${JSON.stringify(rates, null, 2)}\n`);
  console.log(`${Object.keys(rates.perDollar).length} currencies, ${rates.date}`);
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('usage: node scripts/make-rates.ts usd.json');
await makeRates(file);
