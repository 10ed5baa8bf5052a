import mammoth from 'mammoth';
import { AppError } from '#core/errors.ts';
import { htmlToText } from '#sources/html-text.ts';
import { zipEntries } from './zip-entries.ts';

/**
 * The text of a Word document: page headers first, then its body and text boxes. Macros, pictures
 * and deleted text are ignored. Throws `resume_damaged`, `resume_encrypted` and `resume_too_large`.
 */
export async function docxText(file: Buffer): Promise<string> {
  // Unpacked here within a bound first: mammoth has none.
  const entries = zipEntries(file);
  const body = entries.get('word/document.xml');
  if (body === undefined) throw new AppError('resume_damaged', {});
  const headers = [...entries]
    .filter(([name]) => /^word\/header\d*\.xml$/.test(name))
    .map(([, xml]) => runsOf(xml.toString('utf8')));
  const boxes = [...body.toString('utf8').matchAll(/<w:txbxContent>(.*?)<\/w:txbxContent>/gs)].map(
    ([, xml = '']) => runsOf(xml),
  );
  const text = await bodyText(file);
  // A box is written twice, for new and old programs; mammoth reads some of the old ones.
  const unread = [...new Set(boxes)].filter((box) => !text.includes(box.trim()));
  return [...new Set(headers), text, ...unread]
    .map((part) => part.trim())
    .join('\n\n')
    .trim();
}

async function bodyText(file: Buffer): Promise<string> {
  try {
    // `extractRawText` would join lines that a line break parts.
    const { value } = await mammoth.convertToHtml(
      { buffer: file },
      { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
    );
    return htmlToText(value);
  } catch {
    // Its message may quote the document.
    throw new AppError('resume_damaged', {});
  }
}

/** The text runs of WordprocessingML, a line for each paragraph; deleted text has another tag. */
const runsOf = (xml: string): string =>
  xml
    .replaceAll(/<\/w:p>|<w:br\b[^>]*>/g, '\n')
    .replaceAll(/<w:tab\b[^>]*>/g, '\t')
    .replaceAll(/<w:(?:instrText|delText)\b[^>]*>[^<]*<\/w:(?:instrText|delText)>/g, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name] ?? '')
    .replaceAll(/\n{2,}/g, '\n')
    .trim();

const entities: Readonly<Record<string, string>> = {
  ...{ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' },
};
