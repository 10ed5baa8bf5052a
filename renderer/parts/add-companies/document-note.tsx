import { Alert, Button, Group, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { addCompaniesStrings as words } from '#renderer/strings/add-companies.ts';

/** Says that what was pasted is a file, and offers to import it. */
export function DocumentNote({ onImport }: { readonly onImport: () => void }) {
  return (
    <Alert mt="sm" icon={<IconFileImport size={16} />} title={words.document}>
      <Group justify="space-between" wrap="nowrap">
        <Text>{words.documentHint}</Text>
        <Button onClick={onImport}>{words.importIt}</Button>
      </Group>
    </Alert>
  );
}
