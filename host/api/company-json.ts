import { z } from 'zod';
import type { CompanyList, ListedCompany, UnreadableEntry } from './listed-company.ts';

const Entry = z.union([
  z.string().transform((url) => ({ url, name: undefined })),
  z
    .object({
      url: z.string().optional(),
      careers_url: z.string().optional(),
      name: z.string().nullish(),
    })
    .transform(({ url, careers_url, name }) => ({ url: url ?? careers_url ?? '', name })),
]);

/** So much of an entry is shown again. */
const longestShown = 200;

/**
 * The companies in a JSON list: addresses, or objects with `url` (or `careers_url`) and `name`.
 * What is no such list is one unreadable entry, at the line where that shows.
 */
export function companiesInJson(text: string): CompanyList {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.trim());
  } catch {
    return refused(text, brokenLine(text), 'it is not valid JSON');
  }
  if (!Array.isArray(parsed)) return refused(text, 1, 'it is not a list, which stands in [ ]');
  const companies: ListedCompany[] = [];
  const unreadable: UnreadableEntry[] = [];
  for (const [i, each] of parsed.entries()) {
    const { data } = Entry.safeParse(each);
    const line = i + 1;
    if (data !== undefined && data.url.trim() !== '') {
      companies.push({ url: data.url, name: data.name?.trim() || null, line });
    } else {
      const shown = JSON.stringify(each).slice(0, longestShown);
      unreadable.push({ line, where: `Entry ${line}`, text: shown, reason: 'it names no address' });
    }
  }
  return { companies, unreadable };
}

function refused(text: string, line: number, reason: string): CompanyList {
  const shown = (text.split('\n')[line - 1] ?? '').trim().slice(0, longestShown);
  return { companies: [], unreadable: [{ line, where: `Line ${line}`, text: shown, reason }] };
}

/** The first line up to which it cannot be the beginning of any JSON; the last where it breaks off. */
function brokenLine(text: string): number {
  const lines = text.split('\n');
  let first = 1;
  let last = lines.length;
  while (first < last) {
    const middle = Math.floor((first + last) / 2);
    if (isBroken(lines.slice(0, middle).join('\n').trim())) last = middle;
    else first = middle + 1;
  }
  return first;
}

/** False also for JSON that is only cut off: the engine then complains of its end. */
function isBroken(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    const said = String(error);
    const at = /at position (\d+)/.exec(said)?.[1];
    return !/end of JSON input|Unterminated string/.test(said) && Number(at) !== text.length;
  }
}
