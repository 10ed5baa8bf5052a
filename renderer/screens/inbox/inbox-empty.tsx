import { Button } from '@mantine/core';
import { IconArchive, IconCheck, IconInbox, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { clockTime } from '#renderer/format.ts';
import { lookedAt } from '#renderer/known.ts';
import type { InboxGroup } from '#renderer/model.ts';
import { failingHref } from '#renderer/parts/checked-line.tsx';
import { LookAroundButton } from '#renderer/parts/look-around-button.tsx';
import { hrefTo } from '#renderer/routes.ts';
import { useHealth } from '#renderer/store/live-state.ts';
import { queries } from '#renderer/store/queries.ts';
import { useOpenRun } from '#renderer/store/run-actions.ts';
import { inboxStrings } from '#renderer/strings/inbox.ts';
import { labels } from '#renderer/strings/labels.ts';
import { useNow } from '#renderer/ui/age.tsx';
import { EmptyState } from '#renderer/ui/screen.tsx';
import classes from './inbox-empty.module.css';
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
    <EmptyState icon={<IconCheck size={22} stroke={1.6} aria-hidden />} title={title}>
      {hint}
    </EmptyState>
  );
}

function Scanning() {
  const words = inboxStrings.zero;
  return (
    <EmptyState
      icon={<IconRefresh size={22} stroke={1.6} aria-hidden />}
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
      icon={isUnknown ? <IconInbox size={22} stroke={1.6} aria-hidden /> : <EmptyTray />}
      title={isUnknown ? words.unknownTitle : words.title}
      action={
        failing > 0 && (
          <Button component="a" variant="default" href={failingHref}>
            {words.showFailing}
          </Button>
        )
      }
    >
      {[seen, next, couldNot, notYet].filter(Boolean).join(' ')}
    </EmptyState>
  );
}

/** A tray with nothing left in it. */
const EmptyTray = () => (
  <svg className={classes.tray} viewBox="0 0 120 84" aria-hidden>
    <path className={classes.desk} d="M6 78h108" />
    <path
      className={classes.box}
      d="M22 40h22l6 12h20l6-12h22v30a4 4 0 0 1-4 4H26a4 4 0 0 1-4-4z"
    />
    <path className={classes.back} d="M22 40 32 18h56l10 22" />
    <circle className={classes.done} cx="60" cy="22" r="15" />
    <path className={classes.tick} d="m53 22 5 5 9-10" />
  </svg>
);

function NoCompanies() {
  const words = inboxStrings.noCompanies;
  return (
    <EmptyState
      icon={<IconInbox size={22} stroke={1.6} aria-hidden />}
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
      icon={<IconArchive size={22} stroke={1.6} aria-hidden />}
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
