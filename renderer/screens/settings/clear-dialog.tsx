import { Button, Group, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { clearRuns } from '#renderer/store/run-actions.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import { settingsStrings as words } from '#renderer/strings/settings.ts';

/** Asks before past scans are forgotten. */
export function ClearDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const [isBusy, setIsBusy] = useState(false);
  const clear = async () => {
    setIsBusy(true);
    await clearRuns();
    setIsBusy(false);
    onClose();
  };
  return (
    <Modal opened={isOpen} onClose={onClose} title={words.clear}>
      <Text>{words.clearConfirm}</Text>
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" data-autofocus onClick={onClose}>
          {everywhere.cancel}
        </Button>
        <Button color="red.9" loading={isBusy} onClick={() => void clear()}>
          {words.clear}
        </Button>
      </Group>
    </Modal>
  );
}
