import type { Output, Parsed } from '#contract/api.ts';
import type { Range } from '#core/enrichment.ts';
import { writtenPlace } from '#core/place.ts';
import type { PostingView } from '#core/posting-view.ts';
import { type TermFacts, termFacts } from '#core/terms.ts';
import { byteOrderMark, csvLines, csvMimeType } from '../csv.ts';
import type { Database } from '../engine/open.ts';
import { read } from '../engine/transaction.ts';
import { readPostings } from '../store/posting-rows.ts';
import { postingFilter } from './filter.ts';
import { lastSeq } from './list.ts';
import { findMatches } from './matches.ts';
import { readViews } from './search.ts';

/**
 * One part of an export, in the filter's order: its start, the postings after `offset`, or its end.
 * The joined parts are the file. Throws `unknown_company`.
 */
export async function exportPostings(
  db: Database,
  asked: Parsed<'postings.export'>,
): Promise<Output<'postings.export'>> {
  const { offset, limit, format } = asked;
  const row: ExportFormat = exportFormats[format];
  const upTo = asked.upTo ?? (await lastSeq(db));
  const filter = await postingFilter(db, asked.filter, { upTo });
  // One more than needed shows whether more follow.
  const { seqs } = await findMatches(db, filter, asked.filter, { limit: limit + 1, offset });
  const views = await withTerms(db, await readViews(db, seqs.slice(0, limit)));
  const isLast = seqs.length <= limit;
  const items = views.map(row.item).join(row.between);
  const start = offset === 0 ? beginning(row, items, isLast) : row.between;
  return {
    fileName: `rolewatch-openings-${db.now().toISOString().slice(0, 10)}.${format}`,
    mimeType: row.mimeType,
    content: `${views.length > 0 || offset === 0 ? start : ''}${items}${isLast ? row.tail : ''}`,
    postings: Math.min(seqs.length, limit),
    isLast,
    upTo,
  };
}

/** A posting with the terms that its text states, as the last columns. */
type Exported = PostingView & TermFacts;

async function withTerms(
  db: Database,
  views: readonly PostingView[],
): Promise<readonly Exported[]> {
  const ids = views.map(({ id }) => id);
  const stored = await read(db, (prisma) => readPostings(prisma, ids, { withText: false }));
  const terms = new Map(
    stored.map(({ id, enrichment }) => [
      id,
      Object.fromEntries(termFacts.map((name) => [name, enrichment[name]])) as TermFacts,
    ]),
  );
  return views.flatMap((view) => {
    const own = terms.get(view.id);
    return own === undefined ? [] : [{ ...view, ...own }];
  });
}

/** Later parts are unknown yet and may need the mark. */
function beginning({ head, isForSpreadsheets }: ExportFormat, items: string, isLast: boolean) {
  if (!isForSpreadsheets) return head;
  return `${isLast ? byteOrderMark(items) : '\ufeff'}${head}`;
}

/** The start of an export, each posting, the separator and the end. */
type ExportFormat = {
  readonly mimeType: string;
  readonly head: string;
  readonly item: (posting: Exported) => string;
  readonly between: string;
  readonly tail: string;
  /** Spreadsheets read a file without a byte order mark in the system's old charset. */
  readonly isForSpreadsheets: boolean;
};

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
  'score',
  'descriptionText',
  ...termFacts,
] as const;

/** THE TABLE of export formats. */
const exportFormats = {
  csv: {
    mimeType: csvMimeType,
    head: csvLines([columns]),
    item: (posting) => csvLines([csvCells(posting)]),
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

const csvCells = (posting: Exported): readonly (string | number | null)[] => [
  posting.id,
  posting.company,
  posting.title,
  posting.locations.map(writtenPlace).join('; '),
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
  posting.score,
  posting.descriptionText,
  ...termFacts.map((name) => termCell(posting[name])),
];

/** "3-5", "10+" for ten or more, "0-25" for up to 25; "yes" for a range without ends. */
function termCell(value: TermFacts[keyof TermFacts]): string | null {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return 'min' in value ? rangeCell(value) : value.join('; ');
}

function rangeCell({ min, max }: Range): string {
  if (min === null && max === null) return 'yes';
  // A cell that began with a minus would be escaped, as a formula is.
  if (max === null) return `${min}+`;
  return min === max ? `${min}` : `${min ?? 0}-${max}`;
}

function markdown(posting: PostingView): string {
  const title = markdownWords(posting.title);
  const facts = [
    posting.company,
    posting.locations.map(writtenPlace).join('; '),
    posting.workplace,
    posting.postedAt?.slice(0, 10),
  ];
  const shown = facts.filter((fact) => fact !== undefined && fact !== null && fact !== '');
  const heading = posting.url === null ? title : `[${title}](${markdownTarget(posting.url)})`;
  const text = markdownText(posting.descriptionText);
  return `## ${heading}\n\n${markdownLine(shown.join(' · '))}\n\n${text}\n`;
}

/** A line of plain text that Markdown (CommonMark, GFM) shows unchanged anywhere in a line. */
export const markdownWords = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_~[\]|]|<(?=[a-z!/?])|&(?=#?\w+;)|(?<=\s)#+$/gi, '\\$&');

export const markdownLine = (text: string): string =>
  markdownWords(text)
    .replace(/^(?:#{1,6}(?=\s|$)|[-+>=])/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');

/** Plain text of several lines, which stay lines; lines with a bullet become a list. */
export function markdownText(text: string): string {
  let before: 'none' | 'line' | 'item' = 'none';
  let written = '';
  for (const line of text.split('\n')) {
    const kind = line.trim() === '' ? 'none' : line.startsWith(bullet) ? 'item' : 'line';
    if (kind !== 'none') written += `${betweenLines[before][kind]}${asMarkdown[kind](line)}`;
    else if (before !== 'none') written += '\n\n';
    before = kind;
  }
  return written.trim();
}

const bullet = '• ';

const asMarkdown = {
  line: markdownLine,
  item: (line: string) => `- ${markdownLine(line.slice(bullet.length))}`,
} as const;

/** Without these, a line would join the item or line before it. */
const betweenLines = {
  none: { line: '', item: '' },
  line: { line: '\\\n', item: '\n\n' },
  item: { line: '\n\n', item: '\n' },
} as const;

/** The target of a link, in angle brackets; escapes the characters that would end it. */
export const markdownTarget = (url: string): string =>
  `<${url.replace(/[\s<>\\]/g, encodeURIComponent)}>`;
