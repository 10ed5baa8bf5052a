import { Button, Group, SegmentedControl, Table, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { clockTime, shortMessage } from '#renderer/format.ts';
import type { FailureKind, JobView } from '#renderer/model.ts';
import { hrefTo, navigate } from '#renderer/routes.ts';
import { queries } from '#renderer/store/queries.ts';
import { removeJobs, retryJob } from '#renderer/store/queue-actions.ts';
import { queuesStrings } from '#renderer/strings/queues.ts';
import { Age, useNow } from '#renderer/ui/age.tsx';
import { ErrorNote } from '#renderer/ui/note.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import classes from './failed-jobs.module.css';
import {
  companyName,
  type FailureGroup,
  failedAt,
  failureKinds,
  groupFailures,
  ofKind,
} from './job-facts.ts';

/** Failed jobs by kind, with actions: only faults need attention. Also finds any job by id. */
export function FailedJobs() {
  const [kind, setKind] = useState<FailureKind>('fault');
  const { data: jobs, error, refetch } = useQuery(queries.jobs(null));
  const groupsOf = (each: FailureKind) => groupFailures(ofKind(jobs ?? [], each));
  const groups = groupsOf(kind);
  return (
    <section aria-label={queuesStrings.failedJobs}>
      <Group justify="space-between" align="end" mb="sm">
        <Title order={2}>{queuesStrings.failedJobs}</Title>
        <Group gap="sm">
          <SegmentedControl
            size="xs"
            aria-label={queuesStrings.kind}
            value={kind}
            onChange={setKind}
            data={failureKinds.map((value) => ({
              value,
              label: queuesStrings.kinds[value](groupsOf(value).length),
            }))}
          />
          <FindById />
        </Group>
      </Group>
      {error !== null && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {jobs === undefined && error === null && <SkeletonRows rows={3} />}
      {jobs !== undefined && <Text c="dimmed">{queuesStrings.about[kind](groups.length)}</Text>}
      {groups.length > 0 && <FailureTable groups={groups} />}
    </section>
  );
}

function FindById() {
  const [id, setId] = useState('');
  const find = (event: FormEvent) => {
    event.preventDefault();
    if (id.trim() !== '') navigate(hrefTo('queues', { id: id.trim() }));
  };
  return (
    <form onSubmit={find}>
      <TextInput
        size="xs"
        aria-label={queuesStrings.findById}
        placeholder={queuesStrings.findById}
        value={id}
        onChange={({ currentTarget: { value } }) => setId(value)}
      />
    </form>
  );
}

function FailureTable({ groups }: { readonly groups: readonly FailureGroup<JobView>[] }) {
  const { data: companies = [] } = useQuery(queries.companies());
  return (
    <Table className={classes.table} verticalSpacing={6} highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th className={classes.job}>{queuesStrings.job}</Table.Th>
          <Table.Th className={classes.company}>{queuesStrings.company}</Table.Th>
          <Table.Th>{queuesStrings.error}</Table.Th>
          <Table.Th className={classes.when}>{queuesStrings.when}</Table.Th>
          <Table.Td className={classes.actions} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {groups.map((group) => (
          <FailureRow
            key={group.latest.id}
            group={group}
            company={companyName(group.latest, companies)}
          />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function FailureRow({
  group: { latest, jobs },
  company,
}: {
  readonly group: FailureGroup<JobView>;
  readonly company: string;
}) {
  const now = useNow();
  const { id, job, companyUrl, message } = latest;
  const first = jobs.at(-1) ?? latest;
  return (
    <Table.Tr>
      <Table.Td>
        <a className={classes.link} href={hrefTo('queues', { id })}>
          {job}
        </a>
      </Table.Td>
      <Table.Td title={companyUrl} dir="auto">
        {company}
      </Table.Td>
      <Table.Td title={message}>{shortMessage(message)}</Table.Td>
      <Table.Td className={classes.when}>
        <Age at={failedAt(latest)} />
        {jobs.length > 1 && (
          <span className={classes.times}>
            {queuesStrings.times(jobs.length, clockTime(failedAt(first), now))}
          </span>
        )}
      </Table.Td>
      <Table.Td>
        <Group gap={4} justify="end">
          {latest.failure !== 'cancelled' && (
            <Button variant="default" size="compact-xs" onClick={() => void retryJob(id)}>
              {queuesStrings.retry}
            </Button>
          )}
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            onClick={() => void removeJobs(jobs.map((each) => each.id))}
          >
            {queuesStrings.remove}
          </Button>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
