import {
  IconBuildingSkyscraper,
  IconCalendarDue,
  IconCalendarEvent,
  IconCertificate,
  IconClockHour4,
  IconFileCertificate,
  IconFileText,
  IconFlag,
  IconLuggage,
  IconMoon,
  IconShieldLock,
  IconUsersGroup,
  IconWorldPin,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { exactDate } from '#renderer/format.ts';
import type { PostingDetail } from '#renderer/model.ts';
import { termStrings as words } from '#renderer/strings/terms.ts';

/** A fact of an opening, as it is shown. */
export type Fact = {
  readonly name: string;
  readonly values: readonly string[];
  readonly icon: ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: true }>;
  /** The field of its evidence; null for a fact that only the job board gives. */
  readonly field: string | null;
  /** What the evidence calls each value, if its label differs. */
  readonly keys?: readonly string[];
};

/** The terms of the work that an opening states. */
export function termFactsOf({ enrichment, validThrough }: PostingDetail): readonly Fact[] {
  const { clearance, startDate, deadline, shifts, citizenship } = enrichment;
  const range = (
    name: string,
    icon: Fact['icon'],
    field: keyof typeof words.ranges,
    unstated: string | null,
  ): Fact => {
    const said = enrichment[field];
    const text = said === null ? null : rangeWords(field, said, unstated);
    return { name, icon, field, values: text === null ? [] : [text] };
  };
  // A day in the text has its words; a board's own day may move, and has none.
  const last = enrichment.evidence.deadline === undefined ? validThrough : deadline;
  const { facets } = words;
  return [
    range(facets.officeDays, IconBuildingSkyscraper, 'officeDays', null),
    range(facets.travel, IconLuggage, 'travel', words.travel.some),
    {
      ...{ name: facets.shifts, icon: IconMoon, field: 'shifts', keys: shifts },
      values: shifts.map((shift) => words.shifts[shift]),
    },
    range(facets.weeklyHours, IconClockHour4, 'weeklyHours', null),
    {
      ...{ name: facets.timeZones, icon: IconWorldPin, field: 'timeZones' },
      values: enrichment.timeZones,
    },
    range(facets.contractLengths, IconFileText, 'contractMonths', null),
    {
      ...{ name: facets.starts, icon: IconCalendarEvent, field: 'startDate' },
      values:
        startDate === null
          ? []
          : [startDate === 'asap' ? words.asap : words.startsOn(dayOf(startDate))],
    },
    range(facets.peopleLed, IconUsersGroup, 'peopleLed', words.peopleLed.some),
    {
      ...{ name: facets.permits, icon: IconFileCertificate, field: 'rightToWork' },
      values: enrichment.rightToWork === true ? [words.permits.required] : [],
    },
    {
      ...{ name: facets.clearances, icon: IconShieldLock, field: 'clearance' },
      values: clearance === null ? [] : [words.clearances[clearance]],
    },
    {
      ...{ name: facets.citizenships, icon: IconFlag, field: 'citizenship', keys: citizenship },
      values: citizenship.map(words.citizensOf),
    },
    {
      ...{ name: facets.licences, icon: IconCertificate, field: 'licences' },
      values: enrichment.licences,
    },
    {
      ...{ name: facets.deadlines, icon: IconCalendarDue, field: 'deadline' },
      values: last === null ? [] : [words.applyBy(dayOf(last))],
    },
  ];
}

function rangeWords(
  field: keyof typeof words.ranges,
  { min, max }: { readonly min: number | null; readonly max: number | null },
  unstated: string | null,
): string | null {
  if (min === null && max === null) return unstated;
  if (field === 'travel' && min === 0 && max === 0) return words.travel.none;
  if (field === 'officeDays' && min === 1 && max === 1) return words.officeDays[1];
  return words.ranges[field](words.amount(min, max));
}

/** "15 Jan 2027", or without a day "January 2027". */
function dayOf(date: string): string {
  if (date.length > 7) return exactDate(date.length === 10 ? `${date}T12:00:00` : date);
  return new Date(`${date}-15T12:00:00`).toLocaleDateString(undefined, {
    month: 'long',
    year: 'numeric',
  });
}
