import type { RawPosting } from '#core/posting.ts';
import { skillName } from '../llm/known-names.ts';
import { judgeList, judgeOne, type Verdict } from './judge.ts';
import type { Label } from './label.ts';
import type { Reading } from './reading.ts';
import { hasSameFigures, isSamePay, isSamePlace, isSameRange, judgePay } from './same.ts';

/** One posting with its label, and a reading of it. */
export type Case = {
  readonly posting: RawPosting;
  readonly label: Label;
  readonly reading: Reading;
};

export type Field = {
  readonly title: string;
  /** The F1 to reach on recorded postings; null without an aim. */
  readonly aim: number | null;
  /** The key of the words that a provider gives as evidence. */
  readonly evidence: string;
  /** Null if the field does not apply to the posting, or the reader does not read it. */
  judge(of: Case): Verdict | null;
};

const workplace = one('workplace', { title: 'Workplace', aim: 0.95 });

const employmentType: Field = {
  title: 'Employment type',
  aim: 0.96,
  evidence: 'employmentType',
  judge: ({ label, reading: { employmentTypes } }) =>
    employmentTypes === undefined
      ? null
      : // A person who looks for any kind on offer should find the posting.
        judgeOne({
          said: employmentTypes[0] ?? null,
          right: label.employmentTypes[0] ?? null,
          accept: [...label.employmentTypes, ...(label.accept.employmentTypes ?? [])],
        }),
};

const salary: Field = {
  title: 'Base salary',
  aim: 0.97,
  evidence: 'salary',
  judge: (of) => judgePay(of, isSamePay),
};

/** THE TABLE of scored fields. */
const rows = {
  workplace,
  workplaceFromText: withoutField(workplace, 'workplace', 0.85),
  remoteRegions: list('remoteRegions', { title: 'Remote regions', aim: 0.85, same: isSameName }),
  locations: list('locations', { title: 'Places', aim: 0.93, same: isSamePlace }),
  employmentType,
  employmentTypeFromText: withoutField(employmentType, 'employmentType', null),
  seniority: one('seniority', { title: 'Seniority', aim: 0.93 }),
  jobFamily: one('jobFamily', { title: 'Job family', aim: null }),
  salary,
  salaryFromText: withoutField(salary, 'salary', null),
  salaryFigures: {
    title: 'Base salary: figures',
    aim: null,
    evidence: 'salary',
    judge: (of) => judgePay(of, hasSameFigures),
  },
  experienceYears: one('experienceYears', {
    title: 'Years of experience',
    aim: 0.93,
    same: isSameRange,
  }),
  education: one('education', { title: 'Education', aim: 0.88 }),
  languages: {
    title: 'Languages',
    aim: 0.93,
    evidence: 'languages',
    judge: ({ label, reading: { languages } }) =>
      languages === undefined
        ? null
        : judgeList({
            said: languages.map(languageName),
            right: label.languages.filter(({ wished }) => !wished).map(languageOf),
            accept: [
              ...label.languages.filter(({ wished }) => wished).map(languageOf),
              ...namesIn(label.accept.languages).map(languageName),
            ],
            same: Object.is,
          }),
  },
  skills: {
    title: 'Skills',
    aim: 0.85,
    evidence: 'skills',
    judge: ({ label, reading: { skills } }) =>
      skills === undefined
        ? null
        : judgeList({
            said: skillKeys(skills),
            right: skillKeys([...label.skills.required, ...label.skills.wished]),
            accept: skillKeys(namesIn(label.accept.skills)),
            same: Object.is,
          }),
  },
  visaSponsorship: one('visaSponsorship', { title: 'Visa sponsorship', aim: null }),
  benefits: list('benefits', { title: 'Benefits', aim: null, same: isSameName }),
  rightToWork: one('rightToWork', { title: 'Right to work', aim: null }),
  clearance: one('clearance', { title: 'Security clearance', aim: null }),
  citizenship: list('citizenship', { title: 'Citizenship', aim: null, same: isSameName }),
  travel: one('travel', { title: 'Travel', aim: null, same: isSameRange }),
  officeDays: one('officeDays', { title: 'Office days', aim: null, same: isSameRange }),
  shifts: list('shifts', { title: 'Shifts', aim: null, same: Object.is }),
  weeklyHours: one('weeklyHours', { title: 'Weekly hours', aim: null, same: isSameRange }),
  contractMonths: one('contractMonths', {
    title: 'Contract length',
    aim: null,
    same: isSameRange,
  }),
  startDate: one('startDate', { title: 'Start date', aim: null }),
  deadline: one('deadline', { title: 'Application deadline', aim: null }),
  licences: list('licences', { title: 'Licences', aim: null, same: isSameName }),
  peopleLed: one('peopleLed', { title: 'People led', aim: null, same: isSameRange }),
  timeZones: list('timeZones', { title: 'Time zones', aim: null, same: isSameName }),
} satisfies Readonly<Record<string, Field>>;

