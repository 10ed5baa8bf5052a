import { Button, Group, Kbd, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { frameStrings } from '../strings/frame.ts';
import { EmptyState } from '../ui/screen.tsx';

/** A way in for a browser that has no valid link: paste the right one. */
export function Refused({ go = openLink }: { readonly go?: (link: URL) => void }) {
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const link = linkIn(text);
    if (link === null) setWrong(true);
    else go(link);
  };
  return (
    <EmptyState
      drawing="unplugged"
      title={frameStrings.refused}
      action={
        <form onSubmit={onSubmit}>
          <Group gap="sm" align="flex-start" justify="center">
            <TextInput
              w={320}
              maw="100%"
              aria-label={frameStrings.pasteLink}
              placeholder={frameStrings.pasteLink}
              autoComplete="off"
              spellCheck={false}
              value={text}
              error={isWrong && frameStrings.wrongLink}
              onChange={({ currentTarget }) => {
                setText(currentTarget.value);
                setWrong(false);
              }}
            />
            <Button type="submit" size="sm" disabled={text.trim() === ''}>
              {frameStrings.openLink}
            </Button>
          </Group>
        </form>
      }
    >
      {frameStrings.refusedHint}
      <br />
      {frameStrings.refusedStart} <Kbd size="xs">{frameStrings.startCommand}</Kbd>
    </EmptyState>
  );
}

/** The link of a Rolewatch in pasted text, such as a whole line of a terminal; null without one. */
export function linkIn(text: string): URL | null {
  const [address] = /https?:\/\/\S+/.exec(text) ?? [];
  const link = address === undefined ? null : URL.parse(address);
  const token = new URLSearchParams(link?.hash.slice(1)).get('token');
  return token === null || token === '' ? null : link;
}

function openLink(link: URL): void {
  const isSamePage = link.origin === window.location.origin;
  window.location.assign(link.href);
  // The same page with another fragment would stay as it is.
  if (isSamePage) window.location.reload();
}
