import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Command, CommanderError } from 'commander';
import { createProgram } from '#cli/program.ts';
import { workingCommands } from './command-line.ts';

/** A command in a fenced `sh` block of a page. */
export type ShownCommand = {
  readonly page: string;
  readonly line: number;
  readonly text: string;
};

/** What a checkout can run: rows of `scripts` in package.json, files below its root. */
export type Checkout = { readonly root: string; readonly scripts: ReadonlySet<string> };

/** All commands that a page shows; a line that ends in a backslash goes on in the next. */
export function shownCommands(page: string, markdown: string): readonly ShownCommand[] {
  const commands: ShownCommand[] = [];
  let isShell = false;
  let begun = '';
  for (const [index, line] of markdown.split('\n').entries()) {
    if (/^\s*```/.test(line)) {
      isShell = /^\s*```sh$/.test(line);
      continue;
    }
    const text = line.replace(/(^|\s)# .*$/, '').trim();
    if (!isShell || text === '') continue;
    begun += text.replace(/\\$/, '');
    if (text.endsWith('\\')) continue;
    commands.push({ page, line: index + 1, text: begun });
    begun = '';
  }
  return commands;
}

/** Why a shown command cannot run in this checkout; null if it can. */
export function problemOf(text: string, checkout: Checkout): string | null {
  for (const part of text.split(/\s(?:\||&&)\s/)) {
    const problem = partProblem(withoutShell(wordsOf(part)), checkout);
    if (problem !== null) return `${part.trim()}: ${problem}`;
  }
  return null;
}

/** The arguments of `rolewatch` in a shown command; null if it runs another program. */
export function rolewatchArguments(text: string): readonly string[] | null {
  const words = withoutShell(wordsOf(text)).filter((word) => word !== '--silent');
  const [program, verb, name, ...rest] = words;
  if (program === 'rolewatch') return [verb, name, ...rest].filter((word) => word !== undefined);
  if (program !== 'npm') return null;
  if (verb === 'start') return ['start', ...rest];
  if (verb !== 'run') return null;
  const given = rest[0] === '--' ? rest.slice(1) : [];
  if (name === 'rolewatch') return given;
  return name === 'demo' ? ['demo', ...given] : null;
}

/** Programs that are not part of Rolewatch: their arguments are not checked. */
const outside: ReadonlySet<string> = new Set([
  ...['curl', 'git', 'cd', 'cp', 'mkdir', 'tail', 'sudo', 'ssh', 'sqlite3'],
  ...['systemctl', 'loginctl', 'journalctl', 'docker', 'ollama', 'vllm', 'jq'],
]);

function partProblem(words: readonly string[], checkout: Checkout): string | null {
  const [program = '', first = '', second = ''] = words;
  const args = rolewatchArguments(words.map(quotedAgain).join(' '));
  if (args !== null) return argumentProblem(args);
  if (program === 'npm') {
    const script = first === 'run' ? second : first;
    return checkout.scripts.has(script) ? null : `package.json has no script "${script}"`;
  }
  if (program === 'npx' && first === 'node') return fileProblem(second, checkout);
  if (program === 'node') return fileProblem(first, checkout);
  if (program === 'npx') return fileProblem(`node_modules/.bin/${first}`, checkout);
  return program === '' || outside.has(program) ? null : 'this program is not known to the check';
}

const fileProblem = (file: string, { root }: Checkout): string | null =>
  existsSync(path.join(root, file)) ? null : `there is no ${file}`;

/** What the command line says of these arguments; nothing is run. */
export function argumentProblem(args: readonly string[]): string | null {
  const program = createProgram();
  const quiet = { writeOut: () => undefined, writeErr: () => undefined };
  for (const command of [program, ...workingCommands(program)]) muted(command, quiet);
  for (const command of workingCommands(program)) command.action(() => undefined);
  try {
    program.parse([...args], { from: 'user' });
    return null;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? null : error.message;
  }
}

const muted = (
  command: Command,
  output: { readonly writeOut: () => void; readonly writeErr: () => void },
): Command => command.configureOutput(output);

/** The words of a line as a shell splits them; quotes are taken off. */
export const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) => word.replaceAll(/["']/g, ''));

/** Without variables that are set before the program, and without what sends its output elsewhere. */
function withoutShell(words: readonly string[]): readonly string[] {
  const start = words.findIndex((word) => !/^[A-Z_]+=/.test(word));
  const end = words.findIndex((word) => /^\d?>/.test(word));
  return start === -1 ? [] : words.slice(start, end === -1 ? undefined : end);
}

const quotedAgain = (word: string): string => (/\s/.test(word) ? `"${word}"` : word);
