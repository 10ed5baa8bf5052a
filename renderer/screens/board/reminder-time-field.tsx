import { DateTimePicker } from '@mantine/dates';
import { useId } from 'react';
import { exactTime } from '#renderer/format.ts';
import { boardStrings } from '#renderer/strings/board.ts';
import { isoOf, morningIn, type PickerTime } from './reminder-times.ts';

/** Their red is too pale to be read. */
const noDays: [] = [];
const words = boardStrings.reminders;

/** Whether hours are counted to twelve here. */
const isHalfDay = new Intl.DateTimeFormat(undefined, { hour: 'numeric' }).resolvedOptions().hour12;

/** Asks for a day and a time, with some that are likely. */
export function ReminderTimeField({
  value,
  nowMs,
  error,
  onChange,
}: {
  readonly value: PickerTime | null;
  readonly nowMs: number;
  readonly error: string | undefined;
  readonly onChange: (value: PickerTime | null) => void;
}) {
  // The calendar is named by the field, which has to have the id it knows.
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
      presets={[
        { value: morningIn(1, nowMs), label: words.tomorrow },
        { value: morningIn(3, nowMs), label: words.inThreeDays },
        { value: morningIn(7, nowMs), label: words.inAWeek },
      ]}
    />
  );
}
