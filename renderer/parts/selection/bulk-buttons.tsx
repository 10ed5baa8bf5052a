import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { Stage } from '#renderer/model.ts';
import { labels } from '#renderer/strings/labels.ts';
import { postingStrings } from '#renderer/strings/openings.ts';
import { stages } from '../stage-menu.tsx';

/** A button of the selection bar that opens a menu. */
export function BulkMenu<T extends string>({
  label,
  items,
  onChoose,
}: {
  readonly label: string;
  readonly items: Readonly<Record<T, string>>;
  readonly onChoose: (item: T) => void;
}) {
  return (
    <Menu position="bottom-start" width={180}>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-xs"
          rightSection={<IconChevronDown size={12} aria-hidden />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(Object.keys(items) as T[]).map((item) => (
          <Menu.Item key={item} onClick={() => onChoose(item)}>
            {items[item]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Moves all that is selected to a stage of the board, or off it. */
export const BulkStages = ({ onChoose }: { readonly onChoose: (stage: Stage | null) => void }) => (
  <BulkMenu
    label={postingStrings.moveTo}
    items={{ ...labels.stages, off: postingStrings.untrack }}
    onChoose={(item) => onChoose(stages.find((stage) => stage === item) ?? null)}
  />
);
