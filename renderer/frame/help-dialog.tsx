import { Group, Kbd, Modal, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { create } from 'zustand';
import {
  keyCaps,
  type ShortcutGroup,
  type ShortcutName,
  shortcutNames,
  shortcuts,
} from '../keyboard/shortcuts.ts';
import { shortcutStrings } from '../strings/frame.ts';

export const useHelp = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

const groups: readonly ShortcutGroup[] = ['anywhere', 'lists', 'openings'];

export function HelpDialog() {
  const isOpen = useHelp((help) => help.isOpen);
  return (
    <Modal
      opened={isOpen}
      onClose={() => useHelp.setState({ isOpen: false })}
      title={shortcutStrings.title}
      size="xl"
    >
      <SimpleGrid cols={3} spacing="xl">
        {groups.map((group) => (
          <Stack key={group} gap="sm">
            <Title order={3}>{shortcutStrings.groups[group]}</Title>
            {shortcutNames
              .filter((name) => shortcuts[name].group === group)
              .map((name) => (
                <Group key={name} justify="space-between" wrap="nowrap">
                  <Text size="sm">{shortcutStrings.does[name]}</Text>
                  <Keys name={name} />
                </Group>
              ))}
          </Stack>
        ))}
      </SimpleGrid>
    </Modal>
  );
}

function Keys({ name }: { readonly name: ShortcutName }) {
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
