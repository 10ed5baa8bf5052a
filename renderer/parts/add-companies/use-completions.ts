import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ChangeEvent, type KeyboardEvent, type SyntheticEvent, useState } from 'react';
import { parseLines } from '#core/company-lines.ts';
import type { CatalogueEntry } from '#renderer/model.ts';
import { queries } from '#renderer/store/queries.ts';
import { keepTaken, setDraft, takeCompany, useDraft } from './draft.ts';

type Field = HTMLTextAreaElement;

export type Completions = {
  readonly isOpen: boolean;
  /** Where the text starts that the open list is about; null while it is closed. */
  readonly inHand: number | null;
  readonly options: readonly CatalogueEntry[];
  /** Index of the option that Enter picks; -1 for none. */
  readonly active: number;
  readonly choose: (option: CatalogueEntry) => void;
  readonly field: {
    readonly onChange: (event: ChangeEvent<Field>) => void;
    readonly onSelect: (event: SyntheticEvent<Field>) => void;
    readonly onKeyDown: (event: KeyboardEvent<Field>) => void;
    readonly onBlur: () => void;
    readonly 'aria-autocomplete': 'list';
    readonly 'aria-controls': string | undefined;
    readonly 'aria-activedescendant': string | undefined;
    /** The dialog around the field leaves Escape to an open list. */
    readonly 'data-mantine-stop-propagation': boolean | undefined;
  };
};

export const optionId = (listId: string, index: number): string => `${listId}-${index}`;

/** Companies in the catalogue whose names start with the text at the cursor. */
export function useCompletions(text: string, listId: string): Completions {
  const [caret, setCaret] = useState<number | null>(null);
  const [moved, setMoved] = useState<number | null>(null);
  const typed = caret === null ? null : nameAt(text, caret);
  const [asked] = useDebouncedValue(typed?.name ?? '', 120);
  const { data = [], isPlaceholderData } = useQuery({
    ...queries.catalogue(asked),
    enabled: asked.length > 1,
    placeholderData: keepPreviousData,
  });
  const options = typed === null || typed.name.length < 2 ? [] : data;
  // Nothing to choose from once the text is the one company's name.
  const isOpen = options.length > 0 && !(options.length === 1 && options[0]?.name === typed?.name);
  // Enter takes the best hit, but none of a text that has changed since, nor a mere part of a name.
  const isAnswer = !isPlaceholderData && typed?.name === asked;
  const best = isAnswer && options[0] !== undefined && options[0].match !== 'part' ? 0 : -1;
  const active = moved ?? best;
  const choose = (option: CatalogueEntry) => {
    if (typed === null) return;
    takeCompany(option, typed);
    setCaret(null);
    setMoved(null);
  };
  const onKeyDown = (event: KeyboardEvent<Field>) => {
    // These keys belong to an input method that writes Japanese, for example.
    if (event.nativeEvent.isComposing) return;
    // A key held down to clear the text must not clear the companies before it.
    if (event.key === 'Backspace' && text === '' && !event.repeat) return dropLast();
    if ((event.key === 'Enter' || event.key === 'Tab') && event.shiftKey) return;
    const chosen = options[active];
    const isTaking = event.key === 'Enter' || (event.key === 'Tab' && isOpen);
    if (!isOpen && !(isTaking && chosen !== undefined)) return;
    if (event.key === 'ArrowDown') setMoved((active + 1) % options.length);
    else if (event.key === 'ArrowUp') setMoved(active <= 0 ? options.length - 1 : active - 1);
    else if (isTaking && chosen !== undefined) choose(chosen);
    else if (event.key === 'Escape') setCaret(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return {
    isOpen,
    inHand: isOpen ? (typed?.start ?? null) : null,
    options,
    active,
    choose,
    field: {
      onChange: ({ currentTarget }) => {
        setDraft(currentTarget.value);
        setCaret(currentTarget.selectionStart);
        setMoved(null);
      },
      // Arrow keys in the text must still move the cursor.
      onSelect: ({ currentTarget }) => {
        if (currentTarget.selectionStart !== caret) setCaret(null);
      },
      onKeyDown,
      onBlur: () => setCaret(null),
      'aria-autocomplete': 'list',
      'aria-controls': isOpen ? listId : undefined,
      'data-mantine-stop-propagation': isOpen || undefined,
      'aria-activedescendant': isOpen && active >= 0 ? optionId(listId, active) : undefined,
    },
  };
}

/** The name or the bare address at the cursor: the catalogue knows domains too. */
function nameAt(text: string, caret: number) {
  const entry = parseLines(text).find(({ start, end }) => start <= caret && caret <= end);
  if (entry?.kind === 'name') return entry;
  const isBare = entry?.kind === 'address' && entry.name === null;
  return isBare ? { ...entry, name: entry.text } : null;
}

function dropLast(): void {
  const last = useDraft.getState().taken.at(-1);
  keepTaken((company) => company !== last);
}
