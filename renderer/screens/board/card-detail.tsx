import { ActionIcon, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { relativeTime } from '#renderer/format.ts';
import { PostingBrief } from '#renderer/parts/posting-brief.tsx';
import { queries } from '#renderer/store/queries.ts';
import { boardStrings } from '#renderer/strings/board.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { useNow } from '#renderer/ui/use-now.ts';
import classes from './card-detail.module.css';
import { ContactsSection } from './contacts-section.tsx';
import { HistorySection } from './history-section.tsx';
import { keptOf } from './kept-of.ts';
import { NextStepSection } from './next-step-section.tsx';
import { NotesSection } from './notes-section.tsx';
import { RemindersSection } from './reminders-section.tsx';

/** All that is kept about one opening, beside the board. */
export function CardDetail({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { data: posting, error, refetch } = useQuery(queries.posting(id));
  const words = boardStrings.detail;
  const application = posting && keptOf(posting);
  return (
    <aside className={classes.root} aria-label={words.label(posting?.title ?? '')}>
      <Tooltip label={words.close}>
        <ActionIcon className={classes.close} aria-label={words.close} onClick={onClose}>
          <IconX size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {posting === undefined && error === null && <SkeletonRows rows={6} />}
      {posting === undefined && error !== null && (
        <div className={classes.error}>
          <ErrorNote error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {posting !== undefined && application !== undefined && (
        <>
          <div className={classes.head}>
            <PostingBrief posting={posting}>
              {posting.closedAt !== null && <ClosedMark at={posting.closedAt} />}
            </PostingBrief>
          </div>
          <NextStepSection application={application} />
          <NotesSection application={application} />
          <RemindersSection application={application} />
          <ContactsSection application={application} />
          <HistorySection posting={posting} />
        </>
      )}
    </aside>
  );
}

function ClosedMark({ at }: { readonly at: string }) {
  const when = relativeTime(at, useNow());
  return (
    <p className={classes.closed}>
      <StatusMark tone="warn" label={boardStrings.detail.closedAt(when)} />
    </p>
  );
}
