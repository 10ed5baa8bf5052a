import path from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import type { StartOptions } from '#host/start-options.ts';

export type CommonOptions = {
  readonly dataDir?: string;
  readonly json?: boolean;
};

export type FetchOptions = CommonOptions & {
  readonly originMap?: string;
  readonly allowPrivateNetwork?: boolean;
  /** False with `--no-enrich`. */
  readonly enrich: boolean;
  readonly llmUrl?: string;
  readonly llmModel?: string;
};

export function withFetchOptions(command: Command): Command {
  return command
    .option('--origin-map <file>', 'JSON file that redirects sites to mirrors')
    .option('--allow-private-network', 'also read sites in private networks')
    .option('--no-enrich', 'use only the built-in rules, not the model')
    .option('--llm-url <url>', 'OpenAI-compatible server for new openings')
    .option('--llm-model <name>', 'model name');
}

/** The flags that are settings; an absent flag stays undefined. */
export const settingsOf = (options: FetchOptions): StartOptions['flags'] => ({
  // A running host has another working folder: only absolute paths mean the same there.
  originMap: options.originMap && path.resolve(options.originMap),
  allowPrivateNetwork: options.allowPrivateNetwork,
  enrich: options.enrich ? undefined : false,
  llmUrl: options.llmUrl,
  llmModel: options.llmModel,
});

/** For commander: a folder. Empty text comes from an unset variable, and must not mean the default. */
export function parseFolder(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('Enter a folder.');
  return text;
}

/** For commander: a whole number above zero. */
export function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) {
    throw new InvalidArgumentError('Enter a whole number above 0.');
  }
  return count;
}

/** For commander: a score from 1 to 100. */
export function parseScore(text: string): number {
  const score = Number(text);
  if (!Number.isInteger(score) || score < 1 || score > 100) {
    throw new InvalidArgumentError('Enter a whole number from 1 to 100.');
  }
  return score;
}

/** For commander: an amount of money, in whole units. */
export function parseAmount(text: string): number {
  const amount = Number(text.replaceAll(/[_,]/g, ''));
  if (!Number.isFinite(amount) || amount < 0) {
    throw new InvalidArgumentError('Enter an amount, such as 80000.');
  }
  return amount;
}

/** For commander: a currency by its code (ISO 4217). */
export function parseCurrency(text: string): string {
  const code = text.trim().toUpperCase();
  if (/^[A-Z]{3}$/.test(code)) return code;
  throw new InvalidArgumentError('Enter the three letters of a currency, such as EUR.');
}

/** For commander; 0 means any free port. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new InvalidArgumentError('Enter a number from 0 to 65535.');
  }
  return port;
}
