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

/** The first key is searched for at once, and those that come within this time together after it. */
const togetherMs = 20;

/** The words to search for: the list follows every key. */
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

/** What is typed, and the filter after it. Words that came another way are taken over. */
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

/** Without words there is no best match to sort by. */
const withWords = (filter: PostingFilter, query: string): PostingFilter => ({
  ...filter,
  query,
  ...(query === '' && filter.sort === 'relevance' && { sort: undefined }),
});
