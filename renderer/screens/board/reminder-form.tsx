import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { addReminder } from '#renderer/store/application-actions.ts';
import { boardStrings } from '#renderer/strings/board.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import { ReminderTimeField } from './reminder-time-field.tsx';
import { isoOf, morningIn } from './reminder-times.ts';

const words = boardStrings.reminders;

/** Asks of what, and when. */
export function ReminderForm({
  postingId,
  onEnd,
}: {
  readonly postingId: string;
  readonly onEnd: () => void;
}) {
  const [nowMs] = useState(Date.now);
  const [text, setText] = useState('');
  const [at, setAt] = useState<string | null>(() => morningIn(1, nowMs));
  const [isTried, setIsTried] = useState(false);
  const dueAt = at === null ? null : isoOf(at);
  const isTextMissing = text.trim() === '';
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setIsTried(true);
    if (isTextMissing || dueAt === null) return;
    if (await addReminder({ postingId, text: text.trim(), dueAt })) onEnd();
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="sm">
        <TextInput
          label={words.text}
          placeholder={words.textPlaceholder}
          maxLength={500}
          autoFocus
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          error={isTried && isTextMissing ? words.textMissing : undefined}
        />
        <ReminderTimeField
          value={at}
          nowMs={nowMs}
          onChange={setAt}
          error={isTried && dueAt === null ? words.atMissing : undefined}
        />
        <Group gap="sm">
          <Button type="submit">{words.submit}</Button>
          <Button variant="default" onClick={onEnd}>
            {everywhere.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
