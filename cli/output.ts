import { styleText } from 'node:util';
import type { HealthView } from '#contract/health.ts';
import type { ErrorView } from '#core/error-view.ts';
import { toErrorView } from '#core/errors.ts';

export const exitCode = { ok: 0, failed: 1, usage: 2 } as const;

type Style = Parameters<typeof styleText>[0];

/** Colours text if standard output is a terminal that wants colours (honours NO_COLOR). */
export const coloured = (style: Style, text: string): string =>
  styleText(style, text, { stream: process.stdout });

/** Makes outside text safe to print: control characters could move the cursor or worse. */
export const plain = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ');

export function writeJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

export function writeLine(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** Prints rows as a table. Loads the measuring of text late, since it slows a start. */
export async function writeTable(rows: readonly (readonly string[])[]): Promise<void> {
  const { table } = await import('./table.ts');
  for (const line of table(rows)) writeLine(line);
}

/** Writes a side note to standard error, never to standard output. */
export function writeNotice(line: string): void {
  process.stderr.write(`${styleText('dim', forLogs(line), { stream: process.stderr })}\n`);
}

/** Writes the services' problems and fixes, one line each. */
export function writeNotices({ notices }: Pick<HealthView, 'notices'>): void {
  for (const { message, hint, cliHint } of notices) writeNotice(`${message}. ${cliHint ?? hint}`);
}

/** Writes an error and its fix in one line. With `json`, on standard output as well. */
export const reportError = (error: unknown, json: boolean): void =>
  reportErrorView(toErrorView(error), json);

/** Does the same for an error from a reply. */
export function reportErrorView(error: ErrorView, json: boolean): void {
  const { code, message } = error;
  const hint = error.cliHint ?? error.hint;
  if (json) writeJson({ type: 'error', error: { code, message, hint } });
  writeProblem(`${message}. ${hint}`);
}

/** Writes a problem to standard error, never to standard output. */
export function writeProblem(text: string): void {
  const label = styleText('red', 'error', { stream: process.stderr });
  process.stderr.write(`${label}: ${forLogs(plain(text))}\n`);
}

/** If standard error is no terminal, it is a log that others may read: no token goes there. */
const forLogs = (text: string): string =>
  process.stderr.isTTY ? text : text.replaceAll(/#token=[\w-]+/g, '');
