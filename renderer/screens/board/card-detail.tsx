import { ActionIcon, TextInput, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { relativeTime } from '#renderer/format.ts';
import type { Application, PostingDetail, Stage } from '#renderer/model.ts';
import { PostingBrief } from '#renderer/parts/posting-brief.tsx';
import { saveNextStep } from '#renderer/store/application-actions.ts';
import { queries } from '#renderer/store/queries.ts';
import { boardStrings } from '#renderer/strings/board.ts';
import { labels } from '#renderer/strings/labels.ts';
import { Age, useNow } from '#renderer/ui/age.tsx';
import { ErrorNote } from '#renderer/ui/note.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { useAutosave } from './autosaver.ts';
import classes from './card-detail.module.css';
import { ContactsSection } from './contacts-section.tsx';
import { DetailSection, SaveMark } from './detail-section.tsx';
import { NotesSection } from './notes-section.tsx';
import { RemindersSection } from './reminders-section.tsx';

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

function NextStepSection({
  application: { postingId, nextStep },
}: {
  readonly application: Application;
}) {
  const words = boardStrings.nextStep;
  const { text, state, type, flush } = useAutosave(nextStep, (next) =>
    saveNextStep(postingId, next),
  );
  return (
    <DetailSection title={words.label} aside={<SaveMark state={state} />}>
      <TextInput
        aria-label={words.label}
        placeholder={words.placeholder}
        maxLength={500}
        value={text}
        dir="auto"
        onChange={({ currentTarget }) => type(currentTarget.value)}
        onBlur={flush}
      />
    </DetailSection>
  );
}

function HistorySection({ posting }: { readonly posting: PostingDetail }) {
  return (
    <DetailSection title={boardStrings.history.label}>
      <ol className={classes.history}>
        {historyLines(posting).map(({ at, text }) => (
          <li key={`${at} ${text}`} className={classes.event}>
            <span className={classes.eventText} dir="auto">
              {text}
            </span>
            <span className={classes.quiet}>
              <Age at={at} />
            </span>
          </li>
        ))}
      </ol>
    </DetailSection>
  );
}

/** The user's data about an opening; empty if it was never tracked. */
const keptOf = ({ id, application, firstSeenAt }: PostingDetail): Application =>
  application ?? {
    postingId: id,
    stage: null,
    stageSince: firstSeenAt,
    notes: '',
    nextStep: '',
    contacts: [],
    reminders: [],
    history: [],
  };

const words = boardStrings.history;

export type HistoryLine = { readonly at: string; readonly text: string };

export function historyLines({
  timeline,
  application,
}: Pick<PostingDetail, 'timeline' | 'application'>): readonly HistoryLine[] {
  const own = (application?.history ?? []).map(({ at, kind, from, to }) => ({
    at,
    text: kind === 'reminder' ? words.reminder(to ?? '') : stageWords(from, to),
  }));
  const theirs = timeline.map(({ at, kind, changes }) => ({
    at,
    text: eventWords(
      kind,
      changes.map(({ field }) => labels.changedFields[field]),
    ),
  }));
  return [...own, ...theirs].toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

function stageWords(from: string | null, to: string | null): string {
  if (to === null) return words.untracked(stageName(from ?? ''));
  return from === null ? words.tracked(stageName(to)) : words.moved(stageName(from), stageName(to));
}

function eventWords(
  kind: PostingDetail['timeline'][number]['kind'],
  fields: readonly string[],
): string {
  switch (kind) {
    case 'first_seen':
      return words.firstSeen;
    case 'changed':
      return words.changed(new Intl.ListFormat('en').format(fields));
    case 'closed':
      return words.closed;
    case 'reopened':
      return words.reopened;
  }
}

const stageNames: Readonly<Record<string, string>> = labels.stages satisfies Record<Stage, string>;

const stageName = (stage: string): string => stageNames[stage] ?? stage;
