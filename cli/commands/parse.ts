import type { Command } from 'commander';
import type { CommonOptions } from '../options.ts';
import { writeJson, writeLine } from '../output.ts';
import { postingLines } from '../posting-lines.ts';
import { readTextFile } from '../text-file.ts';

/** `parse FILE --url URL`: the parse job on a saved document. */
export function addParse(program: Command): void {
  const command = program
    .command('parse')
    .description('read the openings in a saved document, without storing them')
    .argument('<file>', 'saved page, or saved response of a job board')
    .requiredOption('--url <url>', 'address it came from');
  command.action(async (file: string) => {
    const options = command.optsWithGlobals<CommonOptions & { readonly url: string }>();
    const text = await readTextFile(file);
    const { startOneOff } = await import('#host/start-one-off.ts');
    await using oneOff = await startOneOff({ flags: {}, env: process.env });
    const postings = await oneOff.call('sources.parse', { url: options.url, text });
    if (options.json) for (const posting of postings) writeJson(posting);
    else for (const line of postingLines(postings)) writeLine(line);
  });
}