export type FieldName = keyof typeof rows;

export const fields: Readonly<Record<FieldName, Field>> = rows;

export const fieldNames = Object.keys(rows) as readonly FieldName[];

/** The same field on postings whose board has no field for it. */
function withoutField(
  field: Field,
  name: 'workplace' | 'employmentType' | 'salary',
  aim: number | null,
): Field {
  return {
    ...field,
    title: `${field.title} without a field`,
    aim,
    judge: (of) => (of.posting[name] === null ? field.judge(of) : null),
  };
}

type Both = keyof Label & keyof Reading;
type ListName = {
  [K in Both]: NonNullable<Reading[K]> extends readonly unknown[] ? K : never;
}[Both];
type OneName = Exclude<Both, ListName>;
type Item<K extends ListName> = Label[K] extends readonly (infer T)[] ? T : never;
type About<T> = {
  readonly title: string;
  readonly aim: number | null;
  readonly same?: (said: T, right: T) => boolean;
};

/** A fact with one value, by its name in a label. */
function one<K extends OneName>(name: K, about: About<NonNullable<Label[K]>>): Field {
  const { title, aim, same = Object.is } = about;
  return {
    title,
    aim,
    evidence: name,
    judge({ label, reading }) {
      const said = reading[name];
      if (said === undefined) return null;
      const accept = (label.accept[name] ?? []) as readonly (NonNullable<Label[K]> | null)[];
      return judgeOne({
        said: said as NonNullable<Label[K]> | null,
        right: label[name] as NonNullable<Label[K]> | null,
        accept,
        same,
      });
    },
  };
}

/** A list, judged by its items. */
function list<K extends ListName>(name: K, about: Required<About<Item<K>>>): Field {
  const { title, aim, same } = about;
  return {
    title,
    aim,
    evidence: name,
    judge({ label, reading }) {
      const said = reading[name];
      if (said === undefined) return null;
      return judgeList({
        said: said as readonly unknown[] as readonly Item<K>[],
        right: label[name] as readonly unknown[] as readonly Item<K>[],
        accept: (label.accept[name] ?? []) as readonly Item<K>[],
        same,
      });
    },
  };
}

function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

const namesIn = (items: readonly unknown[] = []): readonly string[] =>
  items.filter((item) => typeof item === 'string');

/** Postings say either; the difference is seldom meant. */
const languageName = (name: string): string => (name === 'Mandarin' ? 'Chinese' : name);

const languageOf = ({ name }: Label['languages'][number]): string => languageName(name);

/** Skills by their usual names, each once, without the spelling: "Node.js" is "NodeJS". */
const skillKeys = (names: readonly string[]): readonly string[] => [
  ...new Set(
    names.map((name) => {
      const usual = skillName(name).toLowerCase();
      return usual.replaceAll(/[^\p{L}\p{N}+#]/gu, '') || usual;
    }),
  ),
];
