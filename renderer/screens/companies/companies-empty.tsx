import { Button, Group } from '@mantine/core';
import { IconBuilding } from '@tabler/icons-react';
import { useState } from 'react';
import { startDemo } from '#renderer/store/demo-actions.ts';
import { companyStrings as words } from '#renderer/strings/companies.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';

/** Nothing is watched yet: how that changes. */
export function CompaniesEmpty({ onAdd }: { readonly onAdd: () => void }) {
  const [isStarting, setIsStarting] = useState(false);
  const start = async () => {
    setIsStarting(true);
    await startDemo();
    setIsStarting(false);
  };
  return (
    <EmptyState
      icon={<IconBuilding size={22} stroke={1.6} />}
      title={words.noneTitle}
      action={
        <Group gap="sm">
          <Button onClick={onAdd}>{words.add}</Button>
          <Button variant="default" loading={isStarting} onClick={() => void start()}>
            {words.tryDemo}
          </Button>
        </Group>
      }
    >
      {words.none}
    </EmptyState>
  );
}
