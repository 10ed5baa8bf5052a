import { useEffect, useState } from 'react';
import type { ErrorView, SettingView } from '#renderer/model.ts';
import { saveSetting } from '#renderer/store/settings-actions.ts';
import { settingsStrings as words } from '#renderer/strings/settings.ts';
import type { SettingField } from './setting-field.ts';

export type SaveState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'refused'; readonly message: string; readonly hint: string };

export type EditedSetting = {
  /** The typed text, else the stored value. */
  readonly text: string;
  readonly state: SaveState;
  readonly type: (text: string) => void;
  readonly commit: () => void;
  readonly choose: (text: string) => void;
  readonly reset: () => void;
  readonly forget: () => void;
};

const savedMs = 3_000;

/** A setting in editing: rejected text stays as typed. */
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
    } else setState({ kind: 'refused', ...plainRefusal(error) });
  };
  const take = (text: string) => {
    const { value, problem } = readTyped(field, text, setting.range);
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
      // Does not resend text that is being saved or was rejected.
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

/** The typed text as a value for the host, or its problem. */
export type Typed =
  | { readonly value: unknown; readonly problem: null }
  | { readonly value: null; readonly problem: string };

export function textOf(field: SettingField, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (field.kind === 'number' && typeof value === 'number') {
    return String(Number((value / (field.per ?? 1)).toFixed(3)));
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The host names the setting as its file does; the person sees its label beside the answer. */
export function plainRefusal({ code, message, hint }: ErrorView) {
  const reason = code === 'invalid_setting' ? /^[^(]*\((.+)\)$/s.exec(message)?.[1] : undefined;
  if (reason === undefined) return { message, hint };
  return { message: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`, hint: '' };
}

type Range = SettingView['range'];

/** The value of a text in a field. The host checks whether it is allowed. */
export function readTyped(field: SettingField, text: string, range: Range = null): Typed {
  const trimmed = text.trim();
  switch (field.kind) {
    case 'number': {
      const number = Number(trimmed.replace(',', '.'));
      if (trimmed === '' || !Number.isFinite(number)) return wrong(words.problems.number);
      const stored = number * (field.per ?? 1);
      const value = field.per === undefined ? stored : Math.round(stored);
      const problem = outOfRange(value, range, field.per ?? 1);
      return problem === null ? right(value) : wrong(problem);
    }
    case 'times': {
      if (trimmed === '') return right(null);
      const { from, to } = timesIn(trimmed);
      return from === '' || to === '' || from === to
        ? wrong(words.problems.times)
        : right(`${from}-${to}`);
    }
    case 'text':
      if (trimmed !== '') return right(trimmed);
      return field.nothing === undefined ? wrong(words.problems.missing) : right(null);
    case 'secret':
      return right(trimmed === '' ? null : trimmed);
    case 'switch':
      return right(trimmed === 'true');
    case 'choice': {
      if (trimmed === '') return right(null);
      const chosen = field.choices(null).find(({ value }) => String(value) === trimmed);
      return right(chosen?.value ?? trimmed);
    }
  }
}

/** The bounds in the unit that the person sees. */
function outOfRange(value: number, range: Range, per: number): string | null {
  const { min = null, max = null } = range ?? {};
  if ((min === null || value >= min) && (max === null || value <= max)) return null;
  const { between, least, most, positive } = words.problems;
  const shown = (bound: number) => Number((bound / per).toFixed(3)).toLocaleString();
  if (max === null) {
    return min !== null && min > 0 && min < per ? positive : least(shown(min ?? 0));
  }
  return min === null ? most(shown(max)) : between(shown(min), shown(max));
}

/** The two times of `22:00-7:00` as a time field takes them; an unreadable one is empty. */
export function timesIn(text: string): { readonly from: string; readonly to: string } {
  const [from = '', to = ''] = text.split(/\s*[-–]\s*/);
  const padded = (time: string) =>
    /^\d{1,2}:\d{2}$/.test(time.trim()) ? time.trim().padStart(5, '0') : '';
  return { from: padded(from), to: padded(to) };
}

/** A value in words: `30 s`, `On`, `every 6 hours`. */
export function wordsOf(field: SettingField, value: unknown): string {
  if (field.kind === 'switch') return value === true ? words.on : words.off;
  if (field.kind === 'choice') {
    return (
      field.choices(value).find((choice) => choice.value === (value ?? ''))?.label ??
      textOf(field, value)
    );
  }
  const text = textOf(field, value);
  if (text === '') return 'nothing' in field ? (field.nothing ?? words.none) : words.none;
  return field.kind === 'number' && field.unit !== undefined ? `${text} ${field.unit}` : text;
}

const right = (value: unknown): Typed => ({ value, problem: null });
const wrong = (problem: string): Typed => ({ value: null, problem });
