import { Anchor, Button, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Profile, ProfileView } from '#renderer/model.ts';
import { hrefTo } from '#renderer/routes.ts';
import {
  removeProfile,
  resumeScoring,
  saveProfile,
  stopScoring,
} from '#renderer/store/profile-actions.ts';
import { queries } from '#renderer/store/queries.ts';
import { labels } from '#renderer/strings/labels.ts';
import { profileStrings as words } from '#renderer/strings/profile.ts';
import { ErrorNote, Note } from '#renderer/ui/note.tsx';
import { Screen } from '#renderer/ui/screen.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { canCompare, inWords, nothingSaid } from './draft.ts';
import { AboutFields, BreakerFields, WishFields } from './profile-fields.tsx';
import classes from './profile-screen.module.css';
import { ResumeImport } from './resume-import.tsx';

/** What openings are compared with: résumé, wishes and deal-breakers. */
export function ProfileScreen() {
  const { data: view, error, refetch } = useQuery(queries.profile());
  return (
    <Screen title={labels.screens.profile} subtitle={words.intro}>
      {view === undefined && error !== null && (
        <ErrorNote error={error} onRetry={() => void refetch()} />
      )}
      {view === undefined && error === null && <SkeletonRows rows={8} height={48} />}
      {view !== undefined && <Editor view={view} />}
    </Screen>
  );
}

function Editor({ view }: { readonly view: ProfileView }) {
  const kept = view.profile === null ? nothingSaid : inWords(view.profile);
  const [draft, setDraft] = useState<Profile | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const profile = draft ?? kept;
  const isDirty = draft !== null && JSON.stringify(draft) !== JSON.stringify(kept);
  const save = async () => {
    if (await saveProfile(profile)) setDraft(null);
  };
  return (
    <form
      className={classes.root}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Scoring view={view} />
      <section className={classes.section} aria-labelledby="profile-resume">
        <h2 id="profile-resume" className={classes.heading}>
          {words.sections.resume}
        </h2>
        <ResumeImport onRead={(resume) => setDraft(inWords({ ...profile, resume }))} />
      </section>
      <section className={classes.section} aria-labelledby="profile-about">
        <h2 id="profile-about" className={classes.heading}>
          {words.sections.about}
        </h2>
        <AboutFields
          resume={profile.resume}
          onChange={(resume) => setDraft({ ...profile, resume })}
        />
      </section>
      <section className={classes.section} aria-labelledby="profile-wishes">
        <h2 id="profile-wishes" className={classes.heading}>
          {words.sections.wishes}
        </h2>
        <WishFields
          wishes={profile.wishes}
          onChange={(wishes) => setDraft({ ...profile, wishes })}
        />
      </section>
      <section className={classes.section} aria-labelledby="profile-breakers">
        <h2 id="profile-breakers" className={classes.heading}>
          {words.sections.breakers}
        </h2>
        <p className={classes.hint}>{words.breakersHint}</p>
        <BreakerFields
          dealBreakers={profile.dealBreakers}
          onChange={(dealBreakers) => setDraft({ ...profile, dealBreakers })}
        />
      </section>
      <div className={classes.bar}>
        <Button type="submit" disabled={!isDirty}>
          {words.save}
        </Button>
        <span className={classes.state} role="status">
          {!canCompare(profile) ? words.tooLittle : isDirty ? words.unsaved : ''}
        </span>
        {view.profile !== null && !isDirty && canCompare(profile) && (
          <Anchor href={hrefTo('openings', { params: { sort: 'fit' } })}>
            {words.showOpenings}
          </Anchor>
        )}
        {view.profile !== null && (
          <Button
            className={classes.remove ?? ''}
            variant="subtle"
            color="gray"
            onClick={() => setIsAsking(true)}
          >
            {words.remove}
          </Button>
        )}
      </div>
      <RemoveDialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        onRemoved={() => setDraft(null)}
      />
    </form>
  );
}

function Scoring({ view: { scoring, isOutdated } }: { readonly view: ProfileView }) {
  if (scoring !== null && scoring.total > 0) {
    const { done, total } = scoring;
    const label = words.scoring(done, total);
    return (
      <div className={classes.scoring}>
        <div className={classes.progress}>
          <span role="status">{label}</span>
          <Progress value={(done / total) * 100} aria-label={label} />
        </div>
        <Button variant="default" onClick={() => void stopScoring()}>
          {words.stop}
        </Button>
      </div>
    );
  }
  if (!isOutdated) return null;
  return (
    <Note
      tone="info"
      role="status"
      title={words.outdated}
      action={
        <Button variant="default" onClick={() => void resumeScoring()}>
          {words.continue}
        </Button>
      }
    />
  );
}

function RemoveDialog({
  isOpen,
  onClose,
  onRemoved,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}) {
  const remove = async () => {
    if (!(await removeProfile())) return;
    onRemoved();
    onClose();
  };
  return (
    <Modal opened={isOpen} onClose={onClose} title={words.removeTitle}>
      <Stack>
        <Text>{words.removeHint}</Text>
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button color="red" onClick={() => void remove()}>
            {words.remove}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
