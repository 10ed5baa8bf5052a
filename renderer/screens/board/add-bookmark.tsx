import { Button, CopyButton, Group, Text } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { useState } from 'react';
import { boardStrings } from '#renderer/strings/board.ts';

const words = boardStrings.own.bookmark;

/**
 * A bookmark that opens the form with the address of the page one is on. It holds no token, so a site can learn
 * nothing from it: this browser has the token, and nothing is added before the user says so.
 */
export function AddBookmark() {
  const [isPressed, setIsPressed] = useState(false);
  const code = bookmarkCode();
  return (
    <div>
      <Text fw={500}>{words.title}</Text>
      <Text c="dimmed" role="status">
        {isPressed ? words.press : words.hint}
      </Text>
      <Group gap="sm" mt="xs">
        <Button
          component="a"
          variant="default"
          leftSection={<IconBookmark size={14} stroke={1.6} aria-hidden />}
          // React forbids scripts as links; this one is for the bookmarks, not for this page.
          ref={(link: HTMLAnchorElement | null) => link?.setAttribute('href', code)}
          onClick={(event) => {
            event.preventDefault();
            setIsPressed(true);
          }}
        >
          {words.label}
        </Button>
        <CopyButton value={code}>
          {({ copied, copy }) => (
            <Button variant="subtle" onClick={copy}>
              {copied ? words.copied : words.copy}
            </Button>
          )}
        </CopyButton>
      </Group>
    </div>
  );
}

/** The window of the desktop app has no address that a browser could open; a link brings it up. */
const bookmarkCode = (): string =>
  window.rolewatch === undefined
    ? `javascript:void open('${window.location.origin}/#/board?add='+encodeURIComponent(location.href),'_blank','noopener')`
    : `javascript:void(location.href='rolewatch://add?url='+encodeURIComponent(location.href))`;
