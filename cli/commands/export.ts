import { once } from 'node:events';
import { fstatSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import type { PostingQuery } from '#core/posting-filter.ts';
import { byteOrderMark, type ExportFormat, exportFormats } from '#host/api/export-format.ts';
import { type LibraryOnly, startLibraryOnly } from '#host/start-library-only.ts';
import type { CommonOptions } from '../options.ts';
import { counted, writeJson, writeNotice } from '../output.ts';
import { type QueryOptions, queryOf } from '../query.ts';
import { unusableFile } from '../text-file.ts';
import { withQueryOptions } from './postings.ts';

type ExportOptions = CommonOptions &
  QueryOptions & { readonly format: keyof typeof exportFormats; readonly out?: string };

/** Where an export goes. */
type Sink = AsyncDisposable & {
  /** A file is opened by other programs later on; through a pipe one reads at once. */
  readonly isFile: boolean;
  readonly put: (text: string) => Promise<void>;
};

/** Postings read from the database at a time. */
const pageSize = 500;

/** `export`: the openings as a file. */
export function addExport(program: Command): void {
  const command = program.command('export').description('the openings as CSV, JSON or Markdown');
  withQueryOptions(command)
    .addOption(
      new Option('--format <format>', 'how').choices(Object.keys(exportFormats)).default('csv'),
    )
    .option('--out <file>', 'where to; standard output without it')
    .action(async () => {
      const options = command.optsWithGlobals<ExportOptions>();
      await using library = await startLibraryOnly(options);
      const { out, format } = options;
      const openSink = async () => (out === undefined ? standardOutput : await openFile(out));
      const postings = await write(library, queryOf(options), exportFormats[format], openSink);
      if (out === undefined) return;
      if (options.json) writeJson({ ok: true, file: out, format, postings });
      else writeNotice(`${counted(postings, 'opening', 'openings')} written to ${out}`);
    });
}

async function write(
  library: LibraryOnly,
  query: PostingQuery,
  { head, item, between, tail, isForSpreadsheets }: ExportFormat,
  openSink: () => Promise<Sink>,
): Promise<number> {
  let written = 0;
  const nextPage = async () => {
    const page = { ...query, limit: pageSize, offset: written };
    return (await library.call('postings.search', page)).postings;
  };
  let page = await nextPage();
  // Opened only now: a query that is refused leaves the file as it was.
  await using sink = await openSink();
  if (isForSpreadsheets && sink.isFile) {
    // More pages may follow, and what they hold is not known yet.
    const isWhole = page.length < pageSize;
    await sink.put(isWhole ? byteOrderMark(page.map(item).join('')) : '\ufeff');
  }
  await sink.put(head);
  while (page.length > 0) {
    await sink.put(`${written === 0 ? '' : between}${page.map(item).join(between)}`);
    written += page.length;
    page = page.length < pageSize ? [] : await nextPage();
  }
  await sink.put(tail);
  return written;
}

const standardOutput: Sink = {
  // `rolewatch export > openings.csv` makes a file too.
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
