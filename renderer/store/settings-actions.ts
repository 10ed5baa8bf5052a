import type { Output } from '#contract/api.ts';
import { type CallError, isCallError } from '#contract/client.ts';
import type { SettingView } from '../model.ts';
import { host } from './host.ts';
import { perform } from './perform.ts';
import { queries, queryClient } from './queries.ts';

/** How saving went; what was refused is said at the field, so nobody else shows it. */
export type Saved =
  | { readonly setting: SettingView; readonly error: null }
  | { readonly setting: null; readonly error: CallError };

/** Saves a setting; null puts its default back. */
export async function saveSetting(name: string, value: unknown): Promise<Saved> {
  try {
    const setting = await host().call('settings.set', { name, value });
    queryClient.setQueryData(queries.settings().queryKey, (shown) =>
      shown?.map((each) => (each.name === name ? setting : each)),
    );
    return { setting, error: null };
  } catch (error) {
    if (!isCallError(error)) throw error;
    return { setting: null, error };
  }
}

/** Has this model asked from now on; answers why not where it was refused. */
export async function chooseModel(url: string, model: string): Promise<CallError | null> {
  const named = await saveSetting('llmModel', model);
  return named.error ?? (await saveSetting('llmUrl', url)).error;
}

/** Asks a model server for a sign of life: the one that is set, or one to be tried. */
export const testModel = (
  tried: { readonly url?: string; readonly model?: string } = {},
): Promise<Output<'models.test'> | null> => perform(() => host().call('models.test', { ...tried }));

/** Looks for model servers on this machine once more. */
export const findModelsAgain = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: queries.models().queryKey });

/** Forgets every company, opening, note and run. False where it failed. */
export async function eraseEverything(): Promise<boolean> {
  return (await perform(() => host().call('data.erase', { confirm: 'erase' }))) !== null;
}
