import { Button, CloseButton, Select, Stack, Switch, TextInput, Title } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { toParams } from '#renderer/filter-params.ts';
import { exactDate, hostOf } from '#renderer/format.ts';
import { knownOf } from '#renderer/known.ts';
import type { CompanyDetail, CompanyView } from '#renderer/model.ts';
import { DayCalendar } from '#renderer/parts/day-calendar/day-calendar.tsx';
import { isWorthShowing, useDays } from '#renderer/parts/day-calendar/use-days.ts';
import { Stat } from '#renderer/parts/stat.tsx';
import { hrefTo, useRoute } from '#renderer/routes.ts';
import {
  renameCompany,
  setPaused,
  setScanInterval,
  setUsesProxy,
} from '#renderer/store/company-actions.ts';
import { queries } from '#renderer/store/queries.ts';
import { companyDetailStrings as words } from '#renderer/strings/companies.ts';
import { calendarStrings } from '#renderer/strings/insights.ts';
import { Avatar } from '#renderer/ui/avatar.tsx';
import { Fold } from '#renderer/ui/fold.tsx';
import { ErrorNote } from '#renderer/ui/note.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { AddressField } from './address-field.tsx';
import { CompanyNotes, StarButton } from './company-notes.tsx';
import { CompanyOpenings } from './company-openings.tsx';
import classes from './company-pane.module.css';
import { CompanyReading } from './company-reading.tsx';
import { CompanyCheck, CompanyScans } from './company-scans.tsx';
import { RemoveCompaniesDialog } from './remove-companies-dialog.tsx';
import { ReportPage } from './report-page.tsx';
import { Trend } from './trend.tsx';

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
  return (
    <>
      <header>
        <div className={classes.title}>
          <Avatar name={company.name} size={28} />
          <Title order={2} dir="auto" className={classes.name}>
            {company.name}
          </Title>
          <StarButton company={company} />
        </div>
        <p className={classes.about}>
          {company.source !== null && (
            <span>
              {company.sourceLabel}
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
      <CompanyOpenings company={company} />
      <CompanyDays id={company.id} />
      <CompanyNotes company={company} />
      <CompanyReading key={company.id} company={company} />
      <CompanyScans scans={company.scans} told={company.lastError} />
      <ReportPage company={company} />
      <CompanySettings company={company} onRemoved={onClose} />
    </>
  );
}

function CompanyNumbers({ company }: { readonly company: CompanyView }) {
  const { data: trends } = useQuery(queries.companyTrends());
  const weeks = trends?.find(({ companyId }) => companyId === company.id)?.open ?? [];
  const hrefOf = (status: 'open' | 'new') =>
    hrefTo('openings', { params: toParams({ companies: [company.id], status }) });
  return (
    <section className={classes.numbers}>
      <Stat
        known={knownOf(company, company.openPostings)}
        label={words.open}
        href={hrefOf('open')}
      />
      <Stat known={knownOf(company, company.newPostings)} label={words.new} href={hrefOf('new')} />
      {weeks.length > 0 && (
        <div className={classes.trend}>
          <Trend weeks={weeks} />
          <span className={classes.muted}>{words.trend}</span>
        </div>
      )}
    </section>
  );
}

function CompanyDays({ id }: { readonly id: string }) {
  const days = useDays(id);
  if (!isWorthShowing(days)) return null;
  return (
    <section>
      <Title order={3} mb="sm">
        {calendarStrings.title}
      </Title>
      <DayCalendar days={days} companyId={id} />
    </section>
  );
}

const longestName = 200;

const usualHours = [1, 3, 6, 12, 24, 48, 168] as const;

/** The general setting first; a custom interval stays in the list. */
function intervalChoices(current: number | null) {
  const all = [...new Set([...usualHours, ...(current === null ? [] : [current])])];
  return [
    { value: String(null), label: words.asAll },
    ...all.toSorted((a, b) => a - b).map((n) => ({ value: String(n), label: words.every(n) })),
  ];
}

/** Folded, unless a problem's next step is to change the address. */
function CompanySettings({
  company,
  onRemoved,
}: {
  readonly company: CompanyView;
  readonly onRemoved: () => void;
}) {
  const isWanted = useRoute().params.edit === 'address';
  const [isUnfolded, setIsUnfolded] = useState(false);
  useEffect(() => {
    if (isWanted) setIsUnfolded(true);
  }, [isWanted]);
  const [isRemoving, setIsRemoving] = useState(false);
  const isOpen = isUnfolded || isWanted;
  return (
    <Fold title={words.settings} isOpen={isOpen} onToggle={() => setIsUnfolded(!isOpen)}>
      <Stack gap="md" mt="sm">
        <NameField key={company.name} company={company} />
        <AddressField key={company.url} company={company} />
        <Select
          size="xs"
          label={words.interval}
          disabled={company.isPaused}
          allowDeselect={false}
          data={intervalChoices(company.scanEveryHours)}
          value={String(company.scanEveryHours)}
          onChange={(value) =>
            void setScanInterval(company, value === 'null' ? null : Number(value))
          }
        />
        <Switch
          size="xs"
          label={words.paused}
          description={words.pausedHint}
          classNames={{ description: classes.description ?? '' }}
          checked={company.isPaused}
          onChange={({ currentTarget }) => void setPaused([company], currentTarget.checked)}
        />
        <ProxySwitch company={company} />
        <p className={classes.hint}>
          {words.added} {exactDate(company.addedAt)}
        </p>
        <div>
          <Button variant="default" color="red" onClick={() => setIsRemoving(true)}>
            {words.remove}
          </Button>
          <p className={classes.hint}>{words.removalHint}</p>
        </div>
      </Stack>
      <RemoveCompaniesDialog
        isOpen={isRemoving}
        companies={[company]}
        onClose={() => setIsRemoving(false)}
        onConfirm={onRemoved}
      />
    </Fold>
  );
}

/** Only where there are proxies, and they are for chosen companies. */
function ProxySwitch({ company }: { readonly company: CompanyView }) {
  const { data: settings = [] } = useQuery(queries.settings());
  const setting = (name: string) => settings.find((each) => each.name === name);
  if (setting('proxies')?.isSet !== true || setting('proxyUse')?.value !== 'chosen') return null;
  return (
    <Switch
      size="xs"
      label={words.usesProxy}
      description={words.usesProxyHint}
      classNames={{ description: classes.description ?? '' }}
      checked={company.usesProxy}
      onChange={({ currentTarget }) => void setUsesProxy(company, currentTarget.checked)}
    />
  );
}

function NameField({ company }: { readonly company: CompanyView }) {
  const [name, setName] = useState(company.name);
  const save = () => {
    const wanted = name.trim();
    if (wanted === '') setName(company.name);
    else if (wanted !== company.name) void renameCompany(company, wanted);
  };
  return (
    <TextInput
      size="xs"
      label={words.name}
      dir="auto"
      maxLength={longestName}
      value={name}
      onChange={({ currentTarget }) => setName(currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setName(company.name);
      }}
    />
  );
}
