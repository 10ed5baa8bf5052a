import { Anchor } from '@mantine/core';
import { useId } from 'react';
import { settingsStrings as words } from '#renderer/strings/settings.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import type { ShownSetting } from './group-settings.ts';
import { SettingControl } from './setting-control.tsx';
import classes from './setting-row.module.css';
import { wordsOf } from './setting-value.ts';
import { type SaveState, useSetting } from './use-setting.ts';

/** One setting: what it does, its control, its default, who decides, and how saving went. */
export function SettingRow({ setting, field }: ShownSetting) {
  const id = useId();
  const edited = useSetting(setting, field);
  const { from, applies, name } = setting;
  const isFixed = from === 'flag' || from === 'environment';
  // What is secret has a button of its own for that.
  const isOwn = from === 'file' && field.kind !== 'secret';
  return (
    <div className={classes.root} data-setting={name}>
      <div>
        <label className={classes.label} htmlFor={id}>
          {field.label}
        </label>
        <p className={classes.explains} id={`${id}-explains`}>
          {field.explains}
        </p>
        <p className={classes.facts}>
          <span>{words.usually(wordsOf(field, setting.default))}</span>
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
          isDisabled={isFixed}
          id={id}
        />
        <div className={classes.note} id={`${id}-note`} role="status">
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
