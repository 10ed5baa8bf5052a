import { Button } from '@mantine/core';
import { addCompaniesStrings as words } from '#renderer/strings/add-companies.ts';
import { Note } from '#renderer/ui/note.tsx';

/** Says that what was pasted is a file, and offers to import it. */
export function DocumentNote({ onImport }: { readonly onImport: () => void }) {
  return (
    <Note
      tone="info"
      role="status"
      title={words.document}
      action={<Button onClick={onImport}>{words.importIt}</Button>}
    >
      {words.documentHint}
    </Note>
  );
}
