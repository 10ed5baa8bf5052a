import type { Handlers } from '#contract/api.ts';
import { AppError } from '#core/errors.ts';
import { type Settings, settings as table } from '#core/settings.ts';
import { findLocalServers } from '#services/llm/local-servers.ts';
import { askModel, type ModelState } from '../events/model-state.ts';
import { withoutPassword } from './settings.ts';

export type ModelDeps = {
  readonly settings: () => Settings;
  readonly model: Pick<ModelState, 'heard'>;
  readonly find?: typeof findLocalServers;
  readonly ask?: typeof askModel;
};

export const models = ({
  settings,
  model,
  find = findLocalServers,
  ask = askModel,
}: ModelDeps): Handlers<'models.find' | 'models.test'> => ({
  'models.find': async () =>
    (await find()).map(({ models, ...server }) => ({ ...server, models: [...models] })),
  'models.test': async (input) => {
    const set = settings();
    const url = input.url === undefined ? set.llmUrl : meant(checked(input.url), set);
    if (url === null) return { ok: false, detail: 'No model server is set', tookMs: 0 };
    const llmModel = input.model ?? set.llmModel;
    const llmApiKey = isKeyFor(set, url) ? set.llmApiKey : null;
    const startedAt = performance.now();
    const { ok, detail } = await ask(
      { llmUrl: url, llmModel, llmApiKey },
      new AbortController().signal,
    );
    if (isSame(set.llmUrl, url) && llmModel === set.llmModel) model.heard(ok);
    return { ok, detail, tookMs: performance.now() - startedAt };
  },
});

/**
 * Checks an address as the setting does, so a server that passes the test can be saved. Throws
 * `invalid_url`.
 */
function checked(text: string): string {
  const { data } = table.llmUrl.schema.safeParse(text.trim());
  if (data == null) throw new AppError('invalid_url', { url: text });
  return data;
}

/**
 * Settings show the address without its password: testing that address means the configured server.
 */
const meant = (url: string, { llmUrl }: Settings): string =>
  llmUrl !== null && isSame(withoutPassword(llmUrl), url) ? llmUrl : url;

/** The key goes only to the server it was saved for, not to another one that the user tries. */
const isKeyFor = ({ llmUrl }: Settings, url: string): boolean =>
  llmUrl === null || new URL(llmUrl).origin === new URL(url).origin;

const isSame = (set: string | null, url: string): boolean =>
  set !== null && new URL(set).href === new URL(url).href;
