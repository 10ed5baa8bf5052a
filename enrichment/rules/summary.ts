import type { Found, Span } from './quote.ts';
import type { Reading } from './reading.ts';
import { sectionAt } from './sections.ts';

/**
 * Two lines that say most about the job, each a verbatim sentence of the posting (a long one ends
 * in an ellipsis). Skips company praise, benefits and legal notes.
 */
export function summarize(reading: Reading): Found<string> | null {
  const ranked = sentencesOf(reading)
    .map((span) => ({ span, score: informativeness(reading, span) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || a.span.start - b.span.start);
  const best: Span[] = [];
  for (const { span } of ranked) {
    if (best.length === 2) break;
    if (!saysNothing(reading, span)) best.push(span);
  }
  const [first, second] = best.toSorted((a, b) => a.start - b.start);
  if (first === undefined) return null;
  const lines = second === undefined ? [first] : [first, second];
  return {
    value: lines.map((span) => shorten(reading.text.slice(span.start, span.end))).join('\n'),
    quote: reading.text.slice(first.start, first.end),
  };
}

const shortest = 45;
const longest = 320;
/** Characters to search: postings describe the job near the top. */
const searched = 8_000;
const longestLine = 220;

function sentencesOf({ text, title }: Reading): readonly Span[] {
  const spans: Span[] = [];
  const limit = Math.min(text.length, title.length + searched);
  let start = title.length + 1;
  for (let at = start; at <= limit; at += 1) {
    const code = at === limit ? newLine : text.charCodeAt(at);
    const ends = code === newLine || (isStop(code) && isUpperAfterSpace(text, at + 1));
    if (!ends) continue;
    const span = trimmed(text, start, code === newLine ? at : at + 1);
    const length = span.end - span.start;
    if (length >= shortest && length <= longest) spans.push(span);
    start = at + 1;
  }
  return spans;
}

const newLine = 10;
const isStop = (code: number): boolean =>
  code === 46 || code === 33 || code === 63 || code === 0x3002;

const isUpperAfterSpace = (text: string, at: number): boolean =>
  text[at] === ' ' && /\p{Lu}/u.test(text[at + 1] ?? '');

function trimmed(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && /[\s\-–•*·▪]/.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return { start, end };
}

const aboutTheJob =
  /^(?:as (?:an?|our|the)\b|you['’]?(?:ll| will|r (?:mission|role|job))|in this (?:role|position)|we(?:['’]re| are) (?:looking|seeking|hiring|searching)|this (?:role|position|job)|the (?:role|ideal|successful)|reporting to|we (?:seek|need)|join (?:us|our)|als |du |sie |deine |wir suchen|vous |tu |nous recherchons|en tant que|buscamos|serás|como )/;
const duty =
  /^(?:build|design|develop|lead|own|manage|drive|create|implement|deliver|support|maintain|partner|collaborate|conduct|write|define|plan|coordinate|analy[sz]e|ship|architect|oversee|execute)\b/;
const empty =
  /equal[- ]opportunity|regardless of|discriminat|accommodat|founded|our mission|mission is|millions of|leading (?:provider|platform|company)|headquarter|benefits|401|insurance|salary|compensation|cookie|privacy|apply (?:now|today)|applicants|interview|veteran|gender|https?:|we believe|our values|our culture|visit us|\?$|:$/;

/** Praise, legal notes, and the torn-off end of a sentence. */
const saysNothing = ({ lower, text }: Reading, { start, end }: Span): boolean =>
  empty.test(lower.slice(start, end)) || /^\p{Ll}/u.test(text.slice(start, start + 2));

const sectionWeight: Readonly<Record<string, number>> = {
  role: 3,
  duties: 2,
  required: 1,
  optional: -2,
  company: -4,
  benefits: -6,
  process: -6,
  legal: -8,
};

function informativeness(reading: Reading, span: Span): number {
  const words = reading.lower.slice(span.start, span.end);
  const section = sectionAt(reading.sections, span.start);
  const place = section === null ? 0 : (sectionWeight[section] ?? 0);
  const length = span.end - span.start;
  return (
    place +
    (aboutTheJob.test(words) ? 5 : 0) +
    (duty.test(words) ? 1 : 0) +
    Math.min(2, skillsWithin(reading, span)) +
    (length > 80 && length < 260 ? 1 : 0)
  );
}

const skillsWithin = (reading: Reading, span: Span): number =>
  reading
    .hits('skill')
    .reduce((n, hit) => n + (hit.start >= span.start && hit.end <= span.end ? 1 : 0), 0);

function shorten(sentence: string): string {
  if (sentence.length <= longestLine) return sentence;
  const cut = sentence.lastIndexOf(' ', longestLine - 1);
  return `${sentence.slice(0, cut > 0 ? cut : longestLine - 1)}…`;
}
