import { Button } from '@mantine/core';
import { IconPointer } from '@tabler/icons-react';
import { useState } from 'react';
import type { CompanyView } from '#renderer/model.ts';
import { watchPointed } from '#renderer/store/point-actions.ts';
import { pointStrings as words } from '#renderer/strings/point-at-page.ts';
import { PointDialog } from './point-dialog.tsx';

/** Opens the picture of a company's page, to point at an opening in it. */
export function PointButton({ company }: { readonly company: CompanyView }) {
  const [isOpen, setIsOpen] = useState(false);
  const { url, usesProxy } = company;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPointer size={14} aria-hidden />}
        onClick={() => setIsOpen(true)}
      >
        {words.open}
      </Button>
      <PointDialog
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        url={url}
        usesProxy={usesProxy}
        onWatch={(recipe) => watchPointed(company, recipe)}
      />
    </>
  );
}
