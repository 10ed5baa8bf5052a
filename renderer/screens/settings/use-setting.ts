import { useEffect, useState } from 'react';
import type { SettingView } from '#renderer/model.ts';
import { saveSetting } from '#renderer/store/settings-actions.ts';
import type { SettingField } from './setting-field.ts';
import { readTyped, textOf } from './setting-value.ts';

/** How saving a setting goes. */
export type SaveState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'refused'; readonly message: string; readonly hint: string };

export type EditedSetting = {
  /** What the field shows: what was typed, else what is so. */
  readonly text: string;
  readonly state: SaveState;
  readonly type: (text: string) => void;
  /** Saves what was typed, if it says something else than what is so. */
  readonly commit: () => void;
  /** Takes and saves in one. */
  readonly choose: (text: string) => void;
  readonly reset: () => void;
  /** Forgets what was typed. */
  readonly forget: () => void;
};

const savedMs = 3_000;

/** A setting while somebody edits it: what is refused stays as it was typed. */
export function useSetting(setting: SettingView, field: SettingField): EditedSetting {
  const [typed, setTyped] = useState<string | null>(null);
  const [state, setState] = useState<SaveState>({ kind: 'idle' });
  const current = textOf(field, setting.value);
  useEffect(() => {
    if (state.kind !== 'saved') return;
    const timer = setTimeout(() => setState({ kind: 'idle' }), savedMs);
    return () => clearTimeout(timer);
  }, [state]);
  const save = async (value: unknown) => {
    setState({ kind: 'saving' });
    const { error } = await saveSetting(setting.name, value);
    if (error === null) {
      setTyped(null);
      setState({ kind: 'saved' });
    } else setState({ kind: 'refused', message: error.message, hint: error.hint });
  };
  const take = (text: string) => {
    const { value, problem } = readTyped(field, text);
    if (problem === null) void save(value);
    else setState({ kind: 'refused', message: problem, hint: '' });
  };
  return {
    text: typed ?? current,
    state,
    type: (text) => {
      setTyped(text);
      setState({ kind: 'idle' });
    },
    commit: () => {
      // What is on its way, or was refused as it stands, is not sent again.
      if (typed === null || state.kind === 'saving' || state.kind === 'refused') return;
      if (typed.trim() === current) setTyped(null);
      else take(typed);
    },
    choose: (text) => {
      setTyped(text);
      take(text);
    },
    reset: () => void save(null),
    forget: () => {
      setTyped(null);
      setState({ kind: 'idle' });
    },
  };
}
