import { Button, Group, Stack } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { clockTime, exactTime } from '#renderer/format.ts';
import type { RunView } from '#renderer/model.ts';
import { LookAroundButton } from '#renderer/parts/look-around-button.tsx';
import { hrefTo, navigate, useRoute } from '#renderer/routes.ts';
import { useHealth } from '#renderer/store/live-state.ts';
import { queries } from '#renderer/store/queries.ts';
import {
  cancelRun,
  pauseScans,
  scanAll,
  scanCompanies,
  useRun,
} from '#renderer/store/run-actions.ts';
import { labels } from '#renderer/strings/labels.ts';
import { scanStrings, scanStrings as words } from '#renderer/strings/scan.ts';
import { useNow } from '#renderer/ui/age.tsx';
import { ErrorNote, Note } from '#renderer/ui/note.tsx';
import { EmptyState, Screen } from '#renderer/ui/screen.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { PastRuns } from './past-runs.tsx';
import { RunCompanies } from './run-companies.tsx';
import { RunPanel } from './run-panel.tsx';

export function ScanScreen() {
  const { id } = useRoute();
  const { run, error, isLoading } = useRun(id);
  const { data: counts } = useQuery(queries.counts());
  // After clearing the history, companies still know their last scan.
  const isScanned = counts === undefined || counts.checkedCompanies + counts.failingCompanies > 0;
  const isUnused = run === null && id === null && !isLoading && !isScanned;
  if (isUnused && counts !== undefined) {
    return (
      <Screen title={labels.screens.scan} isPlain>
        <NothingScanned hasCompanies={counts.companies > 0} />
      </Screen>
    );
  }
  return (
    <Screen
      title={labels.screens.scan}
      subtitle={id === null || run === null ? undefined : scanStrings.of(exactTime(run.startedAt))}
      actions={<Actions run={run} isPast={id !== null} />}
    >
      <Stack gap={32}>
        {id === null && <ScanSchedule />}
        {error !== null && <ErrorNote error={error} />}
        {isLoading && <SkeletonRows />}
        {run !== null && (
          <Stack gap={24}>
            {run.isOffline && id !== null && <OfflineNote />}
            <RunPanel run={run} />
            <RunCompanies
              companies={run.companies}
              isOpen={run.endedAt === null}
              isLatest={id === null}
            />
          </Stack>
        )}
        <PastRuns selected={id} />
      </Stack>
    </Screen>
  );
}

function Actions({ run, isPast }: { readonly run: RunView | null; readonly isPast: boolean }) {
  const failed = (run?.isOffline === true ? [] : (run?.companies ?? [])).filter(
    ({ status }) => status === 'failed' || status === 'partial',
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

/** For a past scan: of the latest one, a band above all screens tells. */
const OfflineNote = () => (
  <Note tone="info" role="note" title={scanStrings.wasOffline}>
    {scanStrings.scanAgain}
  </Note>
);

function NothingScanned({ hasCompanies }: { readonly hasCompanies: boolean }) {
  return (
    <EmptyState
      drawing="scan"
      title={scanStrings.empty}
      action={
        hasCompanies ? (
          <Button onClick={() => void scanAll()}>{scanStrings.start}</Button>
        ) : (
          <>
            <Button onClick={() => navigate(hrefTo('companies', { params: { add: '1' } }))}>
              {scanStrings.add}
            </Button>
            <LookAroundButton />
          </>
        )
      }
    >
      {scanStrings.emptyHint}
    </EmptyState>
  );
}

function ScanSchedule() {
  const health = useHealth((state) => state.health);
  const now = useNow();
  if (health === null) return null;
  const { nextScanAt, scansHeldBy } = health;
  const isPaused = scansHeldBy === 'paused';
  return (
    <Group gap="md">
      {scansHeldBy === null ? (
        <span>{nextScanAt === null ? words.noNext : words.next(clockTime(nextScanAt, now))}</span>
      ) : (
        <StatusMark tone="paused" label={words.held(labels.scanHolds[scansHeldBy])} />
      )}
      <Button
        variant="subtle"
        color="gray"
        leftSection={isPaused ? <IconPlayerPlay size={14} /> : <IconPlayerPause size={14} />}
        onClick={() => void pauseScans(!isPaused)}
      >
        {isPaused ? words.resume : words.pause}
      </Button>
    </Group>
  );
}
