import type { Span } from './quote.ts';
import type { Reading } from './reading.ts';
import { sectionAt } from './sections.ts';

const optionalWords =
  /\b(?:a (?:big |huge |strong |definite )?plus|nice[- ]to[- ]have|preferred|preferably|bonus(?: points)?|desirable|desired|advantage(?:ous)?|ideally|not required|von vorteil|wünschenswert|idealerweise|un plus|un atout|idéalement|valorable|deseable|se valorará)(?![\p{L}\p{N}])/u;

/** True if a sentence names a wish ("is a plus", under "Nice to have"), not a requirement. */
export function isOptional(reading: Reading, sentence: Span): boolean {
  return (
    optionalWords.test(reading.lower.slice(sentence.start, sentence.end)) ||
    sectionAt(reading.sections, sentence.start) === 'optional'
  );
}
