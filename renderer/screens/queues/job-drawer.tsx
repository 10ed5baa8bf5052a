import {
  ActionIcon,
  Button,
  Code,
  CopyButton,
  Drawer,
  Group,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { JobView } from '#renderer/model.ts';
import { hrefTo, navigate } from '#renderer/routes.ts';
import { queries } from '#renderer/store/queries.ts';
import { removeJob, retryJob } from '#renderer/store/queue-actions.ts';
import { labels } from '#renderer/strings/labels.ts';
import { queuesStrings } from '#renderer/strings/queues.ts';
import { Age } from '#renderer/ui/age.tsx';
import { ErrorNote } from '#renderer/ui/note.tsx';
import classes from './job-drawer.module.css';
import { companyOf, percent } from './job-facts.ts';

export function JobDrawer({ id }: { readonly id: string | null }) {
  const { data: job, error } = useQuery({ ...queries.job(id ?? ''), enabled: id !== null });
  return (
    <Drawer opened={id !== null} onClose={close} size="lg" title={job?.job ?? queuesStrings.detail}>
      {error !== null && id !== null && <ErrorNote error={error} />}
      {job !== undefined && <JobDetail job={job} />}
    </Drawer>
  );
}

const close = (): void => navigate(hrefTo('queues'));

function JobDetail({ job }: { readonly job: JobView }) {
  const isOver = job.status === 'completed' || job.status === 'failed';
  return (
    <Stack gap="lg">
      <Text size="xs" c="dimmed" ff="monospace" className={classes.id}>
        {job.id}
      </Text>
      {isOver && (
        <Group gap="sm">
          {job.status === 'failed' && (
            <Button variant="default" onClick={() => void retryJob(job.id)}>
              {queuesStrings.retry}
            </Button>
          )}
          <Button variant="subtle" color="gray" onClick={() => void forget(job.id)}>
            {queuesStrings.remove}
          </Button>
        </Group>
      )}
      {job.error !== null && <ErrorNote error={job.error} />}
      <JobFacts job={job} />
      <Block title={queuesStrings.payload} text={asJson(job.payload)} />
      {job.result !== null && <Block title={queuesStrings.result} text={asJson(job.result)} />}
      {job.stack !== null && <Block title={queuesStrings.stack} text={job.stack} />}
    </Stack>
  );
}

async function forget(id: string): Promise<void> {
  if (await removeJob(id)) close();
}

function JobFacts({ job }: { readonly job: JobView }) {
  const { data: companies = [] } = useQuery(queries.companies());
  const company = companyOf(job, companies);
  const times = [
    [queuesStrings.created, job.createdAt],
    [queuesStrings.started, job.startedAt],
    [queuesStrings.ended, job.endedAt],
  ] as const;
  return (
    <dl className={classes.facts}>
      <dt>{queuesStrings.status}</dt>
      <dd>{labels.jobStatus[job.status]}</dd>
      <dt>{queuesStrings.company}</dt>
      <dd>
        {company !== undefined && (
          <a className={classes.link} href={hrefTo('companies', { id: company.id })} dir="auto">
            {company.name}
          </a>
        )}
        <div>{job.companyUrl}</div>
      </dd>
      <dt>{queuesStrings.progress}</dt>
      <dd>{`${percent(job.progress)}, ${job.step}`}</dd>
      <dt>{queuesStrings.attempts}</dt>
      <dd>{job.attempts}</dd>
      {times.map(([name, at]) =>
        at === null ? null : (
          <div key={name} className={classes.pair}>
            <dt>{name}</dt>
            <dd>
              <Age at={at} />
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}

function Block({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section aria-label={title}>
      <Group justify="space-between">
        <Title order={3}>{title}</Title>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <ActionIcon
              aria-label={copied ? queuesStrings.copied : queuesStrings.copy(title)}
              onClick={copy}
            >
              {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
            </ActionIcon>
          )}
        </CopyButton>
      </Group>
      <Code block tabIndex={0}>
        {text}
      </Code>
    </section>
  );
}

const asJson = (value: unknown): string => JSON.stringify(value, null, 2);
