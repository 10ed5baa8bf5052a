import { Checkbox, Group, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Profile } from '#renderer/model.ts';
import { useCurrency } from '#renderer/store/money.ts';
import { labels } from '#renderer/strings/labels.ts';
import { fitStrings, profileStrings as words } from '#renderer/strings/profile.ts';
import classes from './profile-screen.module.css';

type Fields<T> = { readonly value: T; readonly onChange: (value: T) => void };

function Tags({
  label,
  hint,
  value,
  onChange,
  isWide = false,
}: Fields<string[]> & {
  readonly label: string;
  readonly hint?: string;
  readonly isWide?: boolean;
}) {
  return (
    <TagsInput
      className={isWide ? (classes.wide ?? '') : ''}
      label={label}
      {...(hint !== undefined && { description: hint })}
      placeholder={value.length === 0 ? words.addMore : ''}
      value={value}
      onChange={onChange}
      acceptValueOnBlur
      splitChars={[';']}
    />
  );
}

function Choices<T extends string>({
  label,
  names,
  value,
  onChange,
}: Fields<T[]> & {
  readonly label: string;
  readonly names: Readonly<Record<T, string>>;
}) {
  return (
    <Checkbox.Group
      className={classes.wide ?? ''}
      label={label}
      value={value}
      onChange={(chosen) => onChange(chosen as T[])}
    >
      <Group gap="md" mt={6}>
        {(Object.keys(names) as T[]).map((each) => (
          <Checkbox key={each} value={each} label={names[each]} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}

function OneOf<T extends string>({
  label,
  names,
  value,
  onChange,
}: Fields<T | null> & {
  readonly label: string;
  readonly names: Readonly<Record<T, string>>;
}) {
  const data = (Object.keys(names) as T[]).map((each) => ({ value: each, label: names[each] }));
  return (
    <Select
      label={label}
      placeholder={words.notSaid}
      data={data}
      value={value}
      onChange={(chosen) => onChange(chosen as T | null)}
      clearable
    />
  );
}

const Grid = ({ children }: { readonly children: ReactNode }) => (
  <div className={classes.fields}>{children}</div>
);

export function AboutFields({
  resume,
  onChange,
}: {
  readonly resume: Profile['resume'];
  readonly onChange: (resume: Profile['resume']) => void;
}) {
  const set = (change: Partial<Profile['resume']>) => onChange({ ...resume, ...change });
  return (
    <Grid>
      <Tags
        isWide
        label={words.titles}
        value={resume.titles}
        onChange={(titles) => set({ titles })}
      />
      <NumberInput
        label={words.years}
        placeholder={words.notSaid}
        min={0}
        max={70}
        allowDecimal={false}
        value={resume.years ?? ''}
        onChange={(typed) => set({ years: typeof typed === 'number' ? typed : null })}
      />
      <OneOf
        label={words.level}
        names={labels.seniorities}
        value={resume.seniority}
        onChange={(seniority) => set({ seniority })}
      />
      <Tags
        isWide
        label={words.skills}
        value={resume.skills}
        onChange={(skills) => set({ skills })}
      />
      <OneOf
        label={words.education}
        names={fitStrings.degrees}
        value={resume.education}
        onChange={(education) => set({ education })}
      />
      <Tags
        label={words.languages}
        hint={words.languagesHint}
        value={resume.languages}
        onChange={(languages) => set({ languages })}
      />
      <Tags
        label={words.places}
        hint={words.placesHint}
        value={resume.places}
        onChange={(places) => set({ places })}
      />
      <Tags
        label={words.rightToWork}
        hint={words.rightToWorkHint}
        value={resume.rightToWork}
        onChange={(rightToWork) => set({ rightToWork })}
      />
    </Grid>
  );
}

export function WishFields({
  wishes,
  onChange,
}: {
  readonly wishes: Profile['wishes'];
  readonly onChange: (wishes: Profile['wishes']) => void;
}) {
  const set = (change: Partial<Profile['wishes']>) => onChange({ ...wishes, ...change });
  return (
    <Grid>
      <Tags
        label={words.wishedTitles}
        hint={words.wishedTitlesHint}
        value={wishes.titles}
        onChange={(titles) => set({ titles })}
      />
      <Tags
        label={words.wishedPlaces}
        hint={words.wishedPlacesHint}
        value={wishes.places}
        onChange={(places) => set({ places })}
      />
      <Choices
        label={words.workplaces}
        names={labels.workplaces}
        value={wishes.workplaces}
        onChange={(workplaces) => set({ workplaces })}
      />
      <MinPay value={wishes.minPay} onChange={(minPay) => set({ minPay })} />
      <Tags
        label={words.companies}
        value={wishes.companies}
        onChange={(companies) => set({ companies })}
      />
      <Tags
        isWide
        label={words.wishedSkills}
        value={wishes.skills}
        onChange={(skills) => set({ skills })}
      />
    </Grid>
  );
}

function MinPay({ value, onChange }: Fields<Profile['wishes']['minPay']>) {
  const own = useCurrency();
  const currency = value?.currency ?? own;
  return (
    <div className={classes.pair}>
      <NumberInput
        label={words.minPay}
        placeholder={words.notSaid}
        min={1}
        thousandSeparator
        allowNegative={false}
        allowDecimal={false}
        value={value?.amount ?? ''}
        onChange={(typed) =>
          onChange(typeof typed === 'number' && typed > 0 ? { amount: typed, currency } : null)
        }
      />
      <TextInput
        label={words.currency}
        maxLength={3}
        value={currency}
        disabled={value === null}
        onChange={({ currentTarget }) =>
          value !== null && onChange({ ...value, currency: currentTarget.value.toUpperCase() })
        }
      />
    </div>
  );
}

export function BreakerFields({
  dealBreakers,
  onChange,
}: {
  readonly dealBreakers: Profile['dealBreakers'];
  readonly onChange: (dealBreakers: Profile['dealBreakers']) => void;
}) {
  const set = (change: Partial<Profile['dealBreakers']>) =>
    onChange({ ...dealBreakers, ...change });
  return (
    <Grid>
      <Choices
        label={words.noWorkplaces}
        names={labels.workplaces}
        value={dealBreakers.workplaces}
        onChange={(workplaces) => set({ workplaces })}
      />
      <Choices
        label={words.noEmployment}
        names={labels.employmentTypes}
        value={dealBreakers.employmentTypes}
        onChange={(employmentTypes) => set({ employmentTypes })}
      />
      <Checkbox
        className={classes.wide ?? ''}
        label={words.lowPay}
        checked={dealBreakers.lowPay}
        onChange={({ currentTarget }) => set({ lowPay: currentTarget.checked })}
      />
      <Tags
        label={words.noCompanies}
        value={dealBreakers.companies}
        onChange={(companies) => set({ companies })}
      />
      <Tags
        label={words.noWords}
        value={dealBreakers.titleWords}
        onChange={(titleWords) => set({ titleWords })}
      />
    </Grid>
  );
}
