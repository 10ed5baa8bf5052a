import { decodeText } from '#core/decode-text.ts';
import { AppError } from '#core/errors.ts';
import { htmlToText } from '#sources/html-text.ts';
import { docxText } from './docx-text.ts';
import { pdfText, type ReadText } from './pdf-text.ts';

/**
 * The text of a résumé in a file: PDF, Word (DOCX), HTML, Markdown or plain text, told by its bytes
 * and not by its name. Throws `resume_is_scan`, `resume_encrypted`, `resume_wrong_type`,
 * `resume_damaged`, `resume_too_large` and `resume_empty`.
 */
export async function documentText(file: Buffer): Promise<ReadText> {
  const read = await readKind(file);
  if (read.text.trim() === '') throw new AppError('resume_empty', {});
  return read;
}

async function readKind(file: Buffer): Promise<ReadText> {
  const start = file.toString('latin1', 0, 1024);
  if (start.includes('%PDF-')) return await pdfText(file);
  if (start.startsWith('PK\u0003\u0004')) return { text: await docxText(file), isCut: false };
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0')) throw oldOffice(file);
  const other = kinds.find(([beginning]) => start.startsWith(beginning));
  if (other !== undefined) throw new AppError('resume_wrong_type', { found: other[1] });
  const text = decodeText(file);
  if (isBinary(text)) throw new AppError('resume_wrong_type', { found: 'not a document' });
  return {
    text: /^\s*<(?:!doctype|html|body|div|p)\b/i.test(text) ? htmlToText(text) : text,
    isCut: false,
  };
}

/** Files that people mistake for a document, by their first bytes. */
const kinds: readonly (readonly [string, string])[] = [
  ['\u0089PNG', 'a picture'],
  ['\u00ff\u00d8\u00ff', 'a picture'],
  ['GIF8', 'a picture'],
  ['II*\0', 'a picture'],
  ['MM\0*', 'a picture'],
  ['{\\rtf', 'a Rich Text file (RTF)'],
  ['MZ', 'a program'],
  ['\u007fELF', 'a program'],
  ['Rar!', 'an archive'],
  ['7z\u00bc\u00af', 'an archive'],
  ['\u001f\u008b', 'an archive'],
];

/** Word puts a protected DOCX into the container of its old format. */
function oldOffice(file: Buffer): AppError {
  const isProtected = file.includes(Buffer.from('EncryptedPackage', 'utf16le'));
  return isProtected
    ? new AppError('resume_encrypted', {})
    : new AppError('resume_wrong_type', { found: 'an old Word file (DOC)' });
}

function isBinary(text: string): boolean {
  const sample = text.slice(0, 4_000);
  return [...sample].filter(isNotOfText).length > sample.length / 50;
}

/** Control codes except white space, and bytes of no letter. */
function isNotOfText(letter: string): boolean {
  const code = letter.charCodeAt(0);
  return code === 0xfffd || (code < 0x20 && (code < 0x09 || code > 0x0d));
}
