import { IconBell } from '@tabler/icons-react';
import { relativeTime } from '#renderer/format.ts';
import type { Reminder } from '#renderer/model.ts';
import { boardStrings } from '#renderer/strings/board.ts';
import { useNow } from '#renderer/ui/use-now.ts';
import classes from './reminder-mark.module.css';

/** When a reminder is due, or that it is now. */
export function ReminderMark({ reminder: { dueAt, text } }: { readonly reminder: Reminder }) {
  const now = useNow();
  const isDue = Date.parse(dueAt) <= now;
  return (
    <span className={classes.root} data-due={isDue} title={text}>
      <IconBell size={14} stroke={1.7} role="img" aria-label={boardStrings.card.reminder} />
      {isDue ? boardStrings.card.due(relativeTime(dueAt, now)) : relativeTime(dueAt, now)}
    </span>
  );
}
