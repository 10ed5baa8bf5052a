import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { PostingFilter } from '#renderer/model.ts';
import { exportPostings } from '#renderer/store/posting-actions.ts';
import { openingStrings } from '#renderer/strings/openings.ts';

const formats = ['csv', 'json', 'md'] as const;

/** Hands out the whole list, as it is filtered, in a file. */
export function ExportMenu({ filter }: { readonly filter: PostingFilter }) {
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
          {openingStrings.exportAs}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map((format) => (
          <Menu.Item key={format} onClick={() => void exportPostings(filter, format)}>
            {openingStrings.formats[format]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
