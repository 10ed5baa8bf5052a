import { Group, Modal, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { create } from 'zustand';
import { Keys } from '../keyboard/keys.tsx';
import {
  type ShortcutGroup,
  type ShortcutName,
  shortcutNames,
  shortcuts,
} from '../keyboard/shortcuts.ts';
import { shortcutStrings as words } from '../strings/frame.ts';
import { fitOf } from './fuzzy.ts';

export const useHelp = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

const groups = Object.keys(words.groups) as readonly ShortcutGroup[];

export function HelpDialog() {
  const isOpen = useHelp((help) => help.isOpen);
  return (
    <Modal
      opened={isOpen}
      onClose={() => useHelp.setState({ isOpen: false })}
      title={words.title}
      size="xl"
    >
      <Shortcuts />
    </Modal>
  );
}

/** All keys, by the place where they do something. */
function Shortcuts() {
  const [typed, setTyped] = useState('');
  const shown = shortcutNames.filter((name) => fitOf(typed, words.does[name]) !== null);
  return (
    <Stack gap="lg">
      <TextInput
        data-autofocus
        size="xs"
        aria-label={words.search}
        placeholder={words.search}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      {shown.length === 0 && <Text c="dimmed">{words.none}</Text>}
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="xl">
        <KeyGroups groups={groups.slice(0, 1)} shown={shown} />
        <KeyGroups groups={groups.slice(1, 2)} shown={shown} />
        <KeyGroups groups={groups.slice(2)} shown={shown} />
      </SimpleGrid>
    </Stack>
  );
}

function KeyGroups({
  groups,
  shown,
}: {
  readonly groups: readonly ShortcutGroup[];
  readonly shown: readonly ShortcutName[];
}) {
  return (
    <Stack gap="lg">
      {groups.map((group) => {
        const names = shown.filter((name) => shortcuts[name].group === group);
        if (names.length === 0) return null;
        return (
          <Stack key={group} gap="sm">
            <Title order={3}>{words.groups[group]}</Title>
            {names.map((name) => (
              <Group key={name} justify="space-between" wrap="nowrap">
                <Text size="sm">{words.does[name]}</Text>
                <Keys name={name} />
              </Group>
            ))}
          </Stack>
        );
      })}
    </Stack>
  );
}
