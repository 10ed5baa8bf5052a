import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { commandOf, signal, until } from './program.ts';
import type { Round } from './round.ts';

/** After the end no process is left, and the disk holds only files that should stay. */
export async function checkLeftovers({ program, folder, fail, excused }: Round): Promise<void> {
  await until(12_000, () => (program.processes().length === 0 ? true : null));
  for (const pid of program.processes()) {
    fail('orphan', `${pid} ${commandOf(pid)}`);
    signal(pid, 'SIGKILL');
  }
  const temporary = filesOf(path.join(folder, 'tmp')).filter((file) => !isCompiled(file));
  if (temporary.length > 0) fail('temporary', temporary.slice(0, 5).join(', '));
  const files = filesOf(program.dataDir);
  // A snapshot that was cut off stays until the next sweep, whatever ended its writer.
  const odd = files.filter((file) => isPassing(file) && !/^snapshots.*\.draft$/.test(file));
  if (odd.length > 0 && !excused.has('drafts')) fail('left', odd.slice(0, 6).join(', '));
  for (const file of files) {
    const { mode } = lstatSync(path.join(program.dataDir, file));
    if ((mode & 0o077) !== 0) fail('mode', `${file} is ${(mode & 0o777).toString(8)}`);
  }
}

/** What is there only while a host runs, or while a file is written. */
const isPassing = (file: string): boolean =>
  /\.(draft|tmp|sock)$|write-test|^lock$|^host\.json$|redis\.json$/.test(file);

/** Node keeps what it compiled among the temporary files. */
const isCompiled = (file: string): boolean => file.startsWith('node-compile-cache');

const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isSymbolicLink() && !entry.isDirectory())
    .map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)));

/** Words that no person may read: the traces of a fault that nobody caught. */
const faultWords =
  /unhandled|uncaught|TypeError|ReferenceError|RangeError|^\s+at .*(file:|\.js:|\.ts:)|Assertion|FATAL|heap out of memory/i;

/** No process wrote the trace of a fault. */
export async function checkWords({ program, fail }: Round): Promise<void> {
  for (const { stdout, stderr } of await program.written()) {
    for (const line of `${stdout}\n${stderr}`.split('\n')) {
      if (faultWords.test(line)) fail('words', line.slice(0, 220));
    }
  }
}
