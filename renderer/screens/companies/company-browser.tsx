import { Button } from '@mantine/core';
import { IconSearchOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { RowSelectionState } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import type { CompanyView } from '#renderer/model.ts';
import { hrefTo, navigate } from '#renderer/routes.ts';
import { queries } from '#renderer/store/queries.ts';
import { useOpenRun } from '#renderer/store/runs.ts';
import { companyStrings as words } from '#renderer/strings/companies.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { CompaniesToolbar } from './companies-toolbar.tsx';
import classes from './company-browser.module.css';
import { filterCompanies } from './company-list.ts';
import { CompanyPane } from './company-pane.tsx';
import { CompanyTable } from './company-table.tsx';
import type { CompaniesAddress } from './use-companies-address.ts';

/** The list with its filter, and beside it the company that is open. */
export function CompanyBrowser({
  companies,
  address,
}: {
  readonly companies: readonly CompanyView[];
  readonly address: CompaniesAddress;
}) {
  const { openId, words: typed, health, hrefOf } = address;
  const { data: trends } = useQuery(queries.companyTrends());
  const run = useOpenRun();
  const [selection, setSelection] = useState<RowSelectionState>({});
  const shown = useMemo(
    () => filterCompanies(companies, typed, health),
    [companies, typed, health],
  );
  const rows = useMemo(() => {
    const weeks = new Map(trends?.map(({ companyId, open }) => [companyId, open]));
    return shown.map((company) => ({ ...company, weeks: weeks.get(company.id) ?? [] }));
  }, [shown, trends]);
  const progress = useMemo(
    () => new Map(run?.companies.map((company) => [company.id, company])),
    [run],
  );
  return (
    <div className={classes.root} data-open={openId !== null}>
      <div className={classes.list}>
        <CompaniesToolbar
          address={address}
          selected={shown.filter(({ id }) => selection[id] === true)}
          onClear={() => setSelection({})}
        />
        <div className={classes.table}>
          {rows.length === 0 ? (
            <EmptyState
              icon={<IconSearchOff size={22} stroke={1.6} />}
              title={words.noMatchTitle}
              action={
                <Button
                  variant="default"
                  onClick={() => navigate(hrefTo('companies', { id: openId }), { replace: true })}
                >
                  {words.showAll}
                </Button>
              }
            >
              {words.noMatch}
            </EmptyState>
          ) : (
            <CompanyTable
              rows={rows}
              address={address}
              progress={progress}
              selection={selection}
              onSelection={setSelection}
            />
          )}
        </div>
      </div>
      {openId !== null && (
        <CompanyPane key={openId} id={openId} onClose={() => navigate(hrefOf(null))} />
      )}
    </div>
  );
}
