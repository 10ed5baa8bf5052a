import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { table } from '#cli/table.ts';
import { buildEarlier } from './earlier-build.ts';
import { figure, type Row } from './measure.ts';
import { catalogue } from './measures/catalogue.ts';
import { crawl } from './measures/crawl.ts';
import { desktopStart } from './measures/desktop-start.ts';
import { draw } from './measures/draw.ts';
import { engine } from './measures/engine.ts';
import { firstScan } from './measures/first-scan.ts';
import { idle } from './measures/idle.ts';
import { largeBoard } from './measures/large-board.ts';
import { listing } from './measures/listing.ts';
import { manners } from './measures/manners.ts';
import { memory } from './measures/memory.ts';
import { pipeline } from './measures/pipeline.ts';
import { places } from './measures/places.ts';
import { recipes } from './measures/recipes.ts';
import { start } from './measures/start.ts';
import { strings } from './measures/strings.ts';
import { takeover } from './measures/takeover.ts';
import { uiList } from './measures/ui-list.ts';
import { uiProgress } from './measures/ui-progress.ts';
import { uiStart } from './measures/ui-start.ts';
import { writes } from './measures/writes.ts';
import { buildServed } from './served.ts';

const pipelineMeasures = [
  start,
  takeover,
  strings,
  catalogue,
  writes,
  places,
  listing,
  engine,
  crawl,
  manners,
  firstScan,
  largeBoard,
  pipeline,
  memory,
  idle,
  draw,
  recipes,
];
const uiMeasures = [desktopStart, uiStart, uiProgress, uiList];

/**
 * `npm run bench[:ui] [-- NAME…] [--json] [--earlier COMMIT]`: runs measures and prints their
 * results.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      ui: { type: 'boolean', default: false },
      earlier: { type: 'string' },
    },
  });
  const measures = values.ui ? uiMeasures : pipelineMeasures;
  const unknown = positionals.filter((name) => !measures.some((each) => each.name === name));
  if (unknown.length > 0) {
    const names = measures.map(({ name }) => name).join(', ');
    process.stderr.write(`no measure ${unknown.join(', ')}; there are ${names}\n`);
    process.exitCode = 2;
    return;
  }
  const chosen = measures.filter(
    ({ name }) => positionals.length === 0 || positionals.includes(name),
  );
  const [load = 0] = loadavg();
  await buildServed();
  await using earlier = values.earlier === undefined ? null : await buildEarlier(values.earlier);
  const rows: Row[] = [];
  for (const { name, run } of chosen) {
    const say = (line: string) => process.stderr.write(`${name}: ${line}\n`);
    say('measuring');
    rows.push(...(await run(say, earlier)));
  }
  if (values.json) {
    for (const row of rows) console.log(JSON.stringify(row));
    return;
  }
  for (const line of report(rows)) console.log(line);
  const cpu = cpus()[0]?.model.trim() ?? 'unknown processor';
  console.log(`\nNode ${process.versions.node}, ${availableParallelism()} cores, ${cpu}`);
  if (load > 0.5) console.log(`Others were at work: load ${load.toFixed(1)} before it began`);
}

await main();

export function report(rows: readonly Row[]): readonly string[] {
  const noted = rows.filter(({ note }) => note !== '');
  const head = ['Measure', 'Rolewatch', 'Compared with', 'Ratio', 'Target', 'Met', ''];
  const lines = rows.map((row) => [
    row.measure,
    row.ours,
    row.comparedWith,
    row.ratio === null ? '' : `${figure(row.ratio, 2)}×`,
    row.target,
    row.met ? 'yes' : 'NO',
    noted.includes(row) ? `[${noted.indexOf(row) + 1}]` : '',
  ]);
  const notes = noted.map(({ note }, n) => `[${n + 1}] ${note}`);
  return [...table([head, ...lines]), '', ...notes];
}
