import { Command } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { addCompanies } from './commands/companies.ts';
import { addDetect } from './commands/detect.ts';
import { addDoctor } from './commands/doctor.ts';
import { addExport } from './commands/export.ts';
import { addParse } from './commands/parse.ts';
import { addPostings } from './commands/postings.ts';
import { addQueues } from './commands/queues.ts';
import { addScrape } from './commands/scrape.ts';
import { addServe } from './commands/serve.ts';
import { addDemo } from './demo.ts';
import { addStart } from './start.ts';

/** All commands, each from its own file. Wrong usage throws CommanderError. */
export function createProgram(): Command {
  const program = new Command('rolewatch')
    .description('Watches the career pages of the companies you care about, from your own machine.')
    .option('--data-dir <folder>', 'where everything is kept')
    .option('--json', 'machine output: one JSON value a line')
    .version(manifest.version, '--version', 'which Rolewatch this is')
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
    addPostings,
    addCompanies,
    addExport,
    addQueues,
    addDoctor,
  ];
  for (const add of adders) add(program);
  return program;
}

/** Commander puts a suggestion on a line of its own, and answers a missing command with all its help. */
function inOneLine(text: string): string {
  const [usage] = /^Usage: .*/.exec(text) ?? [];
  return usage === undefined
    ? text.replaceAll(/\n(?=.)/g, ' ')
    : `error: a command is missing. ${usage}; --help says more\n`;
}
