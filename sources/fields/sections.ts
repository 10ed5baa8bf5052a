import { escapeHtml } from '../entities.ts';
import { htmlToText } from '../html-text.ts';

/** A part of a description, with the vendor's heading for it. */
export type Section = { readonly title: string | null; readonly html: string };

/** The sections that hold text, each under its heading. */
export const sectionsHtml = (sections: readonly Section[]): string =>
  sections
    .filter(({ html }) => htmlToText(html) !== '')
    .map(({ title, html }) => (title === null ? html : `<h3>${escapeHtml(title)}</h3>${html}`))
    .join('\n');
