import { Button, Checkbox, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { AddField } from '#renderer/parts/add-companies/add-field.tsx';
import { useDraft } from '#renderer/parts/add-companies/draft.ts';
import { useAddCompanies } from '#renderer/parts/add-companies/use-add-companies.ts';
import { scanCompanies } from '#renderer/store/run-actions.ts';
import { addCompaniesStrings } from '#renderer/strings/add-companies.ts';
import { companyStrings as words } from '#renderer/strings/companies.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';

/** Takes addresses, names and lists, and watches what they mean. */
export function AddCompaniesDialog({
  isOpen,
  onClose,
  onImport,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onImport: (text: string) => void;
}) {
  return (
    <Modal opened={isOpen} onClose={onClose} title={words.add} size={680} padding="lg">
      <Content onClose={onClose} onImport={onImport} />
    </Modal>
  );
}

function Content({
  onClose,
  onImport,
}: {
  readonly onClose: () => void;
  readonly onImport: (text: string) => void;
}) {
  const adding = useAddCompanies();
  const [isScanWanted, setIsScanWanted] = useState(true);
  const add = async () => {
    const added = await adding.add();
    if (isScanWanted && added.length > 0) void scanCompanies(added.map(({ id }) => id));
    if (useDraft.getState().text === '') onClose();
  };
  return (
    <>
      <AddField
        adding={adding}
        onImport={(text) => {
          onClose();
          onImport(text);
        }}
      />
      <Group justify="space-between" mt="lg">
        <Checkbox
          size="xs"
          label={words.addAndScan}
          checked={isScanWanted}
          onChange={({ currentTarget }) => setIsScanWanted(currentTarget.checked)}
        />
        <Group gap="sm">
          <Button variant="default" onClick={onClose}>
            {everywhere.cancel}
          </Button>
          <Button
            disabled={adding.ready === 0}
            loading={adding.isAdding}
            onClick={() => void add()}
          >
            {addCompaniesStrings.watch(adding.ready)}
          </Button>
        </Group>
      </Group>
    </>
  );
}
