import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { minutes, seconds } from '#core/duration.ts';
import { buildDesktop } from '../../scripts/fresh-build.ts';
import { defaultFolder, describeRound, playRounds } from './rounds.ts';
import { scenarioNames } from './scenarios.ts';

/** `npm run chaos -- [--seed 31] [--rounds 60] [--scenario kill-redis,cancel] …`; see README.md. */
async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      seed: { ...text, default: '1' },
      rounds: { ...text, default: '60' },
      minutes: { ...text, default: '60' },
      scenario: text,
      together: { ...text, default: '1' },
      lanes: { ...text, default: '1' },
      stall: { ...text, default: '20' },
      folder: { ...text, default: defaultFolder(tmpdir()) },
      keep: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
    },
  });
  if (values.list) return void process.stdout.write(`${scenarioNames.join('\n')}\n`);
  const wanted = values.scenario?.split(',');
  const unknown = wanted?.find((name) => !scenarioNames.some((each) => each === name));
  if (unknown !== undefined) {
    process.stderr.write(`no scenario ${unknown}; --list shows them\n`);
    process.exitCode = 2;
    return;
  }
  if (!(await buildDesktop((line) => process.stderr.write(`${line}\n`)))) {
    throw new Error('there is no build to disturb');
  }
  const results = await playRounds({
    seed: Number(values.seed),
    rounds: Number(values.rounds),
    budgetMs: minutes(Number(values.minutes)),
    ...(wanted !== undefined && { names: scenarioNames.filter((name) => wanted.includes(name)) }),
    together: Number(values.together),
    lanes: Number(values.lanes),
    stallMs: seconds(Number(values.stall)),
    folder: values.folder,
    keep: values.keep,
    onRound: (result) => process.stdout.write(`${describeRound(result)}\n`),
  });
  const bad = results.filter(({ violations }) => violations.length > 0);
  process.stdout.write(`${results.length} rounds, ${bad.length} with violations\n`);
  process.exitCode = bad.length === 0 ? 0 : 1;
}

await main();
