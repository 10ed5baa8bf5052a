import { Button, type ButtonProps, Kbd, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown, IconStarFilled } from '@tabler/icons-react';
import type { Outcome, Stage } from '../model.ts';
import { setOutcome, setStage } from '../store/posting-actions.ts';
import { labels } from '../strings/labels.ts';
import { postingStrings } from '../strings/openings.ts';

/** In the order of the board and of the keys 1 to 6. */
export const stages = Object.keys(labels.stages) as readonly Stage[];

/** How an application may have ended. */
export const outcomes = Object.keys(labels.outcomes) as readonly Outcome[];

/** An opening's stage, and the stages it can move to; the last one says how it ended. */
export function StageMenu({
  posting,
  outcome = null,
  variant = 'default',
}: {
  readonly posting: {
    readonly id: string;
    readonly title: string;
    readonly stage: Stage | null;
  };
  readonly outcome?: Outcome | null;
  readonly variant?: NonNullable<ButtonProps['variant']>;
}) {
  const { stage: current } = posting;
  return (
    <Menu position="bottom-start" width={200}>
      <Menu.Target>
        {current === null ? (
          <Button variant={variant} px={6} aria-label={postingStrings.moveTo}>
            <IconChevronDown size={14} aria-hidden />
          </Button>
        ) : (
          <Button
            variant={variant}
            leftSection={<IconStarFilled size={14} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {stageWords(current, outcome)}
          </Button>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        {stages.slice(0, -1).map((stage, i) => (
          <Menu.Item
            key={stage}
            leftSection={<Check isOn={stage === current} />}
            rightSection={<Kbd size="xs">{i + 1}</Kbd>}
            onClick={() => {
              if (stage !== current) void setStage(posting, stage);
            }}
          >
            {labels.stages[stage]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{labels.stages.done}</Menu.Label>
        {outcomes.map((ended) => (
          <Menu.Item
            key={ended}
            leftSection={<Check isOn={current === 'done' && ended === outcome} />}
            onClick={() => {
              if (current === 'done') void setOutcome(posting, outcome, ended);
              else void setStage(posting, 'done', { outcome: ended });
            }}
          >
            {labels.outcomes[ended]}
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

/** A stage in words; a finished application says how it ended. */
export const stageWords = (stage: Stage, outcome: Outcome | null): string =>
  stage === 'done' && outcome !== null ? labels.outcomes[outcome] : labels.stages[stage];

const Check = ({ isOn }: { readonly isOn: boolean }) => (
  <IconCheck size={14} aria-hidden visibility={isOn ? 'visible' : 'hidden'} />
);
