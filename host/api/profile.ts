import type { Handlers } from '#contract/api.ts';
import type { ProfileView } from '#contract/profile.ts';
import type { Library } from '#library/client.ts';
import { readResumeInThread } from '../fit/read-in-thread.ts';
import type { Scoring } from '../fit/scoring.ts';

export type ProfileDeps = {
  readonly library: Pick<Library, 'call'>;
  readonly scoring: Pick<Scoring, 'start' | 'stop' | 'progress'>;
};

type ProfileHandlers = Handlers<
  | 'profile.get'
  | 'profile.save'
  | 'profile.remove'
  | 'profile.readResume'
  | 'profile.stopScoring'
  | 'profile.resumeScoring'
>;

export const profile = ({ library, scoring }: ProfileDeps): ProfileHandlers => {
  const view = async (): Promise<ProfileView> => {
    const { profile: kept, pending } = await library.call('fit.profile', {});
    const now = scoring.progress();
    return {
      profile: kept,
      scoring: now === null ? null : (pending ?? now),
      isOutdated: kept !== null && now === null && pending !== null,
    };
  };
  const keep = async (kept: ProfileView['profile']): Promise<ProfileView> => {
    await library.call('fit.keep', { profile: kept });
    // A running one takes the new profile up with its next step.
    scoring.start();
    return await view();
  };
  return {
    'profile.get': view,
    'profile.save': ({ profile: wanted }) => keep(wanted),
    'profile.remove': () => keep(null),
    'profile.readResume': (asked) =>
      readResumeInThread({
        content: 'text' in asked ? asked.text : Buffer.from(asked.file, 'base64'),
        today: new Date().toISOString(),
      }),
    async 'profile.stopScoring'() {
      await scoring.stop();
      return await view();
    },
    async 'profile.resumeScoring'() {
      scoring.start();
      return await view();
    },
  };
};
