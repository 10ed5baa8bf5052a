import { Button, SegmentedControl, Table, Text } from '@mantine/core';
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { toParams } from '#renderer/filter-params.ts';
import { shortMessage } from '#renderer/format.ts';
import type { Known } from '#renderer/known.ts';
import type { RunCompany } from '#renderer/model.ts';
import { KnownNumber } from '#renderer/parts/stat.tsx';
import { problemLine } from '#renderer/problems.ts';
import { hrefTo, navigate, useRoute } from '#renderer/routes.ts';
import { queries } from '#renderer/store/queries.ts';
import { scanCompanies } from '#renderer/store/run-actions.ts';
import { labels } from '#renderer/strings/labels.ts';
import { scanStrings } from '#renderer/strings/scan.ts';
import { Avatar } from '#renderer/ui/avatar.tsx';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import phasesClasses from './phases.module.css';
import classes from './run-companies.module.css';
import {
  companiesLike,
  companyFilters,
  companyTone,
  parseFilter,
  phaseStates,
  phases,
} from './run-summary.ts';

/** A row per company: four phases, the current step or result, and actions on failure. */
export function RunCompanies({
  companies,
  isOpen,
  isLatest,
}: {
  readonly companies: readonly RunCompany[];
  readonly isOpen: boolean;
  /** Only the latest scan shows last known numbers. */
  readonly isLatest: boolean;
}) {
  const { data: watched } = useQuery({ ...queries.companies(), enabled: isLatest });
  const lastKnown = new Map(
    watched?.filter(({ means }) => means !== null).map((each) => [each.id, each.openPostings]),
  );
  const vendors = new Map(watched?.map(({ id, sourceLabel }) => [id, sourceLabel]));
  const { id, params } = useRoute();
  const filter = parseFilter(params.show);
  const setFilter = (show: string) =>
    navigate(hrefTo('scan', { id, params: { show } }), { replace: true });
  const shown = companiesLike(companies, filter, isOpen);
  const hasModel = companies.some(({ toEnhance }) => toEnhance > 0);
  return (
    <div className={classes.room}>
      <SegmentedControl
        size="xs"
        aria-label={scanStrings.show}
        value={filter}
        onChange={setFilter}
        data={companyFilters.map((value) => ({ value, label: scanStrings.filters[value] }))}
      />
      <Table className={classes.table} verticalSpacing={6} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={classes.name}>{scanStrings.company}</Table.Th>
            <Table.Th className={`${classes.steps} ${classes.detail}`}>
              {scanStrings.steps}
            </Table.Th>
            <Table.Th>{scanStrings.message}</Table.Th>
            <Table.Th className={classes.openings}>{scanStrings.openings}</Table.Th>
            <Table.Th className={classes.number}>{scanStrings.fresh}</Table.Th>
            <Table.Th className={`${classes.number} ${classes.detail}`}>
              {scanStrings.changed}
            </Table.Th>
            <Table.Th className={`${classes.number} ${classes.detail}`}>
              {scanStrings.closed}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((company) => (
            <CompanyRow
              key={company.id}
              company={company}
              isOpen={isOpen}
              hasModel={hasModel}
              last={lastKnown.get(company.id) ?? null}
              vendor={vendors.get(company.id) ?? null}
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
  hasModel,
  last,
  vendor,
}: {
  readonly company: RunCompany;
  readonly isOpen: boolean;
  /** Without one, no company has the last step. */
  readonly hasModel: boolean;
  /** The number at its last check; null if unknown. */
  readonly last: number | null;
  /** The job board's name; null if unknown. */
  readonly vendor: string | null;
}) {
  const { id, name, status, step, isFirst } = company;
  const isUnreached = company.error?.code === 'offline';
  const error = isUnreached ? null : company.error;
  return (
    <Table.Tr>
      <Table.Td>
        <a
          className={`${classes.link} ${classes.named}`}
          href={hrefTo('companies', { id })}
          dir="auto"
        >
          <Avatar name={name} />
          <span className={classes.clip}>{name}</span>
        </a>
      </Table.Td>
      <Table.Td className={classes.detail}>
        <Phases
          company={isUnreached ? { ...company, status: 'waiting' } : company}
          hasModel={hasModel}
        />
      </Table.Td>
      <Table.Td>
        <div className={classes.message}>
          <div className={classes.words}>
            <StatusMark
              tone={isUnreached ? 'idle' : companyTone(status)}
              label={shortMessage(
                isUnreached
                  ? scanStrings.notRead
                  : error !== null && status === 'failed'
                    ? problemLine(error, vendor)
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
          {(status === 'failed' || status === 'partial') && !isUnreached && !isOpen && (
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
      <NumberCell value={company.new} why={isFirst ? scanStrings.firstScan : undefined} />
      <NumberCell value={company.changed} isDetail />
      <NumberCell value={company.closed} isDetail />
    </Table.Tr>
  );
}

function NumberCell({
  value,
  why,
  last = null,
  href,
  isDetail = false,
}: {
  readonly value: number | null;
  /** Why the number says nothing, though it was read. */
  readonly why?: string | undefined;
  readonly last?: number | null;
  readonly href?: string;
  readonly isDetail?: boolean;
}) {
  const known: Known =
    value === null || why !== undefined
      ? { kind: 'unknown', last, why: why ?? scanStrings.notRead }
      : { kind: 'known', n: value };
  const isLink = href !== undefined && (value ?? last ?? 0) > 0;
  const content = <KnownNumber known={known} withLast />;
  return (
    <Table.Td
      className={`${classes.number} ${isDetail ? classes.detail : ''}`}
      data-none={value === 0}
    >
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

/** A company's steps, each with its name and state. */
function Phases({
  company,
  hasModel,
}: {
  readonly company: RunCompany;
  readonly hasModel: boolean;
}) {
  const states = phaseStates(company);
  const shown = phases.filter((phase) => hasModel || phase !== 'enhance');
  const words = shown
    .map((phase) => `${scanStrings.phases[phase]}: ${scanStrings.phaseStates[states[phase]]}`)
    .join(', ');
  return (
    <span className={phasesClasses.root} role="img" aria-label={words} title={words}>
      {shown.map((phase) => (
        <span key={phase} className={phasesClasses.phase} data-state={states[phase]}>
          <span className={phasesClasses.dot}>
            {states[phase] === 'done' && <IconCheck size={10} stroke={3} aria-hidden />}
            {states[phase] === 'failed' && <IconX size={10} stroke={3} aria-hidden />}
            {states[phase] === 'cancelled' && <IconMinus size={10} stroke={3} aria-hidden />}
          </span>
          {scanStrings.phases[phase]}
        </span>
      ))}
    </span>
  );
}
