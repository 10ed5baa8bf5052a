import { Group, SegmentedControl, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Application } from '#renderer/model.ts';
import { saveNotes } from '#renderer/store/application-actions.ts';
import { boardStrings } from '#renderer/strings/board.ts';
import { DetailSection } from './detail-section.tsx';
import { NotesText } from './notes-text.tsx';
import { SaveMark } from './save-mark.tsx';
import { useAutosave } from './use-autosave.ts';

const words = boardStrings.notes;

/** Notes in Markdown, to write or to read. */
export function NotesSection({
  application: { postingId, notes },
}: {
  readonly application: Application;
}) {
  const [isWriting, setIsWriting] = useState(notes === '');
  const { text, state, type, flush } = useAutosave(notes, (next) => saveNotes(postingId, next));
  return (
    <DetailSection
      title={words.label}
      aside={
        <Group gap="sm" wrap="nowrap">
          <SaveMark state={state} />
          <SegmentedControl
            size="xs"
            aria-label={words.mode}
            value={isWriting ? 'write' : 'read'}
            onChange={(mode) => setIsWriting(mode === 'write')}
            data={[
              { value: 'write', label: words.write },
              { value: 'read', label: words.read },
            ]}
          />
        </Group>
      }
    >
      {isWriting && (
        <Textarea
          aria-label={words.label}
          placeholder={words.placeholder}
          autosize
          minRows={4}
          maxRows={24}
          maxLength={100_000}
          value={text}
          dir="auto"
          onChange={({ currentTarget }) => type(currentTarget.value)}
          onBlur={flush}
        />
      )}
      {!isWriting && text.trim() === '' && <Text c="dimmed">{words.empty}</Text>}
      {!isWriting && text.trim() !== '' && <NotesText markdown={text} />}
    </DetailSection>
  );
}
