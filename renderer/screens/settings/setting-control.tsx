import { Button, Group, PasswordInput, Select, Switch, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import type { SettingView } from '#renderer/model.ts';
import { settingsStrings as words } from '#renderer/strings/settings.ts';
import type { SettingField } from './setting-field.ts';
import classes from './setting-row.module.css';
import type { EditedSetting } from './use-setting.ts';

type Props = {
  readonly setting: SettingView;
  readonly field: SettingField;
  readonly edited: EditedSetting;
  readonly isDisabled: boolean;
  readonly id: string;
};

/** The control that fits a setting. Text is saved on leaving it or by Enter, all else at once. */
export function SettingControl(props: Props) {
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

/** What is secret is never shown: it can be replaced, or taken away. */
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
