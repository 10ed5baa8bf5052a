import { Textarea } from '@mantine/core';
import { useId } from 'react';
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

/** OPML, XML or JSON: understood as a whole or not at all. */
const isDocument = (text: string): boolean => /^\s*(<\?xml|<opml|\[\s*["{]|\{\s*")/i.test(text);
