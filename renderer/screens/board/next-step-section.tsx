import { TextInput } from '@mantine/core';
import type { Application } from '#renderer/model.ts';
import { saveNextStep } from '#renderer/store/application-actions.ts';
import { boardStrings } from '#renderer/strings/board.ts';
import { DetailSection } from './detail-section.tsx';
import { SaveMark } from './save-mark.tsx';
import { useAutosave } from './use-autosave.ts';

/** What comes next, in a line. */
export function NextStepSection({
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
