import { ActionIcon, Button, Checkbox, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { exactTime } from '#renderer/format.ts';
import type { Application, Reminder } from '#renderer/model.ts';
import { removeReminder, setReminderDone } from '#renderer/store/application-actions.ts';
import { boardStrings } from '#renderer/strings/board.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import classes from './card-detail.module.css';
import { DetailSection } from './detail-section.tsx';
import { ReminderForm } from './reminder-form.tsx';
import { ReminderMark } from './reminder-mark.tsx';

const words = boardStrings.reminders;

/** What to be reminded of, the earliest first, what is done last. */
export function RemindersSection({
  application: { postingId, reminders },
}: {
  readonly application: Application;
}) {
  const [isAdding, setIsAdding] = useState(false);
  const inOrder = [
    ...reminders.filter(({ doneAt }) => doneAt === null),
    ...reminders.filter(({ doneAt }) => doneAt !== null),
  ];
  return (
    <DetailSection
      title={words.label}
      aside={
        !isAdding && (
          <Button variant="subtle" color="gray" size="compact-xs" onClick={() => setIsAdding(true)}>
            {words.add}
          </Button>
        )
      }
    >
      {inOrder.length > 0 && (
        <ul className={classes.rows}>
          {inOrder.map((reminder) => (
            <ReminderRow key={reminder.id} reminder={reminder} />
          ))}
        </ul>
      )}
      {isAdding && <ReminderForm postingId={postingId} onEnd={() => setIsAdding(false)} />}
    </DetailSection>
  );
}

function ReminderRow({ reminder }: { readonly reminder: Reminder }) {
  const { text, dueAt, doneAt } = reminder;
  const isDone = doneAt !== null;
  return (
    <li className={classes.row}>
      <Checkbox
        size="xs"
        checked={isDone}
        aria-label={words.done(text)}
        onChange={() => void setReminderDone(reminder, !isDone)}
      />
      <span className={classes.rowText} data-done={isDone}>
        <span dir="auto">{text}</span>
        <span className={classes.quiet}>{exactTime(dueAt)}</span>
      </span>
      {!isDone && <ReminderMark reminder={reminder} />}
      <Tooltip label={everywhere.remove}>
        <ActionIcon
          size="sm"
          aria-label={words.remove(text)}
          onClick={() => void removeReminder(reminder)}
        >
          <IconX size={14} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}
