import { Button, SegmentedControl, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { toParams } from '#renderer/filter-params.ts';
import { shortMessage } from '#renderer/format.ts';
import type { Known } from '#renderer/known.ts';
import type { RunCompany } from '#renderer/model.ts';
import { KnownNumber } from '#renderer/parts/known-number.tsx';
import { hrefTo } from '#renderer/routes.ts';
import { queries } from '#renderer/store/queries.ts';
import { scanCompanies } from '#renderer/store/run-actions.ts';
import { labels } from '#renderer/strings/labels.ts';
import { scanStrings } from '#renderer/strings/scan.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import classes from './run-companies.module.css';
import { type CompanyFilter, companiesLike, companyFilters, companyTone } from './run-summary.ts';
import { StageDots } from './stage-dots.tsx';

/** A row per company: its four steps, what goes on, what came of it, and what to do on failure. */
export function RunCompanies({
  companies,
  isOpen,
  isLatest,
}: {
  readonly companies: readonly RunCompany[];
  readonly isOpen: boolean;
  /** What a company last had is news of the latest scan only. */
  readonly isLatest: boolean;
}) {
  const { data: watched } = useQuery({ ...queries.companies(), enabled: isLatest });
  const lastKnown = new Map(
    watched?.filter(({ means }) => means !== null).map((each) => [each.id, each.openPostings]),
  );
  const [filter, setFilter] = useState<CompanyFilter>('all');
  const shown = companiesLike(companies, filter);
  return (
    <div>
      <SegmentedControl
        size="xs"
        aria-label={scanStrings.show}
        value={filter}
        onChange={(value) => setFilter(value as CompanyFilter)}
        data={companyFilters.map((value) => ({ value, label: scanStrings.filters[value] }))}
      />
      <Table className={classes.table} verticalSpacing={6} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={classes.name}>{scanStrings.company}</Table.Th>
            <Table.Th className={classes.steps}>{scanStrings.steps}</Table.Th>
            <Table.Th>{scanStrings.message}</Table.Th>
            <Table.Th className={classes.openings}>{scanStrings.openings}</Table.Th>
            <Table.Th className={classes.number}>{scanStrings.fresh}</Table.Th>
            <Table.Th className={classes.number}>{scanStrings.changed}</Table.Th>
            <Table.Th className={classes.number}>{scanStrings.closed}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((company) => (
            <CompanyRow
              key={company.id}
              company={company}
              isOpen={isOpen}
              last={lastKnown.get(company.id) ?? null}
            />
          ))}
        </Table.Tbody>
      </Table>
      {shown.length === 0 && filter !== 'all' && (
        <Text c="dimmed" p="md">
          {scanStrings.noneLike[filter]}
        </Text>
      )}
    </div>
  );
}

function CompanyRow({
  company,
  isOpen,
  last,
}: {
  readonly company: RunCompany;
  readonly isOpen: boolean;
  /** How many it had when it was last read; null where that is not known. */
  readonly last: number | null;
}) {
  const { id, name, status, step } = company;
  // Told once for the whole scan.
  const isUnreached = company.error?.code === 'offline';
  const error = isUnreached ? null : company.error;
  return (
    <Table.Tr>
      <Table.Td>
        <a className={classes.link} href={hrefTo('companies', { id })} dir="auto">
          {name}
        </a>
      </Table.Td>
      <Table.Td>
        <StageDots company={isUnreached ? { ...company, status: 'waiting' } : company} />
      </Table.Td>
      <Table.Td>
        <div className={classes.message}>
          <div className={classes.words}>
            <StatusMark
              tone={isUnreached ? 'idle' : companyTone(status)}
              label={shortMessage(
                isUnreached
                  ? scanStrings.notRead
                  : (error?.message ?? (step === '' ? labels.runCompanyStatus[status] : step)),
              )}
              title={isUnreached ? scanStrings.offlineTitle : (error?.message ?? step)}
              canWrap
            />
            {error !== null && (
              <Text className={classes.hint} size="xs" c="dimmed">
                {error.hint}
              </Text>
            )}
          </div>
          {status === 'failed' && !isUnreached && !isOpen && (
            <Button variant="default" size="compact-xs" onClick={() => void scanCompanies([id])}>
              {scanStrings.retry}
            </Button>
          )}
        </div>
      </Table.Td>
      <NumberCell
        value={company.postings}
        last={isOpen ? null : last}
        href={hrefTo('openings', { params: toParams({ companies: [id], status: 'open' }) })}
      />
      <NumberCell value={company.new} />
      <NumberCell value={company.changed} />
      <NumberCell value={company.closed} />
    </Table.Tr>
  );
}

function NumberCell({
  value,
  last = null,
  href,
}: {
  readonly value: number | null;
  readonly last?: number | null;
  readonly href?: string;
}) {
  const known: Known =
    value === null
      ? { kind: 'unknown', last, why: scanStrings.notRead }
      : { kind: 'known', n: value };
  const isLink = href !== undefined && (value ?? last ?? 0) > 0;
  const content = <KnownNumber known={known} withLast />;
  return (
    <Table.Td className={classes.number} data-none={value === 0}>
      {isLink ? (
        <a className={classes.link} href={href}>
          {content}
        </a>
      ) : (
        content
      )}
    </Table.Td>
  );
}
