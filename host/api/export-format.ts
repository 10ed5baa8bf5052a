import { stringify } from 'csv-stringify/sync';
import type { PostingView } from '#core/posting-view.ts';
import { markdownLine, markdownTarget, markdownText, markdownWords } from './markdown-text.ts';

/** How an export begins, what each posting becomes, what stands between two, and how it ends. */
export type ExportFormat = {
  readonly mimeType: string;
  readonly head: string;
  readonly item: (posting: PostingView) => string;
  readonly between: string;
  readonly tail: string;
  /** Whether spreadsheets open it, which take a file without a mark for the system's old charset. */
  readonly isForSpreadsheets: boolean;
};

/**
 * What a file begins with so that a spreadsheet reads it as UTF-8: a byte order mark where `text`
 * holds more than ASCII, else nothing.
 */
export const byteOrderMark = (text: string): string => (/[^\0-\x7f]/.test(text) ? '\ufeff' : '');

const columns = [
  'id',
  'company',
  'title',
  'locations',
  'workplace',
  'department',
  'employmentType',
  'seniority',
  'salaryMin',
  'salaryMax',
  'salaryCurrency',
  'salaryPeriod',
  'skills',
  'url',
  'applyUrl',
  'postedAt',
  'firstSeenAt',
  'closedAt',
  'descriptionText',
] as const;

/** THE TABLE of export formats. */
export const exportFormats = {
  csv: {
    mimeType: 'text/csv; charset=utf-8',
    head: csvLine(columns),
    item: (posting) => csvLine(csvCells(posting)),
    between: '',
    tail: '',
    isForSpreadsheets: true,
  },
  json: {
    mimeType: 'application/json',
    head: '[\n',
    item: (posting) => JSON.stringify(posting),
    between: ',\n',
    tail: '\n]\n',
    isForSpreadsheets: false,
  },
  jsonl: {
    mimeType: 'application/x-ndjson',
    head: '',
    item: (posting) => `${JSON.stringify(posting)}\n`,
    between: '',
    tail: '',
    isForSpreadsheets: false,
  },
  md: {
    mimeType: 'text/markdown; charset=utf-8',
    head: '# Openings\n\n',
    item: markdown,
    between: '\n',
    tail: '',
    isForSpreadsheets: false,
  },
} satisfies Readonly<Record<string, ExportFormat>>;

/** RFC 4180; what a spreadsheet would take for a formula is made text. */
function csvLine(cells: readonly (string | number | null)[]): string {
  return stringify([[...cells]], { escape_formulas: true, record_delimiter: '\r\n' });
}

const csvCells = (posting: PostingView): readonly (string | number | null)[] => [
  posting.id,
  posting.company,
  posting.title,
  posting.locations.map(({ text }) => text).join('; '),
  posting.workplace,
  posting.department,
  posting.employmentType,
  posting.seniority,
  posting.salary?.min ?? null,
  posting.salary?.max ?? null,
  posting.salary?.currency ?? null,
  posting.salary?.period ?? null,
  posting.skills.join('; '),
  posting.url,
  posting.applyUrl,
  posting.postedAt,
  posting.firstSeenAt,
  posting.closedAt,
  posting.descriptionText,
];

function markdown(posting: PostingView): string {
  const title = markdownWords(posting.title);
  const facts = [
    posting.company,
    posting.locations.map(({ text }) => text).join('; '),
    posting.workplace,
    posting.postedAt?.slice(0, 10),
  ];
  const shown = facts.filter((fact) => fact !== undefined && fact !== null && fact !== '');
  const heading = posting.url === null ? title : `[${title}](${markdownTarget(posting.url)})`;
  const text = markdownText(posting.descriptionText);
  return `## ${heading}\n\n${markdownLine(shown.join(' · '))}\n\n${text}\n`;
}
