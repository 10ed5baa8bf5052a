import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { AddField } from '#renderer/parts/add-companies/add-field.tsx';
import { useDraft } from '#renderer/parts/add-companies/draft.ts';
import { ImportDialog } from '#renderer/parts/add-companies/import-dialog.tsx';
import { useAddCompanies } from '#renderer/parts/add-companies/use-add-companies.ts';
import { useImport } from '#renderer/parts/add-companies/use-import.ts';
import { queries } from '#renderer/store/queries.ts';
import { addCompaniesStrings } from '#renderer/strings/add-companies.ts';
import { welcomeStrings as words } from '#renderer/strings/welcome.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { DemoOffer } from './demo-offer.tsx';
import { StepFrame } from './step-frame.tsx';
import classes from './welcome-screen.module.css';

/** Which companies to watch. What was not understood keeps the person here; a second press goes on. */
export function CompaniesStep({ onNext }: { readonly onNext: () => void }) {
  const adding = useAddCompanies();
  const importing = useImport();
  const { data: companies = [] } = useQuery(queries.companies());
  const goOn = async () => {
    if (adding.ready > 0) await adding.add();
    if (adding.ready === 0 || useDraft.getState().text === '') onNext();
  };
  return (
    <>
      <StepFrame
        step="companies"
        action={
          <Button loading={adding.isAdding} onClick={() => void goOn()}>
            {adding.ready > 0 ? addCompaniesStrings.watch(adding.ready) : words.next}
          </Button>
        }
      >
        <AddField adding={adding} onImport={importing.readText} />
        {companies.length > 0 && (
          <p className={classes.watching}>
            <StatusMark tone="good" label={words.watching(companies.length)} />
          </p>
        )}
      </StepFrame>
      {companies.length === 0 && <DemoOffer />}
      <ImportDialog importing={importing} />
    </>
  );
}
