import type { Handlers } from '#contract/api.ts';
import { minutes } from '#core/duration.ts';
import { AppError, toErrorView } from '#core/errors.ts';
import { modelChosen } from '#core/model-choice.ts';
import { type Settings, settings as table } from '#core/settings.ts';
import { findLocalServers } from '#services/llm/local-servers.ts';
import { askModel, type ModelState } from '../events/model-state.ts';
import type { Queueing } from '../supervisor/queueing.ts';
import { withoutPassword } from './settings.ts';

export type ModelDeps = {
  readonly settings: () => Settings;
  readonly model: Pick<ModelState, 'heard'>;
  readonly queueing: { readonly model: Pick<Queueing['model'], 'wake' | 'settled' | 'access'> };
  readonly find?: typeof findLocalServers;
  readonly ask?: typeof askModel;
};

export const models = ({
  settings,
  model,
  queueing,
  find = findLocalServers,
  ask = askModel,
}: ModelDeps): Handlers<'models.find' | 'models.test' | 'models.start'> => {
  /** Starts the server that Rolewatch runs, and asks it once it answers. */
  async function testOwn() {
    const startedAt = performance.now();
    const took = () => performance.now() - startedAt;
    queueing.model.wake();
    // Ready, failed or late: what it is by then is the answer.
    await queueing.model.settled(AbortSignal.timeout(longestStartMs)).catch(() => undefined);
    const access = queueing.model.access();
    if (access.kind === 'failed') {
      const { message, hint } = toErrorView(new AppError('llm_server_failed', access));
      return { ok: false, detail: `${message}. ${hint}`, tookMs: took() };
    }
    if (access.kind !== 'server')
      return { ok: false, detail: 'It is still starting', tookMs: took() };
    const { url: llmUrl, model: llmModel, apiKey: llmApiKey } = access;
    const { ok, detail } = await ask({ llmUrl, llmModel, llmApiKey }, new AbortController().signal);
    return { ok, detail, tookMs: took() };
  }

  return {
    'models.start': async () => {
      queueing.model.wake();
      return {};
    },
    'models.find': async () =>
      (await find()).map(({ models, ...server }) => ({ ...server, models: [...models] })),
    'models.test': async (input) => {
      const set = settings();
      if (input.url === undefined && modelChosen(set)?.kind === 'vllm') return await testOwn();
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
  };
};

/** A start may download the model, which is watched rather than waited for. */
const longestStartMs = minutes(5);

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
