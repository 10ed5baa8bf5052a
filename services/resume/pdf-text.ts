import { getDocumentProxy } from 'unpdf';
import { AppError } from '#core/errors.ts';
import { pageLines, type TextPiece } from './page-lines.ts';

/** A longer CV lists publications there. */
const mostPages = 40;

export type ReadText = {
  readonly text: string;
  /** Only the beginning was read. */
  readonly isCut: boolean;
};

/**
 * The text of a PDF, its first 40 pages. Scripts, forms and attachments are ignored. Throws
 * `resume_encrypted`, `resume_is_scan` and `resume_damaged`.
 */
export async function pdfText(file: Uint8Array): Promise<ReadText> {
  try {
    // pdf.js takes the bytes over: it gets its own.
    const pdf = await getDocumentProxy(new Uint8Array(file), { verbosity: 0 });
    const pages: string[] = [];
    for (let page = 1; page <= Math.min(pdf.numPages, mostPages); page += 1) {
      const { items } = await (await pdf.getPage(page)).getTextContent();
      pages.push(pageLines(items.flatMap(toPiece)));
    }
    const text = pages.join('\n\n').normalize('NFKC').trim();
    if (text === '') throw new AppError('resume_is_scan', {});
    return { text, isCut: pdf.numPages > mostPages };
  } catch (error) {
    if (error instanceof AppError) throw error;
    const name = error instanceof Error ? error.name : '';
    // Its message may quote the document.
    throw new AppError(name === 'PasswordException' ? 'resume_encrypted' : 'resume_damaged', {});
  }
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>;
type Item = Awaited<ReturnType<Page['getTextContent']>>['items'][number];

/** Text that runs upwards at a margin belongs to no line. */
function toPiece(item: Item): readonly TextPiece[] {
  if (!('str' in item)) return [];
  const { str, transform, width, height } = item;
  const [, slope = 0, , scale = 0, x = 0, y = 0] = transform as readonly number[];
  if (Math.abs(slope) > Math.abs(scale) * 0.5 && slope !== 0) return [];
  return [{ text: str, x, y, width, height: height || Math.abs(scale) }];
}
