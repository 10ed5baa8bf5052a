import { once } from 'node:events';
import { fstatSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import type { Input } from '#contract/api.ts';
import { counted } from '#core/quantity.ts';
import type { Session } from '#host/attach.ts';
import type { CommonOptions } from '../options.ts';
import { writeJson, writeNotice } from '../output.ts';
import { explainNoneFound, type QueryOptions, queryOf } from '../query.ts';
import { withSession } from '../session.ts';
import { unusableFile } from '../text-file.ts';
import { withQueryOptions } from './postings.ts';

type ExportOptions = CommonOptions &
  QueryOptions & { readonly format: Format; readonly out?: string };

type Format = Input<'postings.export'>['format'];

const formats = ['csv', 'json', 'jsonl', 'md'] as const satisfies readonly Format[];

type Sink = AsyncDisposable & {
  /** Other programs open a file later; a pipe is read at once. */
  readonly isFile: boolean;
  readonly put: (text: string) => Promise<void>;
};

export function addExport(program: Command): void {
  const command = program.command('export').description('export openings as CSV, JSON or Markdown');
  withQueryOptions(command)
    .addOption(new Option('--format <format>', 'file format').choices(formats).default('csv'))
    .option('--out <file>', 'file to write (default: standard output)')
    .action(async () => {
      const options = command.optsWithGlobals<ExportOptions>();
      const { out, format } = options;
      const openSink = async () => (out === undefined ? standardOutput : await openFile(out));
      const postings = await withSession(options, async ({ call }) => {
        const asked = { filter: await queryOf(call, options), format };
        const written = await write(call, asked, openSink);
        if (written === 0 && !options.json) await explainNoneFound(call);
        return written;
      });
      if (out === undefined) return;
      if (options.json) writeJson({ ok: true, file: out, format, postings });
      else writeNotice(`Exported ${counted(postings, 'opening', 'openings')} to ${out}`);
    });
}

async function write(
  call: Session['call'],
  asked: Pick<Input<'postings.export'>, 'filter' | 'format'>,
  openSink: () => Promise<Sink>,
): Promise<number> {
  let part = await call('postings.export', asked);
  // Opened only now, so a refused query leaves the file unchanged.
  await using sink = await openSink();
  // Programs that read a pipe expect UTF-8 without a mark.
  await sink.put(sink.isFile ? part.content : part.content.replace(/^\ufeff/, ''));
  let offset = part.postings;
  while (!part.isLast) {
    part = await call('postings.export', { ...asked, offset, upTo: part.upTo });
    await sink.put(part.content);
    offset += part.postings;
  }
  return offset;
}

const standardOutput: Sink = {
  // `rolewatch export > openings.csv` writes a file too.
  isFile: isRegularFile(process.stdout.fd),
  async put(text) {
    if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain');
  },
  [Symbol.asyncDispose]: async () => undefined,
};

function isRegularFile(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFile();
  } catch {
    // Standard output may be closed.
    return false;
  }
}

async function openFile(path: string): Promise<Sink> {
  const complain = (error: unknown) => {
    throw unusableFile(path, error);
  };
  const file = await open(path, 'w', 0o600).catch(complain);
  return {
    isFile: true,
    put: (text) => file.appendFile(text).catch(complain),
    [Symbol.asyncDispose]: () => file.close(),
  };
}
