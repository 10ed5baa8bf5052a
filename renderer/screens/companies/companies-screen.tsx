import { ActionIcon, Anchor, Button, Checkbox, Group, Menu, Modal, Tooltip } from '@mantine/core';
import { IconDots, IconDownload, IconPlus, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useRef, useState } from 'react';
import type { CompanyView } from '#renderer/model.ts';
import { AddField, accepted } from '#renderer/parts/add-companies/add-field.tsx';
import { isDraftEmpty } from '#renderer/parts/add-companies/draft.ts';
import { useDroppedFile } from '#renderer/parts/add-companies/dropped-file.ts';
import { ImportDialog, useImport } from '#renderer/parts/add-companies/import-dialog.tsx';
import { Picked } from '#renderer/parts/add-companies/picked.tsx';
import { ThemeTiles } from '#renderer/parts/add-companies/theme-tiles.tsx';
import { useAddCompanies } from '#renderer/parts/add-companies/use-add-companies.ts';
import { LookAroundButton } from '#renderer/parts/look-around-button.tsx';
import { hrefTo } from '#renderer/routes.ts';
import { exportCompanies } from '#renderer/store/company-actions.ts';
import { useHealth } from '#renderer/store/live-state.ts';
import { queries } from '#renderer/store/queries.ts';
import { scanCompanies } from '#renderer/store/run-actions.ts';
import { addCompaniesStrings } from '#renderer/strings/add-companies.ts';
import { companyStrings as words } from '#renderer/strings/companies.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import { labels } from '#renderer/strings/labels.ts';
import { Age } from '#renderer/ui/age.tsx';
import { FilesButton } from '#renderer/ui/files-button.tsx';
import { ErrorNote, Note } from '#renderer/ui/note.tsx';
import { EmptyState, Screen } from '#renderer/ui/screen.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { groupOf, healthGroups, useCompaniesAddress } from './companies-address.ts';
import classes from './companies-screen.module.css';
import { CompanyBrowser } from './company-browser.tsx';

export function CompaniesScreen() {
  const address = useCompaniesAddress();
  const { data: companies, error, refetch } = useQuery(queries.companies());
  const importing = useImport();
  useDroppedFile(importing.readFile);
  const hasSome = companies !== undefined && companies.length > 0;
  const setAdding = (isAdding: boolean) =>
    address.change({ params: { add: isAdding ? '1' : undefined } });
  return (
    <Screen
      isPlain
      title={labels.screens.companies}
      subtitle={hasSome && <CompaniesSummary companies={companies} />}
      actions={
        <>
          <CompaniesMenu canExport={hasSome} onFile={importing.readFile} />
          {(hasSome || error !== null) && (
            <Button leftSection={<IconPlus size={14} />} onClick={() => setAdding(true)}>
              {words.add}
            </Button>
          )}
        </>
      }
    >
      {companies === undefined ? (
        error === null ? (
          <SkeletonRows />
        ) : (
          <div className={classes.failed}>
            <ErrorNote error={error} onRetry={() => void refetch()} />
          </div>
        )
      ) : companies.length === 0 ? (
        <CompaniesEmpty onAdd={() => setAdding(true)} />
      ) : (
        <CompanyBrowser companies={companies} address={address} />
      )}
      <AddCompaniesDialog
        isOpen={address.isAdding}
        onClose={() => setAdding(false)}
        onImport={importing.readText}
        onFile={importing.readFile}
      />
      <ImportDialog importing={importing} />
    </Screen>
  );
}

function CompaniesEmpty({ onAdd }: { readonly onAdd: () => void }) {
  return (
    <EmptyState
      drawing="companies"
      title={words.noneTitle}
      action={
        <>
          <Button onClick={onAdd}>{words.add}</Button>
          <LookAroundButton />
        </>
      }
    >
      {words.none}
    </EmptyState>
  );
}

function CompaniesMenu({
  canExport,
  onFile,
}: {
  readonly canExport: boolean;
  readonly onFile: (file: File) => void;
}) {
  return (
    <FilesButton accept={accepted} onFiles={([file]) => file !== undefined && onFile(file)}>
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
              disabled={!canExport}
              onClick={() => void exportCompanies()}
            >
              {words.exportCsv}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </FilesButton>
  );
}

/** How many companies are in each group, each number a filter, and when one was last read. */
function CompaniesSummary({ companies }: { readonly companies: readonly CompanyView[] }) {
  const { data: counts } = useQuery(queries.counts());
  const groups = healthGroups.flatMap((group) => {
    const n = companies.filter((company) => groupOf(company) === group).length;
    return n === 0 ? [] : [{ group, n }];
  });
  return (
    <>
      {groups.map(({ group, n }, i) => (
        <Fragment key={group}>
          {i > 0 && ' · '}
          <Anchor
            href={hrefTo('companies', { params: { health: group } })}
            underline={group === 'ok' ? 'hover' : 'always'}
            c="inherit"
            fz="inherit"
          >
            {words.groups[group](n)}
          </Anchor>
        </Fragment>
      ))}
      {counts != null && counts.lastCheckedAt !== null && (
        <>
          {' · '}
          {words.lastRead} <Age at={counts.lastCheckedAt} />
        </>
      )}
    </>
  );
}

function AddCompaniesDialog({ isOpen, ...rest }: ContentProps & { readonly isOpen: boolean }) {
  return (
    <Modal
      opened={isOpen}
      onClose={rest.onClose}
      title={words.add}
      size={720}
      padding="lg"
      // In the center it would move with each company that is picked.
      centered={false}
      yOffset="7vh"
    >
      <Content {...rest} />
    </Modal>
  );
}

type ContentProps = {
  readonly onClose: () => void;
  readonly onImport: (text: string) => void;
  readonly onFile: (file: File) => void;
};

function Content({ onClose, onImport, onFile }: ContentProps) {
  const adding = useAddCompanies();
  const field = useRef<HTMLTextAreaElement>(null);
  const [isScanWanted, setIsScanWanted] = useState(true);
  const label = useHealth(({ health }) => health?.label ?? null);
  const add = async () => {
    const added = await adding.add();
    if (isScanWanted && added.length > 0) void scanCompanies(added.map(({ id }) => id));
    if (isDraftEmpty()) onClose();
  };
  return (
    <>
      <AddField
        adding={adding}
        onImport={(text) => {
          onClose();
          onImport(text);
        }}
        onFile={(file) => {
          onClose();
          onFile(file);
        }}
        onSubmit={() => adding.ready > 0 && void add()}
        field={field}
      />
      <div className={classes.tiles}>
        {label === null ? (
          <ThemeTiles />
        ) : (
          <Note tone="info" title={addCompaniesStrings.notHere}>
            {addCompaniesStrings.notHereHint(label)}
          </Note>
        )}
      </div>
      <Picked companies={adding.taken} onRemoved={() => field.current?.focus()} />
      <Group justify="space-between" className={classes.foot}>
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
