import type { Method, Output, Parsed } from '#contract/api.ts';
import { AppError, toErrorView } from '#core/errors.ts';
import { type SettingName, settings as table } from '#core/settings.ts';
import { canonicalUrl } from '#core/url.ts';
import { companyView } from '#tests/support/company-view.ts';
import type {
  Application,
  CompanyView,
  InboxItem,
  PostingDetail,
  Reminder,
  SettingView,
  Stage,
} from '../model.ts';
import { application, card, setting } from './samples.ts';

type Answering = { readonly [M in Method]?: (input: Parsed<M>) => Output<M> };

/** By id or name, each in the order it was added. Values are replaced, never changed. */
export type Kept = {
  readonly postings: Map<string, PostingDetail>;
  /** The tracked postings, by id, from the top of their columns. */
  board: readonly string[];
  readonly inbox: Map<number, InboxItem>;
  readonly companies: Map<string, CompanyView>;
  /** Only those that differ from their defaults. */
  readonly settings: Map<string, unknown>;
};

export type Content = {
  readonly postings?: readonly PostingDetail[];
  readonly inbox?: readonly InboxItem[];
  readonly companies?: readonly CompanyView[];
  readonly settings?: Readonly<Record<string, unknown>>;
};

/** The calls of the stores' tests, answered from memory by the rules of the library. */
export function keepingHandlers(content: Content): {
  readonly kept: Kept;
  readonly handlers: Answering;
} {
  const { postings = [], inbox = [], companies = [], settings = {} } = content;
  const kept: Kept = {
    postings: byId(postings),
    board: postings.filter((each) => stageOf(each) !== null).map(({ id }) => id),
    inbox: byId(inbox),
    companies: byId(companies),
    settings: new Map(Object.entries(settings)),
  };
  const handlers = {
    ...aboutPostings(kept),
    ...aboutReminders(kept),
    ...aboutInbox(kept),
    ...aboutCompanies(kept),
    ...aboutSettings(kept),
  };
  return { kept, handlers };
}

const aboutPostings = (kept: Kept): Answering => ({
  'postings.get': ({ id }) => postingOf(kept, id),
  'postings.mark': ({ ids, isHidden, isRead }) => {
    const changed = ids.filter((id) => {
      const posting = postingOf(kept, id);
      return (
        (isHidden ?? posting.isHidden) !== posting.isHidden ||
        (isRead ?? posting.isRead) !== posting.isRead
      );
    });
    for (const id of ids) {
      const posting = postingOf(kept, id);
      const marked = { isHidden: isHidden ?? posting.isHidden, isRead: isRead ?? posting.isRead };
      kept.postings.set(id, { ...posting, ...marked });
    }
    return { changed };
  },
  'applications.list': () =>
    kept.board.flatMap((id) => {
      const { title, application } = postingOf(kept, id);
      const { stage = null, stageSince = '', nextStep = '', notes = '' } = application ?? {};
      if (stage === null) return [];
      const sample = card(id);
      const posting = { ...sample.posting, title, stage };
      return [{ ...sample, posting, stage, stageSince, nextStep, hasNotes: notes !== '' }];
    }),
  'applications.setStage': ({ postingId, stage, before, outcome }) =>
    moveTo(kept, postingId, { stage, before, outcome }),
  'applications.setStages': ({ ids, stage }) => ({
    moves: ids.map((id) => moveTo(kept, id, { stage, before: null, outcome: null })),
  }),
  'applications.restore': ({ cards }) => {
    for (const { postingId, was } of cards) {
      const { position, ...fields } = was ?? { position: 0, stage: null };
      change(kept, postingOf(kept, postingId), fields);
      const others = kept.board.filter((id) => id !== postingId);
      kept.board = others.toSpliced(position, 0, postingId);
    }
    return { restored: cards.length };
  },
  'applications.update': ({ postingId, ...given }) => {
    const fields = Object.entries(given).filter(([, value]) => value !== undefined);
    return change(kept, postingOf(kept, postingId), Object.fromEntries(fields));
  },
});

/** The position of a card is its place on the board. */
function moveTo(
  kept: Kept,
  postingId: string,
  move: Pick<Parsed<'applications.setStage'>, 'stage' | 'before' | 'outcome'>,
): Output<'applications.setStage'> {
  const { stage, before, outcome } = move;
  const posting = postingOf(kept, postingId);
  const was = posting.application;
  const position = kept.board.indexOf(postingId);
  change(kept, posting, { stage, stageSince: now, outcome });
  const others = kept.board.filter((id) => id !== postingId);
  const next = others.findIndex((id) => id === before && stageOf(postingOf(kept, id)) === stage);
  kept.board = others.toSpliced(next === -1 ? others.length : next, 0, postingId);
  return { postingId, was: was && { ...was, position }, from: was?.stage ?? null, to: stage };
}

