import { z } from 'zod';
import type { Handlers } from '#contract/api.ts';
import type { SettingView } from '#contract/settings.ts';
import { AppError } from '#core/errors.ts';
import { type SettingName, settings as table } from '#core/settings.ts';
import type { SettingState, SettingsStore } from '#services/settings-store.ts';

export type SettingsDeps = {
  readonly store: SettingsStore;
  readonly apply: (changed: readonly SettingName[]) => Promise<void>;
};

export const settings = ({
  store,
  apply,
}: SettingsDeps): Handlers<'settings.list' | 'settings.set'> => {
  const find = (name: string): SettingState => {
    const state = store.list().find((each) => each.name === name);
    if (state !== undefined) return state;
    throw new AppError('invalid_setting', { name, reason: 'there is none of this name' });
  };
  const view = (state: SettingState) => toView(state, store.secretsKeptBy);
  return {
    'settings.list': async () => store.list().map(view),
    'settings.set': async ({ name, value }) => {
      const before = find(name);
      // Saving an address as it was shown, without its password, changes nothing.
      if (!isAsShown(before, value)) await apply(await store.set(before.name, value));
      return view(find(name));
    },
  };
};

function toView(state: SettingState, keptBy: SettingView['keptBy']): SettingView {
  const { name, value, from } = state;
  const { default: usual, help, env, applies, secret } = table[name];
  return {
    name,
    value: shown(state),
    isSet: value !== null,
    default: usual,
    help,
    range: rangeOf(name),
    isSecret: secret === true,
    keptBy: secret === true ? keptBy : null,
    from,
    env,
    applies: applies ?? 'now',
  };
}

function rangeOf(name: SettingName): SettingView['range'] {
  const { schema } = table[name];
  if (!(schema instanceof z.ZodNumber)) return null;
  // A whole number has bounds of its own, which are no one's concern.
  const bound = (at: number | null) =>
    at === null || Math.abs(at) >= Number.MAX_SAFE_INTEGER ? null : at;
  return { min: bound(schema.minValue), max: bound(schema.maxValue) };
}

/** Secrets stay here, and so do the user name and password in an address. */
function shown({ name, value }: SettingState): unknown {
  if (table[name].secret) return null;
  return typeof value === 'string' ? withoutPassword(value) : value;
}

const isAsShown = (state: SettingState, value: unknown): boolean =>
  shown(state) !== state.value && value !== null && shown(state) === value;

/** An address without the user name and password in it. */
export function withoutPassword(address: string): string {
  const url = address.includes('@') ? URL.parse(address) : null;
  if (url === null || (url.username === '' && url.password === '')) return address;
  url.username = '';
  url.password = '';
  return url.href;
}
