import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import { AppError } from '#core/errors.ts';
import type { PostingQuery } from '#core/posting-view.ts';
import { type LibraryOnly, startLibraryOnly } from '#host/start-library-only.ts';
import { type ExportFormat, exportFormats } from '../export-format.ts';
import type { CommonOptions } from '../options.ts';
import { writeJson, writeNotice } from '../output.ts';
import { type QueryOptions, queryOf } from '../query.ts';
import { withQueryOptions } from './postings.ts';

type ExportOptions = CommonOptions &
  QueryOptions & { readonly format: keyof typeof exportFormats; readonly out?: string };

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
      if (out === undefined) {
        await write(library, queryOf(options), exportFormats[format], process.stdout);
        return;
      }
      const postings = await writeFile(out, (stream) =>
        write(library, queryOf(options), exportFormats[format], stream),
      );
      if (options.json) writeJson({ ok: true, file: out, format, postings });
      else writeNotice(`${postings} openings written to ${out}`);
    });
}

async function write(
  library: LibraryOnly,
  query: PostingQuery,
  format: ExportFormat,
  to: Writable,
): Promise<number> {
  let written = 0;
  await put(to, format.head);
  for (;;) {
    const page = { ...query, limit: pageSize, offset: written };
    const { postings } = await library.call('postings.search', page);
    for (const posting of postings) {
      await put(to, `${written === 0 ? '' : format.between}${format.item(posting)}`);
      written += 1;
    }
    if (postings.length < pageSize) break;
  }
  await put(to, format.tail);
  return written;
}

async function put(to: Writable, text: string): Promise<void> {
  if (text !== '' && !to.write(text)) await once(to, 'drain');
}

async function writeFile(
  path: string,
  fill: (stream: Writable) => Promise<number>,
): Promise<number> {
  const stream = createWriteStream(path, { mode: 0o600 });
  try {
    await once(stream, 'open');
    const written = await fill(stream);
    stream.end();
    await finished(stream);
    return written;
  } catch (error) {
    stream.destroy();
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('invalid_file', { path, reason }, { cause: error });
  }
}
