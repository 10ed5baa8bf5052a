import { Button, Group } from '@mantine/core';
import { IconArchive, IconCheck, IconInbox } from '@tabler/icons-react';
import { clockTime } from '#renderer/format.ts';
import type { InboxPage } from '#renderer/model.ts';
import { hrefTo } from '#renderer/routes.ts';
import { startDemo } from '#renderer/store/demo-actions.ts';
import { useHealth } from '#renderer/store/health.ts';
import { inboxStrings } from '#renderer/strings/inbox.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { useNow } from '#renderer/ui/use-now.ts';
import { failingHref } from './checked-line.tsx';

/** Why there is nothing here, and what can be done about it. */
export function InboxEmpty({
  checked,
  isArchive,
  isWatching,
}: {
  readonly checked: InboxPage['checked'];
  readonly isArchive: boolean;
  readonly isWatching: boolean;
}) {
  if (!isWatching) return <NoCompanies />;
  if (isArchive) return <NoArchived />;
  return <Zero failing={checked.failing} />;
}

function Zero({ failing }: { readonly failing: number }) {
  const now = useNow();
  const nextScanAt = useHealth(({ health }) => health?.nextScanAt ?? null);
  const words = inboxStrings.zero;
  const next = nextScanAt === null ? words.noNext : words.next(clockTime(nextScanAt, now));
  return (
    <EmptyState
      icon={<IconCheck size={22} stroke={1.6} aria-hidden />}
      title={words.title}
      action={
        failing > 0 && (
          <Button component="a" variant="default" href={failingHref}>
            {words.showFailing}
          </Button>
        )
      }
    >
      {failing === 0 ? next : `${next} ${words.couldNot(failing)}`}
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
        <Group gap="sm" mt="sm">
          <Button component="a" href={hrefTo('companies', { params: { add: '1' } })}>
            {words.add}
          </Button>
          <Button variant="default" onClick={() => void startDemo()}>
            {words.demo}
          </Button>
        </Group>
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
