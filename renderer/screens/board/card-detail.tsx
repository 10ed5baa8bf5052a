import { Tabs, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { relativeTime } from '#renderer/format.ts';
import type { Application, PostingDetail, Stage } from '#renderer/model.ts';
import { PaneScroll, PostingPane } from '#renderer/parts/posting/posting-pane.tsx';
import { saveNextStep } from '#renderer/store/application-actions.ts';
import { queries } from '#renderer/store/queries.ts';
import { boardStrings } from '#renderer/strings/board.ts';
import { labels } from '#renderer/strings/labels.ts';
import { Age, useNow } from '#renderer/ui/age.tsx';
import { Avatar } from '#renderer/ui/avatar.tsx';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { ApplicationSection } from './application-section.tsx';
import { useAutosave } from './autosaver.ts';
import classes from './card-detail.module.css';
import { ContactsSection } from './contacts-section.tsx';
import { DetailSection, SaveMark } from './detail-section.tsx';
import { DocumentsSection } from './documents-section.tsx';
import { NotesSection } from './notes-section.tsx';
import { RemindersSection } from './reminders-section.tsx';

/** The open card: what the user keeps about it, and the opening itself. */
export function CardDetail({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { data: posting } = useQuery(queries.posting(id));
  const [tab, setTab] = useState<string | null>('mine');
  const words = boardStrings.detail;
  return (
    <aside className={classes.root} aria-label={words.label(posting?.title ?? '')}>
      <PostingPane id={id} onClose={onClose}>
        {(shown, article) => (
          <Tabs value={tab} onChange={setTab} className={classes.tabs} keepMounted={false}>
            <Tabs.List px="lg">
              <Tabs.Tab value="mine">{words.mine}</Tabs.Tab>
              <Tabs.Tab value="opening">{words.opening}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="mine" className={classes.panel}>
              <Mine key={shown.id} posting={shown} />
            </Tabs.Panel>
            <Tabs.Panel value="opening" className={classes.panel}>
              <PaneScroll key={shown.id}>{article}</PaneScroll>
            </Tabs.Panel>
          </Tabs>
        )}
      </PostingPane>
    </aside>
  );
}

function Mine({ posting }: { readonly posting: PostingDetail }) {
  const application = keptOf(posting);
  return (
    <div className={classes.scroll}>
      <div className={classes.head}>
        <h2 className={classes.title} dir="auto">
          {posting.title}
        </h2>
        <p className={classes.company}>
          <Avatar name={posting.company} />
          <bdi>{posting.company}</bdi>
        </p>
        {posting.closedAt !== null && <ClosedMark at={posting.closedAt} />}
      </div>
      <ApplicationSection application={application} title={posting.title} />
      <NextStepSection application={application} />
      <NotesSection application={application} />
      <RemindersSection application={application} />
      <DocumentsSection application={application} />
      <ContactsSection application={application} />
      <HistorySection posting={posting} />
    </div>
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
    outcome: null,
    appliedOn: null,
    notes: '',
    nextStep: '',
    contacts: [],
    reminders: [],
    documents: [],
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
