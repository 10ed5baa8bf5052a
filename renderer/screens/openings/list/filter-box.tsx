import { ActionIcon, Kbd, TextInput } from '@mantine/core';
import { useThrottledCallback } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { shortcuts } from '#renderer/keyboard/shortcuts.ts';
import type { PostingFilter } from '#renderer/model.ts';
import { openingStrings } from '#renderer/strings/openings.ts';
import { filterBoxId, focusFilterBox, focusList } from '../focus.ts';
import { setFilter } from '../openings-address.ts';
import classes from './filter-box.module.css';

/** The first key searches at once; keys that follow within this time are searched together. */
const togetherMs = 20;

export function FilterBox({ filter }: { readonly filter: PostingFilter }) {
  const [text, setText] = useWords(filter);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && text !== '') setText('');
    else if (event.key === 'Enter' || event.key === 'ArrowDown' || event.key === 'Escape') {
      focusList();
    } else return;
    event.preventDefault();
  };
  return (
    <div className={classes.root}>
      <TextInput
        id={filterBoxId}
        variant="unstyled"
        aria-label={openingStrings.filter}
        placeholder={openingStrings.filter}
        dir="auto"
        value={text}
        maxLength={1_000}
        spellCheck={false}
        leftSection={<IconSearch size={15} stroke={1.6} aria-hidden />}
        rightSection={
          text === '' ? (
            <Kbd size="xs">{shortcuts.filter.keys[0]}</Kbd>
          ) : (
            <ActionIcon
              size="sm"
              aria-label={openingStrings.clearText}
              onClick={() => {
                setText('');
                focusFilterBox();
              }}
            >
              <IconX size={14} />
            </ActionIcon>
          )
        }
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

/** The typed words and the filter that follows them. Words from elsewhere replace the text. */
function useWords(filter: PostingFilter): [string, (text: string) => void] {
  const words = filter.query ?? '';
  const [text, setText] = useState(words);
  const sent = useRef(words);
  const send = useThrottledCallback((typed: string) => {
    sent.current = typed.trim() === '' ? '' : typed;
    setFilter(withWords(filter, sent.current), { replace: true });
  }, togetherMs);
  useEffect(() => {
    if (words === sent.current) return;
    sent.current = words;
    setText(words);
  }, [words]);
  return [
    text,
    (typed) => {
      setText(typed);
      send(typed);
    },
  ];
}

/** Without words nothing can be sorted by best match. */
const withWords = (filter: PostingFilter, query: string): PostingFilter => ({
  ...filter,
  query,
  ...(query === '' && filter.sort === 'relevance' && { sort: undefined }),
});
