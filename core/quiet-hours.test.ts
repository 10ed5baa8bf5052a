import { describe, expect, it } from 'vitest';
import { endOfQuiet, type OffsetMinutes, QuietHours } from './quiet-hours.ts';

const utc: OffsetMinutes = () => 0;

const inZone =
  (timeZone: string): OffsetMinutes =>
  (at) => {
    const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    const name = parts.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
    if (sign === undefined) return 0;
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  };

const berlin = inZone('Europe/Berlin');
const end = (hours: string | null, at: string, offset = utc) =>
  new Date(endOfQuiet(hours, Date.parse(at), offset)).toISOString();

describe('quiet hours', () => {
  it.each(['22:00-07:00', '9:30 – 17:00', ' 00:00-23:59 '])('may be %j', (text) => {
    expect(QuietHours.safeParse(text).success).toBe(true);
  });

  it.each(['', '22:00', '22-7', '24:00-07:00', '22:60-07:00', '07:00-07:00', '1:00-2:00-3:00'])(
    'cannot be %j',
    (text) => {
      expect(QuietHours.safeParse(text).error?.issues[0]?.message).toContain('22:00-07:00');
    },
  );
});

describe('the end of quiet', () => {
  it.each([
    ['before midnight', '2026-03-01T22:00:00Z', '2026-03-02T07:00:00.000Z'],
    ['after midnight', '2026-03-02T06:59:59Z', '2026-03-02T07:00:00.000Z'],
  ])('comes in the morning, seen from %s', (_when, at, expected) => {
    expect(end('22:00-07:00', at)).toBe(expected);
  });

  it.each([
    ['at the end itself', '22:00-07:00', '2026-03-02T07:00:00.000Z'],
    ['in the middle of the day', '22:00-07:00', '2026-03-02T12:34:56.789Z'],
    ['just before', '22:00-07:00', '2026-03-02T21:59:59.999Z'],
    ['where no hours are', null, '2026-03-02T23:00:00.000Z'],
    ['where they cannot be read', 'always', '2026-03-02T23:00:00.000Z'],
    ['outside of hours by day', '09:00-17:00', '2026-03-02T17:00:00.000Z'],
  ])('is now %s', (_when, hours, at) => {
    expect(end(hours, at)).toBe(at);
  });

  it('is on the same day if they do not pass midnight', () => {
    expect(end('09:00-17:00', '2026-03-02T09:00:30Z')).toBe('2026-03-02T17:00:00.000Z');
  });

  it.each([
    ['ahead of UTC', 'Asia/Kolkata', '2026-03-01T20:00:00Z', '2026-03-02T01:30:00.000Z'],
    ['behind UTC', 'America/New_York', '2026-03-02T04:00:00Z', '2026-03-02T12:00:00.000Z'],
  ])('follows the clocks of a place %s', (_where, zone, at, expected) => {
    expect(end('22:00-07:00', at, inZone(zone))).toBe(expected);
  });

  it.each([
    ['in spring, in a night that is short', '2026-03-28T22:00:00Z', '2026-03-29T05:00:00.000Z'],
    ['in autumn, in a night that is long', '2026-10-24T21:00:00Z', '2026-10-25T06:00:00.000Z'],
  ])('is at the same hour %s', (_when, at, expected) => {
    expect(end('22:00-07:00', at, berlin)).toBe(expected);
  });

  it('comes an hour later if the clocks skip it', () => {
    expect(end('22:00-02:30', '2026-03-28T22:00:00Z', berlin)).toBe('2026-03-29T01:30:00.000Z');
  });

  it('comes the first time if the clocks show it twice', () => {
    expect(end('22:00-02:30', '2026-10-24T21:00:00Z', berlin)).toBe('2026-10-25T00:30:00.000Z');
  });
});
