import { z } from 'zod';
import { minutes } from './duration.ts';

const time = /^([01]?\d|2[0-3]):([0-5]\d)$/;

const times = { error: 'enter two different times of day, such as 22:00-07:00' };

/** A stretch of every day in local time, such as `22:00-07:00`; it may pass midnight. */
export const QuietHours = z
  .string(times)
  .trim()
  .refine((text) => parse(text) !== null, times);

/** How far local time is ahead of UTC at a moment, in minutes; it changes with daylight saving. */
export type OffsetMinutes = (epochMs: number) => number;

/**
 * The end of quiet hours, epoch milliseconds: `at` itself outside of them, or without any. If a
 * clock change skips the end, it comes an hour later.
 */
export function endOfQuiet(hours: string | null, at: number, offset: OffsetMinutes): number {
  const window = hours === null ? null : parse(hours);
  if (window === null || !isIn(window, minuteOfDay(at, offset))) return at;
  const left = (window.to - minuteOfDay(at, offset) + minutesOfDay) % minutesOfDay;
  const end = Math.floor(at / minutes(1)) * minutes(1) + minutes(left);
  const shifted = end + minutes(offset(at) - offset(end));
  return isIn(window, minuteOfDay(shifted, offset)) ? end : shifted;
}

type Window = { readonly from: number; readonly to: number };

const minutesOfDay = 24 * 60;

function parse(text: string): Window | null {
  const [from, to, ...more] = text.split(/\s*[-–]\s*/).map(minuteOf);
  const isWindow = more.length === 0 && from !== to;
  return isWindow && typeof from === 'number' && typeof to === 'number' ? { from, to } : null;
}

function minuteOf(text: string): number | null {
  const [, hour, minute] = time.exec(text) ?? [];
  return hour === undefined ? null : Number(hour) * 60 + Number(minute);
}

const isIn = ({ from, to }: Window, minute: number): boolean =>
  from < to ? minute >= from && minute < to : minute >= from || minute < to;

const minuteOfDay = (at: number, offset: OffsetMinutes): number => {
  const local = Math.floor(at / minutes(1)) + offset(at);
  return ((local % minutesOfDay) + minutesOfDay) % minutesOfDay;
};
