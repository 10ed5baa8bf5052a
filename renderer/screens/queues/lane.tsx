import { ActionIcon, Group, Menu, Text, Title } from '@mantine/core';
import { IconDots, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { count, duration, hostOf } from '#renderer/format.ts';
import type { QueueTimes, QueueView } from '#renderer/model.ts';
import { hrefTo } from '#renderer/routes.ts';
import { cleanQueue, pauseQueue, resumeQueue, retryAll } from '#renderer/store/queue-actions.ts';
import { labels } from '#renderer/strings/labels.ts';
import { queuesStrings } from '#renderer/strings/queues.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import classes from './lane.module.css';
import { MinuteBars } from './minute-bars.tsx';

export function Lane({
  lane,
  faults,
  times,
  isAway,
}: {
  readonly lane: QueueView;
  /** Failures of this machine or of Rolewatch, without the jobs that waited for them. */
  readonly faults: number;
  readonly times: QueueTimes | undefined;
  /** The host is away: the numbers are old, and it answers no button. */
  readonly isAway: boolean;
}) {
  const { queue, isPaused, oldestWaitMs } = lane;
  const numbers = [
    [queuesStrings.waiting, lane.waiting],
    [queuesStrings.active, lane.running],
    [queuesStrings.delayed, lane.delayed],
    [queuesStrings.failed, faults],
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
        {!isAway && <LaneMenu lane={lane} faults={faults} />}
      </Group>
      <dl className={classes.numbers}>
        {numbers.map(([name, number]) => (
          <div key={name} data-bad={name === queuesStrings.failed && number > 0}>
            <dt>{name}</dt>
            <dd>{count(number)}</dd>
          </div>
        ))}
      </dl>
      {times !== undefined && <MinuteBars finished={times.finished} />}
      <Text size="xs" c="dimmed" component="div" className={classes.rate}>
        {isPaused && <StatusMark tone="paused" label={queuesStrings.paused} />}
        {oldestWaitMs !== null && <span>{queuesStrings.oldest(duration(oldestWaitMs))}</span>}
        {times !== undefined && <Spreads times={times} />}
      </Text>
    </section>
  );
}

/** How long jobs of the last minutes waited and took, and the slowest of them. */
function Spreads({ times: { waitMs, runMs, slowest } }: { readonly times: QueueTimes }) {
  if (waitMs === null || runMs === null) return <span>{queuesStrings.noneFinished}</span>;
  return (
    <>
      <span title={queuesStrings.spreadHint}>
        {queuesStrings.waited(duration(waitMs.p50), duration(waitMs.p95))}
      </span>
      <span title={queuesStrings.spreadHint}>
        {queuesStrings.took(duration(runMs.p50), duration(runMs.p95))}
      </span>
      {slowest !== null && (
        <a className={classes.slowest} href={hrefTo('queues', { id: slowest.id })}>
          {queuesStrings.slowest(duration(slowest.ms), hostOf(slowest.companyUrl))}
        </a>
      )}
    </>
  );
}

function LaneMenu({ lane, faults }: { readonly lane: QueueView; readonly faults: number }) {
  const { queue, isPaused } = lane;
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
        <Menu.Item
          disabled={faults === 0 && lane.failed === 0}
          onClick={() => void retryAll(queue)}
        >
          {queuesStrings.retryAll}
        </Menu.Item>
        <Menu.Item onClick={() => void cleanQueue(queue)}>{queuesStrings.clean}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
