import { type Command, InvalidArgumentError } from 'commander';
import type { StartOptions } from '#host/start.ts';

/** Options of every command. */
export type CommonOptions = {
  readonly dataDir?: string;
  readonly json?: boolean;
};

/** Options of commands that fetch. */
export type FetchOptions = CommonOptions & {
  readonly originMap?: string;
  readonly allowPrivateNetwork?: boolean;
  /** False where `--no-enrich` was given. */
  readonly enrich: boolean;
  readonly llmUrl?: string;
  readonly llmModel?: string;
};

/** Adds the options of commands that fetch. */
export function withFetchOptions(command: Command): Command {
  return command
    .option('--origin-map <file>', 'JSON file that sends origins to mirrors')
    .option('--allow-private-network', 'also read sites in private networks')
    .option('--no-enrich', 'do not ask the model, only the built-in rules')
    .option('--llm-url <url>', 'OpenAI-compatible server to ask about new openings')
    .option('--llm-model <name>', 'model to ask for');
}

/** The flags that are settings; what was not given says nothing. */
export const settingsOf = (options: FetchOptions): StartOptions['flags'] => ({
  originMap: options.originMap,
  allowPrivateNetwork: options.allowPrivateNetwork,
  enrich: options.enrich ? undefined : false,
  llmUrl: options.llmUrl,
  llmModel: options.llmModel,
});

/** For commander: a whole number above zero. */
export function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) {
    throw new InvalidArgumentError('A whole number above 0 is needed.');
  }
  return count;
}

/** For commander: an amount of money, in whole units. */
export function parseAmount(text: string): number {
  const amount = Number(text.replaceAll(/[_,]/g, ''));
  if (!Number.isFinite(amount) || amount < 0) {
    throw new InvalidArgumentError('An amount is needed, such as 80000.');
  }
  return amount;
}
