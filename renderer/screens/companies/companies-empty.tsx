import { Button } from '@mantine/core';
import { IconBuilding } from '@tabler/icons-react';
import { DemoButton } from '#renderer/parts/demo-button.tsx';
import { companyStrings as words } from '#renderer/strings/companies.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';

/** Nothing is watched yet: how that changes. */
export function CompaniesEmpty({ onAdd }: { readonly onAdd: () => void }) {
  return (
    <EmptyState
      icon={<IconBuilding size={22} stroke={1.6} aria-hidden />}
      title={words.noneTitle}
      action={
        <>
          <Button onClick={onAdd}>{words.add}</Button>
          <DemoButton />
        </>
      }
    >
      {words.none}
    </EmptyState>
  );
}
