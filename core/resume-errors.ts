import { row } from './error-row.ts';

const asText = 'Save it as PDF (with text), DOCX or plain text, or paste its text.';

/** The rows about reading a résumé in the table of errors. No row carries words of a résumé. */
export const resumeErrors = {
  resume_is_scan: row({
    message: 'This PDF holds pictures of pages, and no text',
    hint: 'Export a PDF from the program that wrote it, or paste its text.',
  }),
  resume_encrypted: row({
    message: 'This file is protected by a password',
    hint: 'Save a copy without a password, and import that.',
  }),
  resume_wrong_type: row<{ found: string }>({
    message: (d) => `This is ${d.found}, which can’t be read as a résumé`,
    hint: asText,
  }),
  resume_damaged: row({
    message: 'This file is damaged, or not what its name says',
    hint: asText,
  }),
  resume_too_large: row<{ limit: string }>({
    message: (d) => `This file unpacks to more than ${d.limit}`,
    hint: `It can’t be a résumé as it is. ${asText}`,
  }),
  resume_empty: row({
    message: 'There is no text in it',
    hint: 'Choose another file, or paste the text of your résumé.',
  }),
  resume_too_slow: row<{ limit: string }>({
    message: (d) => `Reading this file took more than ${d.limit}, so it was stopped`,
    hint: asText,
  }),
} as const;
