import type { PostingDetail, Stage } from '#renderer/model.ts';
import { boardStrings } from '#renderer/strings/board.ts';
import { labels } from '#renderer/strings/labels.ts';

const words = boardStrings.history;

export type HistoryLine = { readonly at: string; readonly text: string };

/** What the person and the company did with an opening, in words, the newest first. */
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
