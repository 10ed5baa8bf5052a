import { Chip, Group, Input, TextInput } from '@mantine/core';
import type { Application, Outcome } from '#renderer/model.ts';
import { outcomes } from '#renderer/parts/stage-menu.tsx';
import { saveAppliedOn } from '#renderer/store/application-actions.ts';
import { setOutcome } from '#renderer/store/posting-actions.ts';
import { boardStrings } from '#renderer/strings/board.ts';
import { labels } from '#renderer/strings/labels.ts';
import { useAutosave } from './autosaver.ts';
import classes from './card-detail.module.css';
import { DetailSection } from './detail-section.tsx';

const words = boardStrings.application;

/** When the user applied, and how it ended; nothing while an opening is only saved. */
export function ApplicationSection({
  application: { postingId, stage, outcome, appliedOn },
  title,
}: {
  readonly application: Application;
  readonly title: string;
}) {
  if (stage === null || stage === 'saved') return null;
  const end = (ended: Outcome): void => {
    void setOutcome({ id: postingId, title }, outcome, ended === outcome ? null : ended);
  };
  return (
    <DetailSection title={words.label}>
      <div className={classes.fields}>
        <AppliedOn postingId={postingId} appliedOn={appliedOn} />
        {stage === 'done' && (
          <Input.Wrapper label={words.outcome} labelElement="div">
            <Group gap="xs" role="group" aria-label={words.outcome}>
              {outcomes.map((each) => (
                <Chip
                  key={each}
                  size="xs"
                  variant="outline"
                  checked={each === outcome}
                  onChange={() => end(each)}
                >
                  {labels.outcomes[each]}
                </Chip>
              ))}
            </Group>
          </Input.Wrapper>
        )}
      </div>
    </DetailSection>
  );
}

/** A year that is typed digit by digit makes valid days of the first centuries on its way. */
const earliestDay = '1900-01-01';

function AppliedOn({ postingId, appliedOn }: Pick<Application, 'postingId' | 'appliedOn'>) {
  const { text, type, flush } = useAutosave(appliedOn ?? '', async (day) =>
    day !== '' && day < earliestDay
      ? true
      : await saveAppliedOn(postingId, appliedOn, day === '' ? null : day),
  );
  return (
    <TextInput
      type="date"
      label={words.appliedOn}
      value={text}
      onChange={({ currentTarget }) => type(currentTarget.value)}
      onBlur={flush}
    />
  );
}
