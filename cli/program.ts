import { Command, CommanderError } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { addCatalogue } from './commands/catalogue.ts';
import { addCompanies } from './commands/companies.ts';
import { addDetect } from './commands/detect.ts';
import { addDoctor } from './commands/doctor.ts';
import { addExport } from './commands/export.ts';
import { addParse } from './commands/parse.ts';
import { addPostings } from './commands/postings.ts';
import { addProfile } from './commands/profile.ts';
import { addQueues } from './commands/queues.ts';
import { addRecord, addReplay } from './commands/record.ts';
import { addScrape } from './commands/scrape.ts';
import { addServe } from './commands/serve.ts';
import { addDemo } from './demo.ts';
import { parseFolder } from './options.ts';
import { exitCode, reportError } from './output.ts';
import { addStart } from './start.ts';

/** All commands, one file each. Wrong usage throws CommanderError. */
export function createProgram(): Command {
  const program = new Command('rolewatch')
    .description('Watches the careers pages of companies you care about, from your own machine.')
    .option('--data-dir <folder>', 'where your data is kept', parseFolder)
    .option('--json', 'machine output: one JSON value per line')
    .version(manifest.version, '--version', 'show the version')
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(inOneLine(text)) })
    .configureHelp({ showGlobalOptions: true });
  const adders = [
    addStart,
    addDemo,
    addServe,
    addScrape,
    addDetect,
    addParse,
    addRecord,
    addReplay,
    addPostings,
    addProfile,
    addCompanies,
    addCatalogue,
    addExport,
    addQueues,
    addDoctor,
  ];
  for (const add of adders) add(program);
  return program;
}

/**
 * Commander puts a suggestion on its own line, and answers a missing command with the whole help.
 */
function inOneLine(text: string): string {
  const [usage] = /^Usage: .*/.exec(text) ?? [];
  return usage === undefined
    ? text.replaceAll(/\n(?=.)/g, ' ')
    : `error: a command is missing. ${usage}; see --help\n`;
}

export async function run(args: readonly string[]): Promise<void> {
  const program = createProgram();
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has printed the error; help and version also end here, with 0.
      process.exitCode = error.exitCode === 0 ? exitCode.ok : exitCode.usage;
      return;
    }
    reportError(error, program.opts<{ json?: boolean }>().json === true);
    process.exitCode = exitCode.failed;
  }
}