function aboutReminders(kept: Kept): Answering {
  let added = 0;
  const find = (id: string): Reminder => {
    const all = [...kept.postings.values()].flatMap(
      ({ application }) => application?.reminders ?? [],
    );
    const found = all.find((each) => each.id === id);
    if (found === undefined) throw new AppError('unknown_reminder', { id });
    return found;
  };
  const put = (postingId: string, edit: (reminders: readonly Reminder[]) => Reminder[]): void => {
    const posting = postingOf(kept, postingId);
    change(kept, posting, { reminders: edit(posting.application?.reminders ?? []) });
  };
  return {
    'reminders.add': ({ postingId, dueAt, text }) => {
      added += 1;
      const reminder = { id: `added-${added}`, postingId, dueAt, text, doneAt: null };
      put(postingId, (all) => [...all, reminder]);
      return reminder;
    },
    'reminders.update': ({ id, isDone, dueAt }) => {
      const before = find(id);
      const doneAt = isDone === undefined ? before.doneAt : isDone ? now : null;
      const reminder = { ...before, dueAt: dueAt ?? before.dueAt, doneAt };
      put(before.postingId, (all) => all.map((each) => (each.id === id ? reminder : each)));
      return reminder;
    },
    'reminders.remove': ({ id }) => {
      put(find(id).postingId, (all) => all.filter((each) => each.id !== id));
      return { removed: 1 };
    },
  };
}

const aboutInbox = (kept: Kept): Answering => ({
  'inbox.list': ({ archived }) => {
    const items = [...kept.inbox.values()].filter(({ isArchived }) => isArchived === archived);
    // No test of a store looks at the groups.
    const counts = { for_you: items.length, changes: 0, closed: 0, problems: 0 };
    return { items, total: items.length, counts };
  },
  'inbox.archive': ({ ids, isArchived }) => {
    const changed = [...kept.inbox.values()].filter(
      (item) => item.isArchived !== isArchived && (ids === null || ids.includes(item.id)),
    );
    for (const item of changed) kept.inbox.set(item.id, { ...item, isArchived });
    return { ids: changed.map(({ id }) => id) };
  },
});

const aboutCompanies = (kept: Kept): Answering => ({
  'companies.list': () => [...kept.companies.values()],
  'companies.add': ({ url, name }) => add(kept, canonicalUrl(url), name ?? null),
  'companies.update': ({ company, ...given }) => {
    const fields = Object.entries(given).filter(([, value]) => value !== undefined);
    const changed = { ...companyOf(kept, company), ...Object.fromEntries(fields) };
    kept.companies.set(changed.id, changed);
    return changed;
  },
  'companies.remove': ({ company }) => {
    const removed = companyOf(kept, company);
    kept.companies.delete(removed.id);
    return removed;
  },
  // An address on each line.
  'companies.readList': ({ text }) => {
    const lines = text.split('\n');
    const rows = lines.map((url, i): Output<'companies.readList'>['rows'][number] => {
      const place = { line: i + 1, text: url };
      const first = lines.indexOf(url);
      if (first < i) return { kind: 'repeated', ...place, firstLine: first + 1 };
      if (URL.canParse(url)) return { kind: 'company', ...place, url, name: null };
      return {
        kind: 'refused',
        ...place,
        error: toErrorView(new AppError('invalid_url', { url })),
      };
    });
    return { rows };
  },
  'companies.import': ({ rows }) => {
    const named = rows.flatMap((row) => (row.kind === 'company' ? [row] : []));
    const isKnown = ({ url }: { readonly url: string }) =>
      [...kept.companies.values()].some((each) => each.url === url);
    const known = named.filter(isKnown);
    const stored = (of: typeof named) =>
      of.map(({ url, name, line }) => ({ ...add(kept, url, name), line }));
    const added = named.filter((row) => !known.includes(row));
    return { added: stored(added), known: stored(known), choices: [], refused: [] };
  },
});

const aboutSettings = (kept: Kept): Answering => ({
  'settings.list': () => settingNames.map((name) => settingView(kept, name)),
  'settings.set': ({ name, value }) => {
    const known = settingNames.find((each) => each === name);
    if (known === undefined) {
      throw new AppError('invalid_setting', { name, reason: 'there is none of this name' });
    }
    const parsed = table[known].schema.safeParse(value ?? table[known].default);
    const reason = parsed.error?.issues[0]?.message;
    if (reason !== undefined) throw new AppError('invalid_setting', { name, reason });
    if (value === null) kept.settings.delete(name);
    else kept.settings.set(name, parsed.data);
    return settingView(kept, known);
  },
});

const now = '2026-11-27T09:00:00.000Z';

const settingNames = Object.keys(table) as SettingName[];

function settingView({ settings }: Kept, name: SettingName): SettingView {
  const usual = table[name].default;
  const value = settings.has(name) ? settings.get(name) : usual;
  return setting({ name, value, default: usual, isSet: value !== null });
}

function add({ companies }: Kept, url: string, name: string | null): CompanyView {
  const known = [...companies.values()].find((each) => each.url === url);
  if (known !== undefined) return known;
  const added = companyView({ id: url, url, name: name ?? new URL(url).hostname });
  companies.set(added.id, added);
  return added;
}

function companyOf({ companies }: Kept, id: string): CompanyView {
  const company = companies.get(id);
  if (company === undefined) throw new AppError('unknown_company', { company: id });
  return company;
}

function postingOf({ postings }: Kept, id: string): PostingDetail {
  const posting = postings.get(id);
  if (posting === undefined) throw new AppError('unknown_posting', { id });
  return posting;
}

const stageOf = ({ application }: PostingDetail): Stage | null => application?.stage ?? null;

function change(kept: Kept, posting: PostingDetail, fields: Partial<Application>): Application {
  const changed = { ...application({ postingId: posting.id }), ...posting.application, ...fields };
  kept.postings.set(posting.id, { ...posting, stage: changed.stage, application: changed });
  return changed;
}

const byId = <K, T extends { readonly id: K }>(values: readonly T[]): Map<K, T> =>
  new Map(values.map((value) => [value.id, value]));
