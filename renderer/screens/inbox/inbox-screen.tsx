import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CheckedLine } from '#renderer/parts/checked-line.tsx';
import { hrefTo, navigate, useRoute } from '#renderer/routes.ts';
import { archiveAll } from '#renderer/store/inbox-actions.ts';
import { queries } from '#renderer/store/queries.ts';
import { inboxStrings } from '#renderer/strings/inbox.ts';
import { labels } from '#renderer/strings/labels.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Screen } from '#renderer/ui/screen.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { InboxEmpty } from './inbox-empty.tsx';
import classes from './inbox-screen.module.css';
import { InboxTriage } from './inbox-triage.tsx';
import { useInbox } from './use-inbox.ts';

/** What changed since the last look, to be read and put away line by line. */
export function InboxScreen() {
  const isArchive = useRoute().params.archived === '1';
  const { page, items, error, retry } = useInbox(isArchive);
  const { data: counts } = useQuery(queries.counts());
  const isWatching = counts === undefined || counts.companies > 0;
  return (
    <Screen
      title={labels.screens.inbox}
      subtitle={isWatching && <CheckedLine />}
      actions={
        <>
          {!isArchive && items.length > 0 && (
            <Button variant="default" onClick={() => void archiveAll()}>
              {inboxStrings.archiveAll}
            </Button>
          )}
          {isWatching && <ArchiveSwitch isOn={isArchive} />}
        </>
      }
      isPlain
    >
      {error !== null && (
        <div className={classes.error}>
          <ErrorNote error={error} onRetry={retry} />
        </div>
      )}
      {page === undefined && error === null && <SkeletonRows height={52} />}
      {page !== undefined && items.length === 0 && (
        <InboxEmpty isArchive={isArchive} isWatching={isWatching} />
      )}
      {page !== undefined && items.length > 0 && (
        <InboxTriage
          key={String(isArchive)}
          items={items}
          total={page.total}
          isArchive={isArchive}
        />
      )}
    </Screen>
  );
}

function ArchiveSwitch({ isOn }: { readonly isOn: boolean }) {
  return (
    <Button
      variant={isOn ? 'light' : 'subtle'}
      color={isOn ? 'accent' : 'gray'}
      aria-pressed={isOn}
      onClick={() => navigate(hrefTo('inbox', isOn ? {} : { params: { archived: '1' } }))}
    >
      {inboxStrings.showArchived}
    </Button>
  );
}
