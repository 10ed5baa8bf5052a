import { ActionIcon, Tooltip } from '@mantine/core';
import { IconEye, IconEyeOff, IconStar, IconStarFilled } from '@tabler/icons-react';
import type { MouseEvent, ReactNode } from 'react';
import { shortcuts } from '#renderer/keyboard/shortcuts.ts';
import type { PostingRow } from '#renderer/model.ts';
import { setHidden, toggleSaved } from '#renderer/store/posting-actions.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import { paneStrings, postingStrings } from '#renderer/strings/openings.ts';
import classes from './posting-list.module.css';

const icon = { size: 15, stroke: 1.6, 'aria-hidden': true } as const;

/** Save and hide on a row under the pointer; keys and the pane have the same for everybody. */
export function RowTools({ posting }: { readonly posting: PostingRow }) {
  const { id, title, stage, isHidden } = posting;
  return (
    <span className={classes.tools} aria-hidden>
      {(stage === null || stage === 'saved') && (
        <Tool
          label={stage === null ? paneStrings.save : postingStrings.untrack}
          keys={shortcuts.save.keys[0]}
          onPress={() => void toggleSaved(posting)}
        >
          {stage === null ? <IconStar {...icon} /> : <IconStarFilled {...icon} />}
        </Tool>
      )}
      <Tool
        label={isHidden ? paneStrings.show : paneStrings.hide}
        keys={shortcuts.hide.keys[0]}
        onPress={() => void setHidden(id, title, !isHidden)}
      >
        {isHidden ? <IconEye {...icon} /> : <IconEyeOff {...icon} />}
      </Tool>
    </span>
  );
}

function Tool({
  label,
  keys,
  onPress,
  children,
}: {
  readonly label: string;
  readonly keys: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}) {
  const onClick = (event: MouseEvent): void => {
    // The row would open.
    event.stopPropagation();
    onPress();
  };
  return (
    <Tooltip label={everywhere.withKey(label, keys.toUpperCase())}>
      <ActionIcon size="sm" tabIndex={-1} aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
