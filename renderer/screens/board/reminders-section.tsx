import {
  ActionIcon,
  Button,
  Checkbox,
  Chip,
  Group,
  Stack,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { IconBell, IconX } from '@tabler/icons-react';
import { type FormEvent, useId, useState } from 'react';
import { exactTime, relativeTime } from '#renderer/format.ts';
import type { Application, Reminder } from '#renderer/model.ts';
import { morningAfter } from '#renderer/parts/morning.ts';
import {
  addReminder,
  removeReminder,
  setReminderDone,
} from '#renderer/store/application-actions.ts';
import { boardStrings } from '#renderer/strings/board.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import { useNow } from '#renderer/ui/age.tsx';
import classes from './card-detail.module.css';
import { DetailSection } from './detail-section.tsx';
import reminderMarkClasses from './reminder-mark.module.css';

const words = boardStrings.reminders;

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

function ReminderForm({
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
        <Group gap="xs" role="group" aria-label={words.at}>
          {quickTimes(nowMs).map(({ value, label }) => (
            <Chip
              key={value}
              size="xs"
              variant="outline"
              checked={at === value}
              onChange={() => setAt(value)}
            >
              {label}
            </Chip>
          ))}
        </Group>
        <ReminderTimeField
          value={at}
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

/** The picker's red for weekends has too little contrast. */
const noDays: [] = [];

/** True if this locale uses a 12-hour clock. */
const isHalfDay = new Intl.DateTimeFormat(undefined, { hour: 'numeric' }).resolvedOptions().hour12;

function ReminderTimeField({
  value,
  error,
  onChange,
}: {
  readonly value: PickerTime | null;
  readonly error: string | undefined;
  readonly onChange: (value: PickerTime | null) => void;
}) {
  // The field labels the calendar, so it needs the id that the calendar expects.
  const id = useId();
  return (
    <DateTimePicker
      id={id}
      popoverProps={{ id }}
      label={words.at}
      valueFormat={(time) => exactTime(isoOf(time) ?? time)}
      value={value}
      onChange={onChange}
      error={error}
      hideOutsideDates
      weekendDays={noDays}
      ariaLabels={words.calendar}
      submitButtonProps={{ 'aria-label': words.takeTime }}
      timePickerProps={{
        'aria-label': words.time,
        hoursInputLabel: words.hours,
        minutesInputLabel: words.minutes,
        amPmInputLabel: words.amPm,
        format: isHalfDay ? '12h' : '24h',
      }}
    />
  );
}

/** The times that fit most reminders, one press away. */
const quickTimes = (nowMs: number) => [
  { value: morningIn(1, nowMs), label: words.tomorrow },
  { value: morningIn(3, nowMs), label: words.inThreeDays },
  { value: morningIn(7, nowMs), label: words.inAWeek },
];

/** A time in the date picker's format, local: `2026-11-26 14:20:00`. */
type PickerTime = string;

/** Nine in the morning, `days` from now. */
export const morningIn = (days: number, nowMs: number): PickerTime =>
  toPickerTime(morningAfter(days, nowMs));

/** The same time in ISO 8601; null if invalid. */
export function isoOf(time: PickerTime): string | null {
  const at = new Date(time.replace(' ', 'T'));
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

function toPickerTime(at: Date): PickerTime {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day} ${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':')}`;
}

export function ReminderMark({ reminder: { dueAt, text } }: { readonly reminder: Reminder }) {
  const now = useNow();
  const isDue = Date.parse(dueAt) <= now;
  return (
    <span className={reminderMarkClasses.root} data-due={isDue} title={text}>
      <IconBell size={14} stroke={1.7} role="img" aria-label={boardStrings.card.reminder} />
      {isDue ? boardStrings.card.due(relativeTime(dueAt, now)) : relativeTime(dueAt, now)}
    </span>
  );
}
