import { Button, Group, NativeSelect, Table, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { shortMessage } from '#renderer/format.ts';
import type { JobView, QueueName } from '#renderer/model.ts';
import { hrefTo, navigate } from '#renderer/routes.ts';
import { queries } from '#renderer/store/queries.ts';
import { removeJob, retryJob } from '#renderer/store/queue-actions.ts';
import { labels } from '#renderer/strings/labels.ts';
import { queuesStrings } from '#renderer/strings/queues.ts';
import { Age } from '#renderer/ui/age.tsx';
import { ErrorNote } from '#renderer/ui/note.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import classes from './failed-jobs.module.css';
import { companyName, rootsOnly } from './job-facts.ts';

const queueNames = Object.keys(labels.queues) as readonly QueueName[];

/** Jobs that failed after all retries, with actions; also finds any job by id. */
export function FailedJobs() {
  const [queue, setQueue] = useState<QueueName | null>(null);
  const { data: jobs, error, refetch } = useQuery({ ...queries.jobs(queue), select: rootsOnly });
  return (
    <section aria-label={queuesStrings.failedJobs}>
      <Group justify="space-between" align="end" mb="sm">
        <Title order={2}>{queuesStrings.failedJobs}</Title>
        <Group gap="sm">
          <NativeSelect
            aria-label={queuesStrings.filterLabel}
            size="xs"
            value={queue ?? ''}
            onChange={({ currentTarget: { value } }) =>
              setQueue(queueNames.find((name) => name === value) ?? null)
            }
            data={[
              { value: '', label: queuesStrings.filterAll },
              ...queueNames.map((value) => ({ value, label: labels.queues[value] })),
            ]}
          />
          <FindById />
        </Group>
      </Group>
      {error !== null && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {jobs === undefined && error === null && <SkeletonRows rows={3} />}
      {jobs?.length === 0 && <Text c="dimmed">{queuesStrings.noFailed}</Text>}
      {jobs !== undefined && jobs.length > 0 && <JobTable jobs={jobs} />}
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

function JobTable({ jobs }: { readonly jobs: readonly JobView[] }) {
  const { data: companies = [] } = useQuery(queries.companies());
  return (
    <Table className={classes.table} verticalSpacing={6} highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th className={classes.job}>{queuesStrings.job}</Table.Th>
          <Table.Th className={classes.company}>{queuesStrings.company}</Table.Th>
          <Table.Th>{queuesStrings.error}</Table.Th>
          <Table.Th className={classes.number}>{queuesStrings.attempts}</Table.Th>
          <Table.Th className={classes.when}>{queuesStrings.when}</Table.Th>
          <Table.Th className={classes.actions} aria-label={queuesStrings.retry} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {jobs.map((job) => (
          <JobRow key={job.id} job={job} company={companyName(job, companies)} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function JobRow({
  job: { id, job, companyUrl, message, attempts, endedAt, createdAt },
  company,
}: {
  readonly job: JobView;
  readonly company: string;
}) {
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
      <Table.Td className={classes.number}>{attempts}</Table.Td>
      <Table.Td className={classes.when}>
        <Age at={endedAt ?? createdAt} />
      </Table.Td>
      <Table.Td>
        <Group gap="xs" justify="end" wrap="nowrap">
          <Button variant="default" size="compact-xs" onClick={() => void retryJob(id)}>
            {queuesStrings.retry}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            onClick={() => void removeJob(id)}
          >
            {queuesStrings.remove}
          </Button>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
