import type { FoundModel, SettingView } from '#renderer/model.ts';

/** Who may read the openings. */
export type ModelChoice =
  | { readonly kind: 'rules' }
  | { readonly kind: 'set'; readonly url: string; readonly model: string }
  | { readonly kind: 'found'; readonly server: FoundModel };

export const keyOf = (choice: ModelChoice): string =>
  choice.kind === 'rules' ? 'rules' : choice.kind === 'set' ? choice.url : choice.server.url;

/** Everything that can be chosen: the rules always, what was found, and what is set if it was not. */
export function modelChoices(
  found: readonly FoundModel[],
  set: { readonly url: string | null; readonly model: string },
): readonly ModelChoice[] {
  const servers = found.map((server): ModelChoice => ({ kind: 'found', server }));
  const isFound = found.some(({ url }) => url === set.url);
  const other: readonly ModelChoice[] =
    set.url === null || isFound ? [] : [{ kind: 'set', url: set.url, model: set.model }];
  return [{ kind: 'rules' }, ...other, ...servers];
}

/** What a server would be asked for: what is set where it has that, else its first model. */
export const modelOf = ({ models }: FoundModel, set: string): string | null =>
  models.find((model) => model === set) ?? models[0] ?? null;

/** What decides the model instead of the person, by the name it has outside; null where nothing does. */
export function fixedBy(settings: readonly SettingView[]): { readonly env: string | null } | null {
  const fixed = settings.find(
    ({ name, from }) =>
      (name === 'llmUrl' || name === 'llmModel') && (from === 'flag' || from === 'environment'),
  );
  if (fixed === undefined) return null;
  return { env: fixed.from === 'environment' ? fixed.env : null };
}
