import { Group, SegmentedControl, Text, Textarea } from '@mantine/core';
import { type MouseEvent, useRef, useState } from 'react';
import Markdown, { type Components } from 'react-markdown';
import type { Application } from '#renderer/model.ts';
import { saveNotes } from '#renderer/store/application-actions.ts';
import { boardStrings } from '#renderer/strings/board.ts';
import { useAutosave } from './autosaver.ts';
import { DetailSection, SaveMark } from './detail-section.tsx';
import { taskOf, toggleTask, withLinks } from './notes-markdown.ts';
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
          autoFocus={notes !== ''}
          onChange={({ currentTarget }) => type(currentTarget.value)}
          onBlur={flush}
        />
      )}
      {!isWriting && text.trim() === '' && <Text c="dimmed">{words.empty}</Text>}
      {!isWriting && text.trim() !== '' && (
        <NotesText
          markdown={text}
          onEdit={() => setIsWriting(true)}
          onToggle={(nth) => {
            type(toggleTask(text, nth));
            flush();
          }}
        />
      )}
    </DetailSection>
  );
}

/** Shows HTML as text and loads no pictures. A press on the text, but on no link, edits it. */
function NotesText({
  markdown,
  onEdit,
  onToggle,
}: {
  readonly markdown: string;
  readonly onEdit: () => void;
  readonly onToggle: (nth: number) => void;
}) {
  const toggle = useRef(onToggle);
  toggle.current = onToggle;
  // The same parts at each render, so that a box keeps the focus.
  const [components] = useState(() => componentsWith((nth) => toggle.current(nth)));
  const onClick = ({ target }: MouseEvent): void => {
    // A drag over the text selects it, to copy.
    if (window.getSelection()?.isCollapsed === false) return;
    if (target instanceof Element && target.closest('a, input') === null) onEdit();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for the mouse; the switch above is for the keyboard
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <div className={notesTextClasses.root} dir="auto" onClick={onClick}>
      <Markdown disallowedElements={['img']} components={components}>
        {withLinks(markdown)}
      </Markdown>
    </div>
  );
}

/** Headings rank below those of the panel; links open outside the page. */
const componentsWith = (onToggle: (nth: number) => void): Components => ({
  h1: 'h4',
  h2: 'h4',
  h3: 'h5',
  h4: 'h5',
  h5: 'h6',
  a: ({ href, children }) => {
    const nth = taskOf(href);
    return nth === null ? (
      <a href={href} target="_blank" rel="noreferrer">
        {children}
      </a>
    ) : (
      <input
        type="checkbox"
        checked={children === 'done'}
        aria-label={words.task(nth + 1)}
        onChange={() => onToggle(nth)}
      />
    );
  },
});
