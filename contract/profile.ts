import { z } from 'zod';
import { Fit } from '#core/fit.ts';
import { Profile, Resume } from '#core/profile.ts';
import { longestDocumentBytes } from './applications.ts';
import { byId, longDeadlineMs, method, none, nothing } from './define.ts';

/** How far all openings are compared with the profile. */
const Scoring = z.object({ done: z.number().int(), total: z.number().int() });

export const ProfileView = z.object({
  profile: Profile.nullable(),
  /** Null if nothing is being scored. */
  scoring: Scoring.nullable(),
  /** Some scores are older than the profile, and nobody works on them: the user stopped that. */
  isOutdated: z.boolean(),
});
export type ProfileView = z.infer<typeof ProfileView>;

/** A résumé as pasted text; longer texts are cut when they are read. */
const longestPaste = 400_000;

export const profileMethods = {
  'profile.get': method({ input: none, output: ProfileView, runs: 'host' }),
  /** Replaces the profile, and scores all openings by it in the background. */
  'profile.save': method({
    input: z.strictObject({ profile: Profile }),
    output: ProfileView,
    runs: 'host',
    changes: ['profile'],
  }),
  /** Deletes the profile and all scores. */
  'profile.remove': method({
    input: none,
    output: ProfileView,
    runs: 'host',
    changes: ['profile'],
  }),
  /**
   * Reads a résumé (PDF, DOCX, HTML, Markdown or text) on this machine and keeps nothing. Throws
   * `resume_is_scan`, `resume_encrypted`, `resume_wrong_type`, `resume_damaged`,
   * `resume_too_large`, `resume_too_slow` and `resume_empty`.
   */
  'profile.readResume': method({
    input: z.union([
      z.strictObject({ text: z.string().max(longestPaste) }),
      z.strictObject({ file: z.base64().max(Math.ceil(longestDocumentBytes / 3) * 4) }),
    ]),
    output: z.object({
      resume: Resume,
      /** The document is longer than what was read. */
      isCut: z.boolean(),
    }),
    runs: 'host',
    deadlineMs: longDeadlineMs,
  }),
  /** Stops scoring; openings keep the scores they have. */
  'profile.stopScoring': method({
    input: none,
    output: ProfileView,
    runs: 'host',
    changes: ['profile'],
  }),
  /** Goes on where it was stopped. */
  'profile.resumeScoring': method({
    input: none,
    output: ProfileView,
    runs: 'host',
    changes: ['profile'],
  }),
  /** How an opening fits, with quotes; null without a profile. Throws `unknown_posting`. */
  'fit.get': method({ input: byId, output: Fit.nullable(), runs: 'library' }),
  'fit.profile': method({
    input: none,
    output: z.object({ profile: Profile.nullable(), pending: Scoring.nullable() }),
    runs: 'library',
    isInternal: true,
  }),
  /** Null deletes it. All scores count as outdated then. */
  'fit.keep': method({
    input: z.strictObject({ profile: Profile.nullable() }),
    output: nothing,
    runs: 'library',
    isInternal: true,
  }),
  /** Scores the next openings; null if all are scored. */
  'fit.scoreNext': method({
    input: none,
    output: Scoring.nullable(),
    runs: 'library',
    isInternal: true,
  }),
} as const;
