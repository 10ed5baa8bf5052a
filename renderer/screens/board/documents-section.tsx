import { ActionIcon, Anchor, Button, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Application } from '#renderer/model.ts';
import { addDocument, openDocument, removeDocument } from '#renderer/store/application-actions.ts';
import { boardStrings } from '#renderer/strings/board.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import { Age } from '#renderer/ui/age.tsx';
import { FilesButton } from '#renderer/ui/files-button.tsx';
import classes from './card-detail.module.css';
import { DetailSection } from './detail-section.tsx';

const words = boardStrings.documents;

/** Files kept with an opening: the CV as it was sent, a letter, a task. */
export function DocumentsSection({
  application: { postingId, documents },
}: {
  readonly application: Application;
}) {
  const add = async (files: readonly File[]): Promise<void> => {
    for (const file of files) await addDocument(postingId, file);
  };
  return (
    <DetailSection
      title={words.label}
      aside={
        <FilesButton isMultiple onFiles={(files) => void add(files)}>
          {(props) => (
            <Button {...props} variant="subtle" color="gray" size="compact-xs">
              {words.add}
            </Button>
          )}
        </FilesButton>
      }
    >
      {documents.length > 0 && (
        <ul className={classes.rows}>
          {documents.map((document) => (
            <li key={document.id} className={classes.row}>
              <span className={classes.rowText}>
                <Anchor
                  component="button"
                  type="button"
                  ta="start"
                  dir="auto"
                  onClick={() => void openDocument(document)}
                >
                  {document.name}
                </Anchor>
                <span className={classes.quiet}>
                  {words.size(document.sizeBytes / 1_048_576)} · <Age at={document.addedAt} />
                </span>
              </span>
              <Tooltip label={everywhere.remove}>
                <ActionIcon
                  size="sm"
                  aria-label={words.remove(document.name)}
                  onClick={() => void removeDocument(postingId, document)}
                >
                  <IconX size={14} stroke={1.6} aria-hidden />
                </ActionIcon>
              </Tooltip>
            </li>
          ))}
        </ul>
      )}
    </DetailSection>
  );
}
