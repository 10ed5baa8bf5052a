import { z } from 'zod';
import { Application, Contact, Reminder, Stage } from '#core/application.ts';
import { Company } from '#core/company.ts';
import { PostingFilter, PostingQuery } from '#core/posting-filter.ts';
import { PostingView } from '#core/posting-view.ts';
import { SavedSearch } from '#core/saved-search.ts';
import { longDeadlineMs, method } from './define.ts';
import { byId, id, limit, none, removed } from './inputs.ts';
import { ApplicationCard, StageMove } from './views/application.ts';
import {
  CatalogueEntry,
  CompanyDetail,
  CompanyTrend,
  CompanyView,
  ImportResult,
  NamedRow,
} from './views/company.ts';
import { Counts } from './views/counts.ts';
import { InboxPage } from './views/inbox.ts';
import { Insights } from './views/insights.ts';
import { PostingDetail, PostingFacets, PostingPage } from './views/posting.ts';
import { RunSummary } from './views/run.ts';
import { SavedSearchView } from './views/saved-search.ts';

/** By id, address or name; `unknown_company` where nobody bears it. */
const byCompany = z.strictObject({ company: id });
const changed = z.object({ changed: z.number().int() });

/** Calls that read or edit the database: they run in its own thread. */
export const libraryMethods = {
  'companies.add': method({
    input: z.strictObject({ url: z.string(), name: z.string().trim().min(1).optional() }),
    output: Company,
    runs: 'library',
    changes: ['companies'],
  }),
  /** Watches what rows of a list name; a long list in parts, so that other calls get their turn. */
  'companies.import': method({
    input: z.strictObject({ rows: z.array(NamedRow).max(1_000) }),
    output: ImportResult,
    runs: 'library',
    changes: ['companies'],
    deadlineMs: longDeadlineMs,
  }),
  'companies.list': method({ input: none, output: z.array(CompanyView), runs: 'library' }),
  'companies.trends': method({ input: none, output: z.array(CompanyTrend), runs: 'library' }),
  'companies.get': method({ input: byCompany, output: Company, runs: 'library' }),
  'companies.detail': method({ input: byCompany, output: CompanyDetail, runs: 'library' }),
  'companies.update': method({
    input: byCompany.extend({
      name: z.string().trim().min(1).max(200).optional(),
      isPaused: z.boolean().optional(),
      /** Null takes the interval of all again. */
      scanEveryHours: z.number().int().min(1).max(720).nullable().optional(),
    }),
    output: Company,
    runs: 'library',
    changes: ['companies', 'postings'],
  }),
  /** Its openings and their history go with it, its part in past runs too. */
  'companies.remove': method({
    input: byCompany,
    output: Company,
    runs: 'library',
    changes: ['companies', 'postings', 'applications', 'searches', 'inbox', 'runs'],
    deadlineMs: longDeadlineMs,
  }),
  'catalogue.search': method({
    input: z.strictObject({ text: z.string().max(200), limit: limit(50, 8) }),
    output: z.array(CatalogueEntry),
    runs: 'library',
  }),
  'postings.search': method({
    input: PostingQuery,
    output: z.object({ postings: z.array(PostingView), total: z.number().int() }),
    runs: 'library',
  }),
  /** A window of rows for a list that scrolls. */
  'postings.list': method({
    input: z.strictObject({
      filter: PostingFilter,
      offset: z.number().int().nonnegative().default(0),
      limit: limit(200, 100),
      /** From an earlier window: later postings stay out, so that nothing moves. */
      upTo: z.number().int().optional(),
    }),
    output: PostingPage,
    runs: 'library',
  }),
  /** How many match that came after `upTo`. */
  'postings.countNew': method({
    input: z.strictObject({ filter: PostingFilter, upTo: z.number().int() }),
    output: z.object({ count: z.number().int() }),
    runs: 'library',
  }),
  'postings.facets': method({
    input: z.strictObject({ filter: PostingFilter }),
    output: PostingFacets,
    runs: 'library',
  }),
  'postings.get': method({ input: byId, output: PostingDetail, runs: 'library' }),
  /** What a person made of some postings; what is left out stays as it is. */
  'postings.mark': method({
    input: z.strictObject({
      ids: z.array(id).max(1_000),
      isRead: z.boolean().optional(),
      isHidden: z.boolean().optional(),
    }),
    output: changed,
    runs: 'library',
    changes: ['postings'],
  }),
  'postings.export': method({
    input: z.strictObject({
      filter: PostingFilter,
      format: z.enum(['csv', 'json', 'jsonl', 'md']),
    }),
    output: z.object({ fileName: z.string(), mimeType: z.string(), content: z.string() }),
    runs: 'library',
    deadlineMs: longDeadlineMs,
  }),
  'applications.list': method({ input: none, output: z.array(ApplicationCard), runs: 'library' }),
  /** Null no longer tracks it; `before` puts it above another card of its stage, else last. */
  'applications.setStage': method({
    input: z.strictObject({
      postingId: id,
      stage: Stage.nullable(),
      before: id.nullable().default(null),
    }),
    output: StageMove,
    runs: 'library',
    changes: ['applications', 'postings'],
  }),
  'applications.update': method({
    input: z.strictObject({
      postingId: id,
      notes: z.string().max(100_000).optional(),
      nextStep: z.string().max(500).optional(),
      contacts: z.array(Contact).max(50).optional(),
    }),
    output: Application,
    runs: 'library',
    changes: ['applications'],
  }),
  /** Tracks the posting as saved where it is not tracked. */
  'reminders.add': method({
    input: z.strictObject({
      postingId: id,
      dueAt: z.iso.datetime({ offset: true }),
      text: z.string().trim().min(1).max(500),
    }),
    output: Reminder,
    runs: 'library',
    changes: ['applications', 'postings'],
  }),
  'reminders.update': method({
    input: byId.extend({
      isDone: z.boolean().optional(),
      dueAt: z.iso.datetime({ offset: true }).optional(),
    }),
    output: Reminder,
    runs: 'library',
    changes: ['applications', 'inbox'],
  }),
  'reminders.remove': method({
    input: byId,
    output: removed,
    runs: 'library',
    changes: ['applications', 'inbox'],
  }),
  'searches.list': method({ input: none, output: z.array(SavedSearchView), runs: 'library' }),
  /** With the id of one that was removed, it is back. */
  'searches.save': method({
    input: SavedSearch.pick({ name: true, filter: true }).extend({ id: id.optional() }),
    output: SavedSearch,
    runs: 'library',
    changes: ['searches'],
  }),
  'searches.viewed': method({
    input: byId,
    output: SavedSearch,
    runs: 'library',
    changes: ['searches'],
  }),
  'searches.remove': method({
    input: byId,
    output: SavedSearch,
    runs: 'library',
    changes: ['searches'],
  }),
  'inbox.list': method({
    input: z.strictObject({ archived: z.boolean().default(false), limit: limit(1_000, 300) }),
    output: InboxPage,
    runs: 'library',
  }),
  /** Without ids: all there is. */
  'inbox.archive': method({
    input: z.strictObject({
      /** As many as a request can hold: what archives all can be undone with what it answered. */
      ids: z.array(z.number().int()).max(500_000).nullable(),
      isArchived: z.boolean().default(true),
    }),
    output: z.object({ ids: z.array(z.number().int()) }),
    runs: 'library',
    changes: ['inbox'],
    deadlineMs: longDeadlineMs,
  }),
  'insights.get': method({ input: none, output: Insights, runs: 'library' }),
  'counts.get': method({ input: none, output: Counts, runs: 'library' }),
  /** Those that are over, newest first. */
  'runs.list': method({
    input: z.strictObject({ limit: limit(200, 50) }),
    output: z.array(RunSummary),
    runs: 'library',
  }),
  /** Forgets runs that are over; what they found stays. */
  'runs.clear': method({
    input: none,
    output: removed,
    runs: 'library',
    changes: ['runs'],
    deadlineMs: longDeadlineMs,
  }),
  /** What a client keeps of its own: layout, theme. By key, any JSON. */
  'preferences.get': method({
    input: none,
    output: z.record(z.string(), z.unknown()),
    runs: 'library',
  }),
  'preferences.set': method({
    input: z.strictObject({ key: z.string().min(1).max(100), value: z.unknown() }),
    output: none,
    runs: 'library',
    changes: ['preferences'],
  }),
} as const;
