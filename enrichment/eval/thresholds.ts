import { z } from 'zod';
import { type FieldName, fieldNames } from './fields.ts';
import { type SetName, setNames } from './figures.ts';
import type { Scores } from './score.ts';

/** The lowest F1 that the rules may reach, by set and field; `thresholds.json` has them. */
export const Thresholds = z.record(
  z.enum(setNames),
  z.partialRecord(z.enum(fieldNames as [FieldName, ...FieldName[]]), z.number()),
);
export type Thresholds = z.infer<typeof Thresholds>;

/** The fields that fall short, each with its figure. */
export const shortfalls = (limits: Thresholds[SetName], scores: Scores): readonly string[] =>
  fieldNames.flatMap((name) => {
    const limit = limits[name];
    const f1 = scores[name]?.f1 ?? 0;
    return limit === undefined || f1 >= limit ? [] : [`${name}: ${f1.toFixed(3)}, not ${limit}`];
  });

/** Figures count as a limit only on enough values; a few say little. */
const enough = 8;

/** The limits after a measurement: its figures rounded down to hundredths, none lower than before. */
export const raised = (limits: Thresholds[SetName], scores: Scores): Thresholds[SetName] =>
  Object.fromEntries(
    fieldNames.flatMap((name) => {
      const score = scores[name];
      const before = limits[name] ?? 0;
      const now = (score?.stated ?? 0) < enough ? 0 : Math.floor((score?.f1 ?? 0) * 100) / 100;
      const limit = Math.max(before, now);
      return limit === 0 ? [] : [[name, limit]];
    }),
  );
