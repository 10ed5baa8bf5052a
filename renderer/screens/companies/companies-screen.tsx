import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { ImportDialog } from '#renderer/parts/add-companies/import-dialog.tsx';
import { useImport } from '#renderer/parts/add-companies/use-import.ts';
import { queries } from '#renderer/store/queries.ts';
import { companyStrings as words } from '#renderer/strings/companies.ts';
import { labels } from '#renderer/strings/labels.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Screen } from '#renderer/ui/screen.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { AddCompaniesDialog } from './add-companies-dialog.tsx';
import { CompaniesEmpty } from './companies-empty.tsx';
import { CompaniesMenu } from './companies-menu.tsx';
import classes from './companies-screen.module.css';
import { CompaniesSummary } from './companies-summary.tsx';
import { CompanyBrowser } from './company-browser.tsx';
import { useCompaniesAddress } from './use-companies-address.ts';

/** The companies that are watched: how each is, and what can be done about it. */
export function CompaniesScreen() {
  const address = useCompaniesAddress();
  const { data: companies, error, refetch } = useQuery(queries.companies());
  const importing = useImport();
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
          <CompaniesMenu companies={companies ?? []} onFile={importing.readFile} />
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
      />
      <ImportDialog importing={importing} />
    </Screen>
  );
}
