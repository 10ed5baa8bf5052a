import { Button, Group, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { duration } from '#renderer/format.ts';
import { knownIn } from '#renderer/known.ts';
import type { RunSummary } from '#renderer/model.ts';
import { KnownNumber } from '#renderer/parts/stat.tsx';
import { hrefTo, navigate } from '#renderer/routes.ts';
import { freshIn, outcomeText } from '#renderer/run-outcome.ts';
import { queries } from '#renderer/store/queries.ts';
import { clearRuns } from '#renderer/store/run-actions.ts';
import { scanStrings } from '#renderer/strings/scan.ts';
import { Age } from '#renderer/ui/age.tsx';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import classes from './run-companies.module.css';
import { runMark } from './run-summary.ts';

export function PastRuns({ selected }: { readonly selected: string | null }) {
  const { data: runs = [] } = useQuery(queries.runs());
  return (
    <section className={classes.room} aria-label={scanStrings.past}>
      <Group justify="space-between" mb="xs">
        <Title order={2}>{scanStrings.past}</Title>
        {runs.length > 0 && (
          <Button variant="subtle" color="gray" onClick={() => void clearRuns()}>
            {scanStrings.clear}
          </Button>
        )}
      </Group>
      {runs.length === 0 ? <Text c="dimmed">{scanStrings.noPast}</Text> : null}
      {runs.length > 0 && (
        <Table className={classes.table} verticalSpacing={6} highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th className={classes.started}>{scanStrings.started}</Table.Th>
              <Table.Th>{scanStrings.outcome}</Table.Th>
              <Table.Th className={`${classes.number} ${classes.detail}`}>
                {scanStrings.duration}
              </Table.Th>
              <Table.Th className={classes.outcome}>{scanStrings.companies}</Table.Th>
              <Table.Th className={classes.number}>{scanStrings.openings}</Table.Th>
              <Table.Th className={classes.number}>{scanStrings.fresh}</Table.Th>
              <Table.Th className={`${classes.number} ${classes.detail}`}>
                {scanStrings.changed}
              </Table.Th>
              <Table.Th className={`${classes.number} ${classes.detail}`}>
                {scanStrings.closed}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {runs.map((run) => (
              <PastRun key={run.id} run={run} isSelected={run.id === selected} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}

function PastRun({ run, isSelected }: { readonly run: RunSummary; readonly isSelected: boolean }) {
  const href = hrefTo('scan', { id: run.id });
  const tookMs = run.endedAt === null ? 0 : Date.parse(run.endedAt) - Date.parse(run.startedAt);
  return (
    <Table.Tr
      onClick={() => navigate(href)}
      style={{ cursor: 'pointer' }}
      data-selected={isSelected}
    >
      <Table.Td>
        <a className={classes.link} href={href} aria-current={isSelected ? 'true' : undefined}>
          <Age at={run.startedAt} />
        </a>
      </Table.Td>
      <Table.Td>
        <StatusMark {...runMark(run)} />
      </Table.Td>
      <Table.Td className={`${classes.number} ${classes.detail}`}>{duration(tookMs)}</Table.Td>
      <Table.Td className={classes.outcome}>{outcomeText(run)}</Table.Td>
      <Table.Td className={classes.number}>
        <KnownNumber known={knownIn(run, run.openingsFound)} />
      </Table.Td>
      <Table.Td className={classes.number}>
        <KnownNumber known={knownIn(run, freshIn(run))} />
      </Table.Td>
      <Table.Td className={`${classes.number} ${classes.detail}`}>
        <KnownNumber known={knownIn(run, run.changedPostings)} />
      </Table.Td>
      <Table.Td className={`${classes.number} ${classes.detail}`}>
        <KnownNumber known={knownIn(run, run.closedPostings)} />
      </Table.Td>
    </Table.Tr>
  );
}
