import { Button, Stack } from '@mantine/core';
import { IconPlayerStop, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { exactTime } from '#renderer/format.ts';
import type { RunView } from '#renderer/model.ts';
import { hrefTo, navigate, useRoute } from '#renderer/routes.ts';
import { useHealth } from '#renderer/store/health.ts';
import { queries } from '#renderer/store/queries.ts';
import { cancelRun, scanAll, scanCompanies } from '#renderer/store/run-actions.ts';
import { useRun } from '#renderer/store/runs.ts';
import { labels } from '#renderer/strings/labels.ts';
import { scanStrings } from '#renderer/strings/scan.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { Screen } from '#renderer/ui/screen.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { PastRuns } from './past-runs.tsx';
import { RunCompanies } from './run-companies.tsx';
import { RunPanel } from './run-panel.tsx';
import { ScanSchedule } from './scan-schedule.tsx';

/** The scan that runs, or the one that was chosen; below it the past ones. */
export function ScanScreen() {
  const { id } = useRoute();
  const { run, error, isLoading } = useRun(id);
  const { data: counts } = useQuery(queries.counts());
  // Where the history was cleared, companies still say that they were scanned.
  const isScanned = counts === undefined || counts.checkedCompanies + counts.failingCompanies > 0;
  const isUnused = run === null && id === null && !isLoading && !isScanned;
  return (
    <Screen
      title={labels.screens.scan}
      subtitle={id === null || run === null ? undefined : scanStrings.of(exactTime(run.startedAt))}
      actions={isUnused ? undefined : <Actions run={run} isPast={id !== null} />}
    >
      <Stack gap={32}>
        {id === null && !isUnused && <ScanSchedule />}
        {error !== null && <ErrorNote error={error} />}
        {isLoading && <SkeletonRows />}
        {run !== null && (
          <Stack gap={24}>
            {run.isOffline && <OfflineNote isLatest={id === null} />}
            <RunPanel run={run} />
            <RunCompanies
              companies={run.companies}
              isOpen={run.endedAt === null}
              isLatest={id === null}
            />
          </Stack>
        )}
        {isUnused && counts !== undefined && <NothingScanned hasCompanies={counts.companies > 0} />}
        <PastRuns selected={id} isEmptyShown={!isUnused} />
      </Stack>
    </Screen>
  );
}

function Actions({ run, isPast }: { readonly run: RunView | null; readonly isPast: boolean }) {
  const failed = (run?.isOffline === true ? [] : (run?.companies ?? [])).filter(
    ({ status }) => status === 'failed',
  );
  if (run !== null && run.endedAt === null) {
    return (
      <Button
        variant="default"
        leftSection={<IconPlayerStop size={14} />}
        onClick={() => void cancelRun(run.id)}
      >
        {scanStrings.cancel}
      </Button>
    );
  }
  return (
    <>
      {isPast && (
        <Button variant="subtle" color="gray" onClick={() => navigate(hrefTo('scan'))}>
          {scanStrings.back}
        </Button>
      )}
      {failed.length > 0 && (
        <Button variant="default" onClick={() => void scanCompanies(failed.map(({ id }) => id))}>
          {scanStrings.retryFailed(failed.length)}
        </Button>
      )}
      <Button leftSection={<IconRefresh size={14} />} onClick={() => void scanAll()}>
        {scanStrings.start}
      </Button>
    </>
  );
}

/** Whether it is tried again the schedule knows: it waits for that, or there is none. */
function OfflineNote({ isLatest }: { readonly isLatest: boolean }) {
  const isWaiting = useHealth(({ health }) => health?.scansHeldBy === 'offline') && isLatest;
  return (
    <Note tone="info" title={scanStrings.offlineTitle}>
      {isWaiting ? scanStrings.triesAgain : scanStrings.scanAgain}
    </Note>
  );
}

function NothingScanned({ hasCompanies }: { readonly hasCompanies: boolean }) {
  return (
    <EmptyState
      icon={<IconRefresh size={22} />}
      title={scanStrings.empty}
      action={
        hasCompanies ? (
          <Button onClick={() => void scanAll()}>{scanStrings.start}</Button>
        ) : (
          <Button onClick={() => navigate(hrefTo('companies', { params: { add: '1' } }))}>
            {scanStrings.add}
          </Button>
        )
      }
    >
      {scanStrings.emptyHint}
    </EmptyState>
  );
}
