import { styleText } from 'node:util';
import { type ErrorView, toErrorView } from '#core/errors.ts';

/** What the shell learns from a command: fine, something failed, or it was called wrongly. */
export const exitCode = { ok: 0, failed: 1, usage: 2 } as const;

type Style = Parameters<typeof styleText>[0];

/** Text in a colour where standard output is a terminal that wants colours (NO_COLOR is honoured). */
export const coloured = (style: Style, text: string): string =>
  styleText(style, text, { stream: process.stdout });

/** Text from outside, fit for a terminal: control characters could move the cursor or worse. */
export const plain = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ');

/** A number of things: `1 opening`, `1,204 openings`. */
export const counted = (n: number, one: string, many: string): string =>
  `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;

/** One line of machine output. */
export function writeJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** One line for a person. */
export function writeLine(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** Something a person should know that is not the result; never on standard output. */
export function writeNotice(line: string): void {
  process.stderr.write(`${styleText('dim', forLogs(line), { stream: process.stderr })}\n`);
}

/** An error in one line: what happened and what to do. With `json`, on standard output as well. */
export const reportError = (error: unknown, json: boolean): void =>
  reportErrorView(toErrorView(error), json);

/** The same, of an error that was answered, not thrown. */
export function reportErrorView({ code, message, hint }: ErrorView, json: boolean): void {
  if (json) writeJson({ type: 'error', error: { code, message, hint } });
  writeProblem(`${message}. ${hint}`);
}

/** What went wrong, for a person; never on standard output. */
export function writeProblem(text: string): void {
  const label = styleText('red', 'error', { stream: process.stderr });
  process.stderr.write(`${label}: ${forLogs(plain(text))}\n`);
}

/** Standard error that is no terminal is a log that others may read: no token goes there. */
const forLogs = (text: string): string =>
  process.stderr.isTTY ? text : text.replaceAll(/#token=[\w-]+/g, '');
