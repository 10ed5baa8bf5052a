import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { eraseEverything } from '#renderer/store/settings-actions.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import { settingsStrings as words } from '#renderer/strings/settings.ts';

/** Has a word typed before everything is forgotten. */
export function EraseDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  return (
    <Modal opened={isOpen} onClose={onClose} title={words.erase}>
      <EraseForm onClose={onClose} />
    </Modal>
  );
}

function EraseForm({ onClose }: { readonly onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const isConfirmed = typed.trim().toLowerCase() === words.eraseWord;
  const erase = async () => {
    setIsBusy(true);
    const isErased = await eraseEverything();
    setIsBusy(false);
    if (isErased) onClose();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (isConfirmed) void erase();
  };
  return (
    <form onSubmit={onSubmit}>
      <Stack gap="md">
        <Text>{words.eraseHint}</Text>
        <TextInput
          data-autofocus
          size="xs"
          label={words.eraseLabel(words.eraseWord)}
          autoComplete="off"
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {everywhere.cancel}
          </Button>
          <Button type="submit" color="red.9" disabled={!isConfirmed} loading={isBusy}>
            {words.erase}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
