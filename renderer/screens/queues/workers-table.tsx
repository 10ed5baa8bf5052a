import { Table, Text } from '@mantine/core';
import { count, megabytes } from '#renderer/format.ts';
import type { WorkerView } from '#renderer/model.ts';
import { labels } from '#renderer/strings/labels.ts';
import { queuesStrings } from '#renderer/strings/queues.ts';
import { StatusMark, type Tone } from '#renderer/ui/status-mark.tsx';
import { percent } from './percent.ts';

const tones = {
  starting: 'busy',
  ready: 'good',
  silent: 'warn',
  restarting: 'warn',
  stopped: 'idle',
  gave_up: 'bad',
} satisfies Record<WorkerView['state'], Tone>;

/** The worker processes and what they use. */
export function WorkersTable({ workers }: { readonly workers: readonly WorkerView[] }) {
  const { columns, unknown } = queuesStrings;
  if (workers.length === 0) return <Text c="dimmed">{queuesStrings.noWorkers}</Text>;
  return (
    <Table verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{columns.worker}</Table.Th>
          <Table.Th>{columns.state}</Table.Th>
          <Table.Th ta="right">{columns.pid}</Table.Th>
          <Table.Th ta="right">{columns.memory}</Table.Th>
          <Table.Th ta="right">{columns.cpu}</Table.Th>
          <Table.Th ta="right">{columns.restarts}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {workers.map(({ queue, state, pid, rssBytes, cpu, restarts }) => (
          <Table.Tr key={queue}>
            <Table.Td>{labels.queues[queue]}</Table.Td>
            <Table.Td>
              <StatusMark tone={tones[state]} label={labels.workerStates[state]} />
            </Table.Td>
            <Table.Td ta="right">{pid ?? unknown}</Table.Td>
            <Table.Td ta="right">{rssBytes === null ? unknown : megabytes(rssBytes)}</Table.Td>
            <Table.Td ta="right">{cpu === null ? unknown : percent(cpu)}</Table.Td>
            <Table.Td ta="right">{count(restarts)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
