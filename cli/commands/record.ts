import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Command } from 'commander';
import { counted } from '#core/quantity.ts';
import type { Recording } from '#core/recording.ts';
import {
  openRecording,
  prepareRecordingFolder,
  writeRecording,
} from '#services/recordings/folder.ts';
import { maskedWords, outcomeWords } from '#services/recordings/readme.ts';
import { onInterrupt } from '../interrupt.ts';
import {
  type CommonOptions,
  type FetchOptions,
  parseFolder,
  parsePort,
  settingsOf,
  withFetchOptions,
} from '../options.ts';
import { plain, writeJson, writeLine } from '../output.ts';

type RecordOptions = FetchOptions & { readonly out: string };

/** `record URL --out DIR`: everything a scan of a company fetches, as a folder of files. */
export function addRecord(program: Command): void {
  const command = program
    .command('record')
    .description('save what a scan fetches, without personal data, to report or replay it')
    .argument('<url>', 'careers page')
    .requiredOption('--out <folder>', 'new folder for the recording', parseFolder);
  withFetchOptions(command).action(async (url: string) => {
    const options = command.optsWithGlobals<RecordOptions>();
    await prepareRecordingFolder(options.out);
    const { startOneOff } = await import('#host/start-one-off.ts');
    await using oneOff = await startOneOff({ flags: settingsOf(options), env: process.env });
    const recording = await oneOff.call('sources.record', { url });
    await writeRecording(options.out, recording, (ref) =>
      oneOff.call('sources.recordedText', { ref }),
    );
    if (options.json) writeJson(summaryOf(recording, options.out));
    else for (const line of summaryLines(recording, options.out)) writeLine(plain(line));
  });
}

const summaryOf = (recording: Recording, folder: string) => ({
  ok: true,
  folder,
  url: recording.url,
  exchanges: recording.exchanges.length,
  ...{ outcome: recording.outcome, masked: recording.masked, leftOut: recording.leftOut },
});

const summaryLines = (recording: Recording, folder: string): readonly string[] => [
  `Recorded ${counted(recording.exchanges.length, 'answer', 'answers')} in ${folder}. ${outcomeWords(recording.outcome)}`,
  `Masked: ${maskedWords(recording.masked)}. Other names may remain: look before you publish it.`,
  ...recording.leftOut.map(({ what, reason }) => `Left out: ${what} (${reason})`),
  `Replay it: rolewatch replay ${folder}`,
];

type ReplayOptions = CommonOptions & { readonly port: number };

/** `replay DIR`: serves a recording to a scan, until Ctrl-C. */
export function addReplay(program: Command): void {
  const command = program
    .command('replay')
    .description('serve a recording on this machine, for a scan without a network')
    .argument('<recording>', 'folder of a recording, or the file of a report')
    .option('--port <port>', 'port to listen on; 0 is any free one', parsePort, 0);
  command.action(async (place: string) => {
    const options = command.optsWithGlobals<ReplayOptions>();
    const opened = await openRecording(place);
    const stopped = Promise.withResolvers<void>();
    using _interrupt = onInterrupt(async () => stopped.resolve());
    // Its server costs every other command 40 ms: see findings/node-http-loads-undici.sh.
    const { startReplay } = await import('#services/recordings/replay.ts');
    await using replay = await startReplay(opened, options.port);
    const folder = await mkdtemp(path.join(os.tmpdir(), 'rolewatch-replay-'));
    try {
      const originMap = path.join(folder, 'origins.json');
      await writeFile(originMap, JSON.stringify(replay.originMap, null, 2), { mode: 0o600 });
      const { url } = opened.recording;
      if (options.json) writeJson({ type: 'listening', url: replay.url, originMap, careers: url });
      else {
        writeLine(`Replaying ${url} at ${replay.url} until Ctrl-C. In another terminal:`);
        writeLine(
          `rolewatch scrape --data-dir ${path.join(folder, 'data')} --origin-map ${originMap} ${url}`,
        );
      }
      await stopped.promise;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}
