import { Button } from '@mantine/core';
import { IconArchive, IconCheck, IconInbox } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { clockTime } from '#renderer/format.ts';
import { lookedAt } from '#renderer/looked.ts';
import { failingHref } from '#renderer/parts/checked-line.tsx';
import { DemoButton } from '#renderer/parts/demo-button.tsx';
import { hrefTo } from '#renderer/routes.ts';
import { useHealth } from '#renderer/store/health.ts';
import { queries } from '#renderer/store/queries.ts';
import { inboxStrings } from '#renderer/strings/inbox.ts';
import { labels } from '#renderer/strings/labels.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { useNow } from '#renderer/ui/use-now.ts';

/** Why there is nothing here, and what can be done about it. */
export function InboxEmpty({
  isArchive,
  isWatching,
}: {
  readonly isArchive: boolean;
  readonly isWatching: boolean;
}) {
  if (!isWatching) return <NoCompanies />;
  if (isArchive) return <NoArchived />;
  return <Zero />;
}

function Zero() {
  const now = useNow();
  const { data: counts } = useQuery(queries.counts());
  const nextScanAt = useHealth(({ health }) => health?.nextScanAt ?? null);
  const heldBy = useHealth(({ health }) => health?.scansHeldBy ?? null);
  if (counts === undefined) return null;
  const { failingCompanies: failing } = counts;
  const looked = lookedAt(counts);
  const words = inboxStrings.zero;
  const isUnknown = looked === 'never' || looked === 'none_could';
  const seen = isUnknown ? words.unknown[looked] : words.seen;
  const planned = nextScanAt === null ? words.noNext : words.next(clockTime(nextScanAt, now));
  const next = heldBy === null ? planned : `${labels.scanHolds[heldBy]}.`;
  const couldNot = failing > 0 && !isUnknown ? words.couldNot(failing) : '';
  return (
    <EmptyState
      icon={
        isUnknown ? (
          <IconInbox size={22} stroke={1.6} aria-hidden />
        ) : (
          <IconCheck size={22} stroke={1.6} aria-hidden />
        )
      }
      title={isUnknown ? words.unknownTitle : words.title}
      action={
        failing > 0 && (
          <Button component="a" variant="default" href={failingHref}>
            {words.showFailing}
          </Button>
        )
      }
    >
      {[seen, next, couldNot].filter(Boolean).join(' ')}
    </EmptyState>
  );
}

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
          <DemoButton />
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
