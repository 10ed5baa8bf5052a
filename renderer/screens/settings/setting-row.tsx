import {
  Anchor,
  Button,
  Group,
  PasswordInput,
  Select,
  Switch,
  TextInput,
  VisuallyHidden,
} from '@mantine/core';
import { type KeyboardEvent, useId, useState } from 'react';
import type { SettingView } from '#renderer/model.ts';
import { settingsStrings as words } from '#renderer/strings/settings.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import type { ShownSetting } from './group-settings.ts';
import type { SettingField } from './setting-field.ts';
import classes from './setting-row.module.css';
import { type EditedSetting, type SaveState, timesIn, useSetting, wordsOf } from './use-setting.ts';

export function SettingRow({ setting, field }: ShownSetting) {
  const id = useId();
  const edited = useSetting(setting, field);
  const { from, applies, name } = setting;
  const isFixed = from === 'flag' || from === 'environment';
  const isChanged = isChangedSetting(setting);
  const isElsewhere = field.isDesktopOnly === true && window.rolewatch === undefined;
  // Secrets have their own button for this.
  const isOwn = from === 'file' && field.kind !== 'secret' && !isElsewhere;
  const meaning = edited.text === '' ? meaningOfNothing(field) : null;
  return (
    <div className={classes.root} data-setting={name}>
      <div>
        <label className={classes.label} htmlFor={id}>
          {field.label}
        </label>
        {isChanged && (
          <span className={classes.dot} title={words.changed}>
            <VisuallyHidden>{words.changed}</VisuallyHidden>
          </span>
        )}
        <p className={classes.explains} id={`${id}-explains`}>
          {field.explains}
        </p>
        <p className={classes.facts}>
          {isChanged && field.kind !== 'secret' && (
            <span>{words.usually(wordsOf(field, setting.default))}</span>
          )}
          {!isChanged && meaning !== null && <span>{words.whenEmpty(meaning)}</span>}
          {setting.isSet && setting.keptBy !== null && from === 'file' && (
            <span>{words.keptBy[setting.keptBy]}</span>
          )}
          {applies === 'restart' && <span>{words.fromRestart}</span>}
          {isOwn && (
            <Anchor
              component="button"
              type="button"
              inherit
              aria-label={words.resetOf(field.label)}
              onClick={edited.reset}
            >
              {words.reset}
            </Anchor>
          )}
        </p>
      </div>
      <div className={classes.control}>
        <SettingControl
          setting={setting}
          field={field}
          edited={edited}
          isDisabled={isFixed || isElsewhere}
          id={id}
        />
        <div className={classes.note} id={`${id}-note`} role="status">
          {isElsewhere && <StatusMark tone="info" label={words.desktopOnly} />}
          {isFixed ? (
            <StatusMark
              tone="info"
              label={from === 'flag' ? words.setByFlag : words.setByEnvironment(setting.env)}
              title={words.fixedHint}
            />
          ) : (
            <SaveNote state={edited.state} />
          )}
        </div>
      </div>
    </div>
  );
}

/** True if it has a value of its own, whatever set it. */
export const isChangedSetting = ({ from }: Pick<SettingView, 'from'>): boolean =>
  from !== 'default';

/** What an empty field does, where that is not simply nothing. */
const meaningOfNothing = (field: SettingField): string | null =>
  'nothing' in field && field.kind !== 'times' && field.nothing !== words.none
    ? (field.nothing ?? null)
    : null;

function SaveNote({ state }: { readonly state: SaveState }) {
  switch (state.kind) {
    case 'idle':
      return null;
    case 'saving':
      return <StatusMark tone="busy" label={words.saving} />;
    case 'saved':
      return <StatusMark tone="good" label={words.saved} />;
    case 'refused':
      return (
        <div className={classes.refused}>
          <StatusMark tone="bad" label={state.message} />
          {state.hint !== '' && <div className={classes.hint}>{state.hint}</div>}
        </div>
      );
  }
}

type Props = {
  readonly setting: SettingView;
  readonly field: SettingField;
  readonly edited: EditedSetting;
  readonly isDisabled: boolean;
  readonly id: string;
};

