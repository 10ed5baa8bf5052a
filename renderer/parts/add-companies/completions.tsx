import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import { hostOf } from '#renderer/format.ts';
import { addCompaniesStrings as words } from '#renderer/strings/add-companies.ts';
import { sourceName } from '#renderer/strings/labels.ts';
import classes from './completions.module.css';
import { type Completions as Offer, optionId } from './use-completions.ts';

/** Companies that may be meant, under the field they are typed in. */
export function Completions({
  completions: { isOpen, options, active, choose },
  listId,
  children,
}: {
  readonly completions: Offer;
  readonly listId: string;
  readonly children: ReactNode;
}) {
  return (
    <Popover
      opened={isOpen}
      position="bottom-start"
      offset={4}
      width="target"
      withRoles={false}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown p={4}>
        <div role="listbox" id={listId} aria-label={words.completions} className={classes.list}>
          {options.map((option, i) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the active one
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field
            <div
              key={option.url}
              role="option"
              id={optionId(listId, i)}
              aria-selected={i === active}
              className={classes.option}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(option)}
            >
              <span className={classes.name} dir="auto">
                {option.name}
              </span>
              <span className={classes.more}>
                {option.isWatched
                  ? words.watchedMark
                  : `${sourceName(option.source)} · ${hostOf(option.url)}`}
              </span>
            </div>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
