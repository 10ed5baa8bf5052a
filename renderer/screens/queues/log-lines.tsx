import { Button, Group, Text, Title } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { exactTime } from '#renderer/format.ts';
import { queries } from '#renderer/store/queries.ts';
import { queuesStrings } from '#renderer/strings/queues.ts';
import { ErrorNote } from '#renderer/ui/note.tsx';
import classes from './log-lines.module.css';

/** The last lines of the log, newest first; they hold no secrets. */
export function LogLines() {
  const { data: lines, error, refetch, isFetching } = useQuery(queries.logTail());
  return (
    <section aria-label={queuesStrings.log}>
      <Group justify="space-between" mb="sm">
        <Title order={2}>{queuesStrings.log}</Title>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconRefresh size={14} />}
          loading={isFetching}
          onClick={() => void refetch()}
        >
          {queuesStrings.logAgain}
        </Button>
      </Group>
      {error !== null && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {lines?.length === 0 && <Text c="dimmed">{queuesStrings.noLog}</Text>}
      {lines !== undefined && lines.length > 0 && (
        <ol className={classes.lines}>
          {lines.toReversed().map(({ at, level, name, message }) => (
            <li key={`${at} ${name} ${message}`} className={classes.line} data-level={level}>
              <time dateTime={at} title={exactTime(at)}>
                {timeOf(at)}
              </time>
              <span className={classes.level}>{level}</span>
              <span className={classes.name}>{name}</span>
              <span className={classes.message}>{message}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** To the second: lines follow each other quickly. */
const timeOf = (iso: string): string =>
  new Date(iso).toLocaleTimeString(undefined, { timeStyle: 'medium' });
