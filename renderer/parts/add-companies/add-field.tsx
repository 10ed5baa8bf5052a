import { Textarea } from '@mantine/core';
import { useId } from 'react';
import { headingRoles } from '#core/company-columns.ts';
import { addCompaniesStrings as words } from '#renderer/strings/add-companies.ts';
import { Completions } from './completions.tsx';
import { DocumentNote } from './document-note.tsx';
import { setDraft } from './draft.ts';
import classes from './line-list.module.css';
import { LineList } from './line-list.tsx';
import type { AddCompanies } from './use-add-companies.ts';
import { useCompletions } from './use-completions.ts';

/** One field for addresses, names and whole lists, with what was understood of each line. */
export function AddField({
  adding: { text, lines },
  onImport,
}: {
  readonly adding: AddCompanies;
  /** Takes a whole file that was pasted. */
  readonly onImport: (text: string) => void;
}) {
  const listId = useId();
  const completions = useCompletions(text, listId);
  return (
    <div>
      <Completions completions={completions} listId={listId}>
        <Textarea
          data-autofocus
          label={words.hint}
          labelProps={{ fw: 400, mb: 'xs' }}
          placeholder={words.placeholder}
          value={text}
          autosize
          minRows={3}
          maxRows={10}
          spellCheck={false}
          dir="auto"
          {...completions.field}
        />
      </Completions>
      {isDocument(text) ? (
        <div className={classes.document}>
          <DocumentNote
            onImport={() => {
              onImport(text);
              setDraft('');
            }}
          />
        </div>
      ) : (
        <LineList lines={lines} />
      )}
    </div>
  );
}

/** OPML, HTML, JSON, a table with a heading: understood as a whole or not at all. */
function isDocument(text: string): boolean {
  if (/^\s*(<(\?xml|opml|!doctype|html|dl|meta|a)\b|\[\s*["{]|\{\s*")/i.test(text)) return true;
  const [first = '', ...others] = text.trim().split('\n');
  const cells = first
    .replace(/^\||\|$/g, '')
    .split(/[,;\t|]/)
    .map((cell) => cell.replace(/^\s*"|"\s*$/g, ''));
  return cells.length > 1 && others.length > 0 && headingRoles(cells) !== null;
}
