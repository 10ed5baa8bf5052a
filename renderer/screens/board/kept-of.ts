import type { Application, PostingDetail } from '#renderer/model.ts';

/** What is kept about an opening; nothing yet where it was never tracked. */
export const keptOf = ({ id, application, firstSeenAt }: PostingDetail): Application =>
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
