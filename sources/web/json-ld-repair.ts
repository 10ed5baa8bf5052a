import { decodeEntities } from '../entities.ts';

/**
 * Parses a JSON-LD block as sites write it: strict JSON, else after common repairs (comments and
 * CDATA around it, entities for quotes, raw line breaks in strings, invalid escapes, trailing
 * commas). Undefined if it stays unreadable.
 */
export function parseJsonLd(block: string): unknown {
  const text = unwrap(block);
  if (text === '') return undefined;
  const strict = parse(text);
  if (strict !== undefined) return strict;
  const decoded = /^[{[\s]*&(quot|#34|#x22);/i.test(text) ? decodeEntities(text) : text;
  return parse(decoded) ?? parse(repair(decoded));
}

/** Removes CDATA and the comments that once hid scripts from old browsers. */
function unwrap(block: string): string {
  return block
    .replace(/^\s*(?:\/\/\s*|\/\*\s*)?(?:<!--|<!\[CDATA\[)(?:\s*\*\/)?/, '')
    .trimEnd()
    .replace(/(?:\/\/\s*|\/\*\s*)?(?:-->|\]\]>)(?:\s*\*\/)?\s*;?$/, '')
    .replace(/^\ufeff/, '')
    .trim()
    .replace(/;$/, '');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Expected of broken blocks: the caller repairs the text, or does without it.
    return undefined;
  }
}

/**
 * A string literal; a comment; a comma before a closing bracket. Other text stays. An unclosed one
 * runs to the end, so that it is searched for only once.
 */
const token =
  /"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|\\?$)|\/\*(?:[\s\S]*?\*\/|[\s\S]*$)|\/\/[^\n]*|,(?=\s*[}\]])/g;

function repair(text: string): string {
  return text.replace(token, (piece) => (piece.startsWith('"') ? repairString(piece) : ''));
}

const escaped: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function repairString(literal: string): string {
  return (
    literal
      // An invalid escape, such as \' or \x, stands for its character.
      .replace(/\\(?:u[\da-fA-F]{4}|["\\/bfnrtu]|([\s\S]))/g, validEscape)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the fault.
      .replace(/[\u0000-\u001f]/g, (control) => escaped[control] ?? ' ')
  );
}

function validEscape(sequence: string, invalid: string | undefined): string {
  if (invalid !== undefined) return invalid;
  return /^\\u(?![\da-f]{4})/i.test(sequence) ? 'u' : sequence;
}
