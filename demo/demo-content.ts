import { z } from 'zod';
import { type BoardKind, boardKinds } from './boards.ts';
import companyRows from './data/companies.json' with { type: 'json' };
import currencyRows from './data/currencies.json' with { type: 'json' };
import oddRows from './data/odd-postings.json' with { type: 'json' };
import placeRows from './data/places.json' with { type: 'json' };
import business from './data/roles/business.json' with { type: 'json' };
import care from './data/roles/care.json' with { type: 'json' };
import commercial from './data/roles/commercial.json' with { type: 'json' };
import data from './data/roles/data.json' with { type: 'json' };
import hardware from './data/roles/hardware.json' with { type: 'json' };
import product from './data/roles/product.json' with { type: 'json' };
import software from './data/roles/software.json' with { type: 'json' };
import warehouse from './data/roles/warehouse.json' with { type: 'json' };

const words = z.array(z.string()).min(1);
const payRange = z.tuple([z.number(), z.number()]);

/** A kind of work: its tasks and requirements. */
const Role = z.strictObject({
  title: z.string(),
  department: z.string(),
  ladder: z.enum(['technical', 'specialist', 'trade', 'single']),
  /** Years required, if the career ladder does not say. */
  years: z.number().optional(),
  /** Thousands of euros a year, halfway up the ladder; or euros an hour. */
  pay: payRange.optional(),
  hourly: payRange.optional(),
  contracts: z
    .array(z.enum(['full_time', 'part_time', 'contract', 'temporary', 'internship']))
    .default(['full_time']),
  isOnsite: z.boolean().default(false),
  /** Each opening names one of these, and some of the others. */
  main: words,
  skills: words,
  duties: words,
  asks: words,
  education: z.string().optional(),
});
export type Role = z.infer<typeof Role>;

const rows = { business, care, commercial, data, hardware, product, software, warehouse };
const roles = z.record(z.string(), z.array(Role)).parse(rows);

const CompanyRow = z.strictObject({
  name: z.string(),
  kind: z.custom<BoardKind>((kind) => boardKinds.some((known) => known === kind)),
  slug: z.string(),
  /** A careers site in front of the board. */
  careersHost: z.string().optional(),
  fault: z.enum(['error', 'challenge', 'cut', 'slow', 'rate_limit']).optional(),
  openings: z.number().int(),
  about: z.string(),
  fields: words,
  teams: words,
  places: words,
  remoteShare: z.number(),
});
export type CompanyRow = z.infer<typeof CompanyRow>;

export const companies: readonly CompanyRow[] = z.array(CompanyRow).parse(companyRows);

/** An unusual opening: number `n` of a company. */
const OddPosting = z.strictObject({
  company: z.string(),
  n: z.number().int(),
  role: z.string(),
  place: z.string(),
  title: z.string(),
  html: z.string().default(''),
  /** Annexes are added until the text reaches this size. */
  annexBytes: z.number().default(0),
});
export type OddPosting = z.infer<typeof OddPosting>;

/** Openings that show how the app handles unusual ones. */
export const oddPostings: readonly OddPosting[] = z.array(OddPosting).parse(oddRows);

const Office = z
  .tuple([z.string(), z.string(), z.string(), z.string()])
  .transform(([region, country, countryCode, currency]) => ({
    region,
    country,
    countryCode,
    currency,
  }));
const offices = z.record(z.string(), Office).parse(placeRows);

const Currency = z.strictObject({
  sign: z.string(),
  /** Multiplies pay in euros, for prices and customs. */
  rate: z.number(),
  /** Steps that yearly and hourly amounts are rounded to. */
  yearStep: z.number(),
  hourStep: z.number(),
});
export type Currency = z.infer<typeof Currency>;
const currencies = z.record(z.string(), Currency).parse(currencyRows);

/** The kinds of work in these fields, such as `software`. */
export const rolesOf = (fields: readonly string[]): readonly Role[] =>
  fields.flatMap((field) => rowOf(roles, field));

export const officeIn = (city: string) => ({ city, ...rowOf(offices, city) });

export const currencyOf = (code: string): Currency => rowOf(currencies, code);

function rowOf<T>(table: Readonly<Record<string, T>>, name: string): T {
  const row = table[name];
  if (row === undefined) throw new Error(`the demo has no ${name}`);
  return row;
}
