export type Found<T> = { readonly value: T; readonly quote: string };

export type Span = { readonly start: number; readonly end: number };

/**
 * The sentence around a place in the text: up to the line's end or a full stop, at most `reach`
 * characters to either side.
 */
export function sentenceAt(text: string, start: number, end: number, reach = defaultReach): Span {
  const floor = Math.max(0, start - reach);
  const ceiling = Math.min(text.length, end + reach);
  let from = start;
  while (from > floor && !endsSentence(text, from - 1)) from -= 1;
  let to = end;
  while (to < ceiling && text[to] !== '\n' && !endsSentence(text, to)) to += 1;
  if (to < ceiling && text[to] !== '\n') to += 1;
  return trimSpan(text, from, to, { start, end });
}

export function quoteAt(text: string, start: number, end: number): string {
  const span = sentenceAt(text, start, end);
  return text.slice(span.start, span.end);
}

const defaultReach = 160;

function endsSentence(text: string, at: number): boolean {
  const char = text[at];
  if (char === '\n' || char === '•' || char === '。') return true;
  if (char !== '.' && char !== '!' && char !== '?') return false;
  const next = text[at + 1];
  return isBlank(next) && !isAbbreviation(text, at);
}

/** "e.g. ", "Sr. ", "U.S. ", "min. " and "kr. " end no sentence. */
const isAbbreviation = (text: string, at: number): boolean =>
  text[at] === '.' &&
  /(?:^|[^\p{L}])(?:\p{L}|[SJ]r|min|max|mind|ca|approx|incl|etc|kr|pr|mtl|Rs|Rp|S?Fr|[Kk]at|[Kk]l|cat|[tT]sd|tis|tys|тыс|zzgl|inkl|yrs?)$/u.test(
    text.slice(Math.max(0, at - 8), at),
  );

/** Cuts half words and blanks off both ends, never into `keep`. */
function trimSpan(text: string, from: number, to: number, keep: Span): Span {
  let start = from;
  let end = to;
  if (isInsideWord(text, start)) while (start < keep.start && !isBlank(text[start])) start += 1;
  if (isInsideWord(text, end)) while (end > keep.end && !isBlank(text[end - 1])) end -= 1;
  while (start < keep.start && isEdge(text[start])) start += 1;
  while (end > keep.end && isBlank(text[end - 1])) end -= 1;
  return { start, end };
}

const isInsideWord = (text: string, at: number): boolean =>
  at > 0 &&
  at < text.length &&
  !isBlank(text[at - 1]) &&
  !isBlank(text[at]) &&
  !endsSentence(text, at - 1);

const isBlank = (char: string | undefined): boolean => char === undefined || /\s/.test(char);

const isEdge = (char: string | undefined): boolean => isBlank(char) || /[-–•*·▪]/.test(char ?? '');
