import { Group, Kbd } from '@mantine/core';
import { keyCaps, type ShortcutName, shortcuts } from './shortcuts.ts';

/** The keys of a shortcut as keyboards print them. */
export function Keys({ name }: { readonly name: ShortcutName }) {
  return (
    <Group gap={4} wrap="nowrap">
      {shortcuts[name].keys.map((key) => (
        <Group key={key} gap={2} wrap="nowrap">
          {key.split(' ').flatMap((part) =>
            keyCaps(part).map((cap) => (
              <Kbd key={cap} size="xs">
                {cap}
              </Kbd>
            )),
          )}
        </Group>
      ))}
    </Group>
  );
}