/** The control for a setting. Text saves on blur or Enter, everything else at once. */
function SettingControl(props: Props) {
  const { field, edited, isDisabled, id, setting } = props;
  const aria = { id, 'aria-describedby': `${id}-explains ${id}-note` };
  switch (field.kind) {
    case 'switch':
      return (
        <Switch
          {...aria}
          disabled={isDisabled}
          checked={edited.text === 'true'}
          onChange={({ currentTarget }) => edited.choose(String(currentTarget.checked))}
        />
      );
    case 'choice':
      return (
        <Select
          {...aria}
          size="xs"
          disabled={isDisabled}
          allowDeselect={false}
          data={field
            .choices(setting.value)
            .map(({ value, label }) => ({ value: String(value), label }))}
          value={edited.text}
          onChange={(value) => value !== null && edited.choose(value)}
        />
      );
    case 'secret':
      return <SecretControl {...props} />;
    case 'times':
      return <TimesControl {...props} usual={field.usual} />;
    default:
      return (
        <TextInput
          {...aria}
          {...typing(edited)}
          size="xs"
          disabled={isDisabled}
          error={edited.state.kind === 'refused'}
          spellCheck={false}
          {...(field.kind === 'number' && { inputMode: 'decimal' })}
          {...(field.kind === 'text' &&
            field.placeholder !== undefined && { placeholder: field.placeholder })}
          {...(field.kind === 'number' &&
            field.unit !== undefined && {
              rightSection: <span className={classes.unit}>{field.unit}</span>,
              rightSectionWidth: 'auto',
            })}
        />
      );
  }
}

/** A switch, and two times while it is on. */
function TimesControl({ edited, isDisabled, id, usual }: Props & { readonly usual: string }) {
  const isOn = edited.text !== '';
  const times = timesIn(edited.text);
  const field = (label: string, which: 'from' | 'to') => (
    <TextInput
      type="time"
      size="xs"
      aria-label={label}
      aria-describedby={`${id}-note`}
      disabled={isDisabled}
      error={edited.state.kind === 'refused'}
      value={times[which]}
      onChange={({ currentTarget: { value } }) =>
        edited.type(which === 'from' ? `${value}-${times.to}` : `${times.from}-${value}`)
      }
      onBlur={edited.commit}
    />
  );
  return (
    <Group gap="sm" wrap="nowrap">
      <Switch
        id={id}
        aria-describedby={`${id}-explains ${id}-note`}
        disabled={isDisabled}
        checked={isOn}
        onChange={() => edited.choose(isOn ? '' : usual)}
      />
      {isOn && (
        <>
          {field(words.from, 'from')}
          <span aria-hidden>–</span>
          {field(words.until, 'to')}
        </>
      )}
    </Group>
  );
}

/** Secrets are never shown, only replaced or removed. */
function SecretControl({ setting, field, edited, isDisabled, id }: Props) {
  const [isReplacing, setIsReplacing] = useState(false);
  if (setting.isSet && !isReplacing) {
    return (
      <Group gap="sm" wrap="nowrap">
        {words.secretIsSet}
        <Button
          variant="default"
          aria-label={words.replaceOf(field.label)}
          disabled={isDisabled}
          onClick={() => setIsReplacing(true)}
        >
          {words.replace}
        </Button>
        <Button
          variant="default"
          aria-label={words.removeOf(field.label)}
          disabled={isDisabled}
          onClick={edited.reset}
        >
          {words.remove}
        </Button>
      </Group>
    );
  }
  return (
    <PasswordInput
      id={id}
      aria-describedby={`${id}-explains ${id}-note`}
      {...typing(edited)}
      onBlur={() => {
        setIsReplacing(false);
        edited.commit();
      }}
      size="xs"
      disabled={isDisabled}
      error={edited.state.kind === 'refused'}
      autoComplete="off"
      autoFocus={isReplacing}
    />
  );
}

const typing = (edited: EditedSetting) => ({
  value: edited.text,
  onChange: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) =>
    edited.type(currentTarget.value),
  onBlur: edited.commit,
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') edited.commit();
    if (event.key === 'Escape') edited.forget();
  },
});
