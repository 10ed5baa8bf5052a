import { ActionIcon, FileButton, Menu, Tooltip } from '@mantine/core';
import { IconDots, IconDownload, IconUpload } from '@tabler/icons-react';
import type { CompanyView } from '#renderer/model.ts';
import { companyStrings as words } from '#renderer/strings/companies.ts';
import { downloadFile } from '#renderer/ui/download-file.ts';
import { companiesCsv } from './companies-csv.ts';

const accepted =
  '.csv,.tsv,.txt,.opml,.xml,.json,.jsonl,.ndjson,.yaml,.yml,.md,.htm,.html,text/plain,text/csv';

/** Import of a file, and export of the list. */
export function CompaniesMenu({
  companies,
  onFile,
}: {
  readonly companies: readonly CompanyView[];
  readonly onFile: (file: File) => void;
}) {
  return (
    <FileButton accept={accepted} onChange={(file) => file !== null && onFile(file)}>
      {({ onClick: chooseFile }) => (
        <Menu position="bottom-end" transitionProps={{ duration: 80 }}>
          <Menu.Target>
            <Tooltip label={words.more}>
              <ActionIcon aria-label={words.more} size={30}>
                <IconDots size={16} />
              </ActionIcon>
            </Tooltip>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconUpload size={14} />} onClick={chooseFile}>
              {words.importFile}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconDownload size={14} />}
              disabled={companies.length === 0}
              onClick={() =>
                downloadFile({
                  fileName: words.fileName,
                  mimeType: 'text/csv;charset=utf-8',
                  content: companiesCsv(companies),
                })
              }
            >
              {words.exportCsv}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </FileButton>
  );
}
