import { Group, SegmentedControl, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import Markdown, { type Components } from 'react-markdown';
import type { Application } from '#renderer/model.ts';
import { saveNotes } from '#renderer/store/application-actions.ts';
import { boardStrings } from '#renderer/strings/board.ts';
import { useAutosave } from './autosaver.ts';
import { DetailSection, SaveMark } from './detail-section.tsx';
import notesTextClasses from './notes-text.module.css';

const words = boardStrings.notes;

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

/** Shows HTML as text and loads no pictures. */
function NotesText({ markdown }: { readonly markdown: string }) {
  return (
    <div className={notesTextClasses.root} dir="auto">
      <Markdown disallowedElements={['img']} components={components}>
        {markdown}
      </Markdown>
    </div>
  );
}

/** Headings rank below those of the panel; links open outside the page. */
const components: Components = {
  h1: 'h4',
  h2: 'h4',
  h3: 'h5',
  h4: 'h5',
  h5: 'h6',
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  ),
};
