import { Button, Group, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import type { CompanyView } from '#renderer/model.ts';
import { removeCompanies } from '#renderer/store/company-actions.ts';
import { companyStrings as words } from '#renderer/strings/companies.ts';

/** Asks before companies are forgotten, and says what goes with them. */
export function RemoveCompaniesDialog({
  isOpen,
  companies,
  onClose,
  onRemoved,
}: {
  readonly isOpen: boolean;
  readonly companies: readonly CompanyView[];
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}) {
  const [isBusy, setIsBusy] = useState(false);
  const openings = companies.reduce((sum, { openPostings }) => sum + openPostings, 0);
  const remove = async () => {
    setIsBusy(true);
    const removed = await removeCompanies(companies);
    setIsBusy(false);
    onClose();
    if (removed > 0) onRemoved();
  };
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={words.removeTitle(words.names(companies.map(({ name }) => name)))}
    >
      <Text>{words.removeText(companies.length, openings)}</Text>
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" data-autofocus onClick={onClose}>
          {words.keep}
        </Button>
        <Button color="red.9" loading={isBusy} onClick={() => void remove()}>
          {words.remove}
        </Button>
      </Group>
    </Modal>
  );
}
