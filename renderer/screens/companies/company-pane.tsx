import { Button, CloseButton, Title } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { hostOf } from '#renderer/format.ts';
import type { CompanyDetail } from '#renderer/model.ts';
import { queries } from '#renderer/store/queries.ts';
import { companyDetailStrings as words } from '#renderer/strings/company-detail.ts';
import { sourceName } from '#renderer/strings/labels.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { CompanyCheck } from './company-check.tsx';
import { CompanyNumbers } from './company-numbers.tsx';
import classes from './company-pane.module.css';
import { CompanyScans } from './company-scans.tsx';
import { CompanySettings } from './company-settings.tsx';
import { RemoveCompaniesDialog } from './remove-companies-dialog.tsx';

/** Everything about one company: how its last scans went, and what can be changed. */
export function CompanyPane({
  id,
  onClose,
}: {
  readonly id: string;
  readonly onClose: () => void;
}) {
  const { data: company, error, refetch } = useQuery(queries.company(id));
  return (
    <aside className={classes.root} aria-label={words.pane(company?.name ?? '')}>
      <CloseButton className={classes.close} aria-label={words.close} onClick={onClose} />
      {company !== undefined ? (
        <Content company={company} onClose={onClose} />
      ) : error === null ? (
        <SkeletonRows />
      ) : (
        <div className={classes.failed}>
          <ErrorNote error={error} onRetry={() => void refetch()} />
        </div>
      )}
    </aside>
  );
}

function Content({
  company,
  onClose,
}: {
  readonly company: CompanyDetail;
  readonly onClose: () => void;
}) {
  const [isRemoving, setIsRemoving] = useState(false);
  return (
    <>
      <header>
        <Title order={2} dir="auto" className={classes.name}>
          {company.name}
        </Title>
        <p className={classes.about}>
          {company.source !== null && (
            <span>
              {sourceName(company.source)}
              {' · '}
            </span>
          )}
          <a href={company.url} target="_blank" rel="noreferrer" className={classes.page}>
            {hostOf(company.url)} <IconExternalLink size={13} aria-label={words.careersPage} />
          </a>
        </p>
      </header>
      <CompanyCheck company={company} />
      <CompanyNumbers company={company} />
      <CompanyScans scans={company.scans} told={company.lastError} />
      <CompanySettings company={company} />
      <section>
        <Button variant="default" color="red" onClick={() => setIsRemoving(true)}>
          {words.remove}
        </Button>
        <p className={classes.hint}>{words.removalHint}</p>
      </section>
      <RemoveCompaniesDialog
        isOpen={isRemoving}
        companies={[company]}
        onClose={() => setIsRemoving(false)}
        onConfirm={onClose}
      />
    </>
  );
}
