import { Button, Group, Modal, Text } from '@mantine/core';
import type { CompanyView } from '#renderer/model.ts';
import { removeCompanies } from '#renderer/store/company-actions.ts';
import { companyStrings as words } from '#renderer/strings/companies.ts';

export function RemoveCompaniesDialog({
  isOpen,
  companies,
  onClose,
  onConfirm,
}: {
  readonly isOpen: boolean;
  readonly companies: readonly CompanyView[];
  readonly onClose: () => void;
  /** Runs before the deletion, so that open panes can close. */
  readonly onConfirm: () => void;
}) {
  const openings = companies.reduce((sum, { openPostings }) => sum + openPostings, 0);
  const remove = () => {
    onClose();
    onConfirm();
    void removeCompanies(companies);
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
        <Button color="red.9" onClick={remove}>
          {words.remove}
        </Button>
      </Group>
    </Modal>
  );
}
