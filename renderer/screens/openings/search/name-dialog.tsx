import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { everywhere } from '#renderer/strings/everywhere.ts';
import { searchStrings } from '#renderer/strings/searches.ts';

const longestName = 80;

/** Asks for the name of a search. */
export function NameDialog({
  isOpen,
  title,
  name,
  onName,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly title: string;
  /** What is proposed. */
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}) {
  const [typed, setTyped] = useState(name);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== '') onName(typed.trim());
  };
  return (
    <Modal opened={isOpen} onClose={onClose} title={title}>
      <form onSubmit={onSubmit}>
        <Stack gap="md">
          <TextInput
            data-autofocus
            label={searchStrings.name}
            value={typed}
            maxLength={longestName}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
          <Text c="dimmed" size="sm">
            {searchStrings.saveHint}
          </Text>
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {everywhere.cancel}
            </Button>
            <Button type="submit" disabled={typed.trim() === ''}>
              {everywhere.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
