import { Kbd, Stack, Text } from '@mantine/core';
import { keyCaps } from '#renderer/keyboard/key-names.ts';
import { type ShortcutName, shortcuts } from '#renderer/keyboard/shortcuts.ts';
import { inboxStrings } from '#renderer/strings/inbox.ts';
import classes from './reading-hint.module.css';

const words = inboxStrings.chooseKeys;

/** The keys that matter here, each with what it does. */
const hints: readonly (readonly [readonly ShortcutName[], string])[] = [
  [['next', 'previous'], words.move],
  [['open'], words.read],
  [['archive'], words.archive],
  [['save'], words.save],
  [['hide'], words.hide],
  [['undo'], words.undo],
];

/** What the pane says while nothing is open. */
export function ReadingHint() {
  return (
    <Stack className={classes.root} align="center" justify="center" gap="lg">
      <Text c="dimmed">{inboxStrings.choose}</Text>
      <ul className={classes.keys}>
        {hints.map(([names, does]) => (
          <li key={does}>
            {names.map((name) => (
              <Kbd key={name} size="xs">
                {keyCaps(shortcuts[name].keys[0])}
              </Kbd>
            ))}
            <span>{does}</span>
          </li>
        ))}
      </ul>
    </Stack>
  );
}
