import { Button, type ButtonProps, Kbd, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import type { Stage } from '../model.ts';
import { setStage } from '../store/posting-actions.ts';
import { labels } from '../strings/labels.ts';
import { postingStrings } from '../strings/openings.ts';

/** In the order of the board and of the keys 1 to 6. */
export const stages = Object.keys(labels.stages) as readonly Stage[];

export function StageMenu({
  posting,
  variant = 'default',
}: {
  readonly posting: {
    readonly id: string;
    readonly title: string;
    readonly stage: Stage | null;
  };
  readonly variant?: NonNullable<ButtonProps['variant']>;
}) {
  const { stage: current } = posting;
  return (
    <Menu position="bottom-start" width={200}>
      <Menu.Target>
        <Button variant={variant} rightSection={<IconChevronDown size={14} aria-hidden />}>
          {current === null ? postingStrings.moveTo : labels.stages[current]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {stages.map((stage, i) => (
          <Menu.Item
            key={stage}
            leftSection={<Check isOn={stage === current} />}
            rightSection={<Kbd size="xs">{i + 1}</Kbd>}
            onClick={() => void setStage(posting, stage)}
          >
            {labels.stages[stage]}
          </Menu.Item>
        ))}
        {current !== null && (
          <>
            <Menu.Divider />
            <Menu.Item
              leftSection={<Check isOn={false} />}
              onClick={() => void setStage(posting, null)}
            >
              {postingStrings.untrack}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

const Check = ({ isOn }: { readonly isOn: boolean }) => (
  <IconCheck size={14} aria-hidden visibility={isOn ? 'visible' : 'hidden'} />
);
