import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { settingsStrings as words } from '#renderer/strings/settings.ts';
import classes from './advanced-settings.module.css';
import type { ShownSetting } from './group-settings.ts';
import { isChangedSetting, SettingRow } from './setting-row.tsx';

/**
 * Settings that few need, behind one line. It starts open if one of them is changed: what makes this
 * Rolewatch differ from others is never out of sight.
 */
export function AdvancedSettings({
  shown,
}: {
  readonly shown: readonly ShownSetting[];
}): ReactNode {
  const id = useId();
  const changed = shown.filter(({ setting }) => isChangedSetting(setting)).length;
  const [isOpen, setIsOpen] = useState(changed > 0);
  if (shown.length === 0) return null;
  return (
    <>
      <UnstyledButton
        className={classes.fold ?? ''}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        <IconChevronRight className={classes.chevron} size={14} stroke={1.8} aria-hidden />
        {words.advanced(shown.length)}
        {changed > 0 && <span className={classes.changed}>{words.advancedChanged(changed)}</span>}
      </UnstyledButton>
      <div id={id} hidden={!isOpen}>
        {isOpen && shown.map((each) => <SettingRow key={each.setting.name} {...each} />)}
      </div>
    </>
  );
}
