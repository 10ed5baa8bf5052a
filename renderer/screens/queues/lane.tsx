import { ActionIcon, Group, Menu, Text, Title } from '@mantine/core';
import { IconDots, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { count, duration } from '#renderer/format.ts';
import type { QueueView } from '#renderer/model.ts';
import { cleanQueue, pauseQueue, resumeQueue, retryAll } from '#renderer/store/queue-actions.ts';
import { labels } from '#renderer/strings/labels.ts';
import { queuesStrings } from '#renderer/strings/queues.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import classes from './lane.module.css';

export function Lane({
  lane,
  failed,
}: {
  readonly lane: QueueView;
  /** Failed jobs without those that failed because of an earlier one. */
  readonly failed: number;
}) {
  const { queue, isPaused, perMinute, oldestWaitMs } = lane;
  const numbers = [
    [queuesStrings.waiting, lane.waiting],
    [queuesStrings.active, lane.running],
    [queuesStrings.delayed, lane.delayed],
    [queuesStrings.failed, failed],
  ] as const;
  return (
    <section className={classes.root} aria-label={labels.queues[queue]}>
      <Group justify="space-between" wrap="nowrap">
        <div>
          <Title order={2}>{labels.queues[queue]}</Title>
          <Text size="xs" c="dimmed" ff="monospace">
            {queue}
          </Text>
        </div>
        <LaneMenu lane={lane} failed={failed} />
      </Group>
      <dl className={classes.numbers}>
        {numbers.map(([name, number]) => (
          <div key={name} data-bad={name === queuesStrings.failed && number > 0}>
            <dt>{name}</dt>
            <dd>{count(number)}</dd>
          </div>
        ))}
      </dl>
      <Text size="xs" c="dimmed" className={classes.rate}>
        {isPaused && <StatusMark tone="paused" label={queuesStrings.paused} />}
        <span>
          {perMinute === null ? queuesStrings.noRate : queuesStrings.perMinute(perMinute)}
        </span>
        {oldestWaitMs !== null && <span>{queuesStrings.oldest(duration(oldestWaitMs))}</span>}
      </Text>
    </section>
  );
}

function LaneMenu({
  lane: { queue, isPaused },
  failed,
}: {
  readonly lane: QueueView;
  readonly failed: number;
}) {
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon aria-label={queuesStrings.more(labels.queues[queue])}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isPaused ? (
          <Menu.Item
            leftSection={<IconPlayerPlay size={14} />}
            onClick={() => void resumeQueue(queue)}
          >
            {queuesStrings.resume}
          </Menu.Item>
        ) : (
          <Menu.Item
            leftSection={<IconPlayerPause size={14} />}
            onClick={() => void pauseQueue(queue)}
          >
            {queuesStrings.pause}
          </Menu.Item>
        )}
        <Menu.Item disabled={failed === 0} onClick={() => void retryAll(queue)}>
          {queuesStrings.retryAll}
        </Menu.Item>
        <Menu.Item onClick={() => void cleanQueue(queue)}>{queuesStrings.clean}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
