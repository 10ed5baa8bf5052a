import { notifications } from '@mantine/notifications';
import type { Output } from '#contract/api.ts';
import { type CallError, isCallError } from '#contract/client.ts';
import { exactDay } from '../format.ts';
import type { SettingView } from '../model.ts';
import { settingsStrings } from '../strings/settings.ts';
import { host } from './host.ts';
import { perform } from './perform.ts';
import { queries, queryClient } from './queries.ts';
import { createTurns } from './turns.ts';

/** The result of saving. The field shows a rejection, so nothing else does. */
export type Saved =
  | { readonly setting: SettingView; readonly error: null }
  | { readonly setting: null; readonly error: CallError };

/** Null restores the default. */
export async function saveSetting(name: string, value: unknown): Promise<Saved> {
  try {
    const setting = await inTurn(name, () => host().call('settings.set', { name, value }));
    queryClient.setQueryData(queries.settings().queryKey, (shown) =>
      shown?.map((each) => (each.name === name ? setting : each)),
    );
    return { setting, error: null };
  } catch (error) {
    if (!isCallError(error)) throw error;
    return { setting: null, error };
  }
}

const inTurn = createTurns();

/** Configures this model of a server; returns the reason if the host rejects it. */
export async function chooseModel(url: string, model: string): Promise<CallError | null> {
  const named = await saveSetting('llmModel', model);
  const refused = named.error ?? (await saveSetting('llmUrl', url)).error;
  const shown = queryClient.getQueryData(queries.settings().queryKey);
  const source = shown?.find(({ name }) => name === 'llmSource')?.value;
  if (refused !== null || source === undefined || source === 'server') return refused;
  return (await saveSetting('llmSource', 'server')).error;
}

/** Sends a test request to the configured model server, or to the given one. */
export const testModel = (
  tried: { readonly url?: string; readonly model?: string } = {},
): Promise<Output<'models.test'> | null> => perform(() => host().call('models.test', { ...tried }));

/** Starts the model server that Rolewatch runs. */
export const startModel = (): Promise<unknown> => perform(() => host().call('models.start', {}));

/** Sends a test message to the address that is set. */
export const testNotice = (channel: 'webhook' | 'ntfy'): Promise<Output<'notices.test'> | null> =>
  perform(() => host().call('notices.test', { channel }));

export const findModelsAgain = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: queries.models().queryKey });

/** Fetches the newest exchange rates and reports their day. */
export async function updateRates(): Promise<void> {
  const rates = await perform(() => host().call('rates.update', {}));
  if (rates === null) return;
  queryClient.setQueryData(queries.rates().queryKey, rates);
  const message = settingsStrings.didUpdateRates(exactDay(rates.date));
  notifications.show({ message, autoClose: 4_000 });
}

/** Deletes every company, opening, note and run. Resolves to false if that failed. */
export async function eraseEverything(withBackups: boolean): Promise<boolean> {
  const erase = () => host().call('data.erase', { confirm: 'erase', withBackups });
  if ((await perform(erase)) === null) return false;
  void queryClient.invalidateQueries({ queryKey: queries.dataUsage().queryKey });
  return true;
}
