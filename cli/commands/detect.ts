import type { Command } from 'commander';
import { type FetchOptions, settingsOf, withFetchOptions } from '../options.ts';
import { writeJson, writeLine } from '../output.ts';

/** `detect URL`: how a company publishes its openings. */
export function addDetect(program: Command): void {
  const command = program
    .command('detect')
    .description('find the job board of a company')
    .argument('<url>', 'careers page');
  withFetchOptions(command).action(async (url: string) => {
    const options = command.optsWithGlobals<FetchOptions>();
    const { startOneOff } = await import('#host/start-one-off.ts');
    await using oneOff = await startOneOff({ flags: settingsOf(options), env: process.env });
    const { sourceLabel, ...found } = await oneOff.call('sources.detect', { url });
    if (options.json) return writeJson(found);
    const percent = Math.round(found.confidence * 100);
    writeLine(`${sourceLabel} · ${found.slug} · ${percent} % sure: ${found.evidence}`);
  });
}
