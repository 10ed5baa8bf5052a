import { isRead } from '#renderer/known.ts';
import type { CompanyView } from '#renderer/model.ts';
import { companyStrings } from '#renderer/strings/companies.ts';

/**
 * The companies as CSV (RFC 4180), to be read by a spreadsheet or imported again. It begins with a
 * byte order mark where it holds more than ASCII: without one spreadsheets take another charset.
 */
export function companiesCsv(companies: readonly CompanyView[]): string {
  const rows = companies.map((company) => [
    company.name,
    company.url,
    company.source ?? '',
    isRead(company) || company.means !== null ? String(company.openPostings) : '',
    isRead(company) ? String(company.newPostings) : '',
    company.health,
    String(company.isPaused),
    company.lastCheckedAt ?? '',
    company.addedAt,
    company.lastError?.message ?? '',
  ]);
  const text = [companyStrings.csvHeader, ...rows]
    .map((cells) => `${cells.map(cell).join(',')}\r\n`)
    .join('');
  return /[^\0-\x7f]/.test(text) ? `\ufeff${text}` : text;
}

/** A cell that begins like a formula is kept from being one. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
