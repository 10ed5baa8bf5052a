import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { clockTime } from '#renderer/format.ts';
import { lookedAt } from '#renderer/known.ts';
import type { InboxGroup } from '#renderer/model.ts';
import { failingHref } from '#renderer/parts/checked-line.tsx';
import { LookAroundButton } from '#renderer/parts/look-around-button.tsx';
import { hrefTo } from '#renderer/routes.ts';
import { useHealth } from '#renderer/store/live-state.ts';
import { queries } from '#renderer/store/queries.ts';
import { scanAll, useOpenRun } from '#renderer/store/run-actions.ts';
import { inboxStrings } from '#renderer/strings/inbox.ts';
import { labels } from '#renderer/strings/labels.ts';
import { useNow } from '#renderer/ui/age.tsx';
import { EmptyState } from '#renderer/ui/screen.tsx';
import type { InboxView } from './inbox-view.ts';

export function InboxEmpty({
  view: { isArchive, group },
  isWatching,
}: {
  readonly view: InboxView;
  readonly isWatching: boolean;
}) {
  if (!isWatching) return <NoCompanies />;
  if (group !== null) return <NoneInGroup group={group} />;
  if (isArchive) return <NoArchived />;
  return <Zero />;
}

function NoneInGroup({ group }: { readonly group: InboxGroup }) {
  const { title, hint } = inboxStrings.noneIn[group];
  return (
    <EmptyState
      drawing="done"
      title={title}
      action={
        <Button component="a" variant="default" href={hrefTo('inbox')}>
          {inboxStrings.showWhole}
        </Button>
      }
    >
      {hint}
    </EmptyState>
  );
}

function Scanning() {
  const words = inboxStrings.zero;
  return (
    <EmptyState
      drawing="scan"
      title={words.scanning}
      action={
        <Button component="a" variant="default" href={hrefTo('scan')}>
          {words.showScan}
        </Button>
      }
    >
      {words.scanningHint}
    </EmptyState>
  );
}

function Zero() {
  const now = useNow();
  const { data: counts } = useQuery(queries.counts());
  const nextScanAt = useHealth(({ health }) => health?.nextScanAt ?? null);
  const heldBy = useHealth(({ health }) => health?.scansHeldBy ?? null);
  const isScanning = useOpenRun() !== null;
  if (counts === undefined) return null;
  // A running scan fills the inbox only at its end.
  if (isScanning) return <Scanning />;
  const { companies, checkedCompanies, failingCompanies: failing } = counts;
  const waiting = companies - checkedCompanies - failing;
  const looked = lookedAt(counts);
  const words = inboxStrings.zero;
  const isUnknown = looked === 'never' || looked === 'none_could';
  const seen = isUnknown ? words.unknown[looked] : words.seen;
  const planned = nextScanAt === null ? words.noNext : words.next(clockTime(nextScanAt, now));
  const next = heldBy === null ? planned : `${labels.scanHolds[heldBy]}.`;
  const couldNot = failing > 0 && !isUnknown ? words.couldNot(failing) : '';
  const notYet = waiting > 0 && looked !== 'never' ? words.notYet(waiting) : '';
  return (
    <EmptyState
      drawing={isUnknown ? 'tray' : 'done'}
      title={isUnknown ? words.unknownTitle : words.title}
      action={
        failing > 0 ? (
          <Button component="a" variant="default" href={failingHref}>
            {words.showFailing}
          </Button>
        ) : looked === 'never' ? (
          <Button onClick={() => void scanAll()}>{words.scanNow}</Button>
        ) : (
          <Button component="a" variant="default" href={hrefTo('openings')}>
            {words.toOpenings}
          </Button>
        )
      }
    >
      {[seen, next, couldNot, notYet].filter(Boolean).join(' ')}
    </EmptyState>
  );
}

function NoCompanies() {
  const words = inboxStrings.noCompanies;
  return (
    <EmptyState
      drawing="tray"
      title={words.title}
      action={
        <>
          <Button component="a" href={hrefTo('companies', { params: { add: '1' } })}>
            {words.add}
          </Button>
          <LookAroundButton />
        </>
      }
    >
      {words.body}
    </EmptyState>
  );
}

function NoArchived() {
  const words = inboxStrings.noArchived;
  return (
    <EmptyState
      drawing="tray"
      title={words.title}
      action={
        <Button component="a" variant="default" href={hrefTo('inbox')}>
          {words.back}
        </Button>
      }
    >
      {words.body}
    </EmptyState>
  );
}
