import { Button, Group, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { isCallError } from '#contract/client.ts';
import { parseLines } from '#core/company-lines.ts';
import type { CompanyView } from '#renderer/model.ts';
import { hrefTo, navigate, parseRoute, useRoute } from '#renderer/routes.ts';
import { changeAddress } from '#renderer/store/company-actions.ts';
import { queries } from '#renderer/store/queries.ts';
import { addressStrings as words } from '#renderer/strings/problems.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import classes from './address-field.module.css';

const stillMs = 500;

/** The address of the careers page. A new one is checked as when a company is added. */
export function AddressField({ company }: { readonly company: CompanyView }) {
  const [text, setText] = useState(company.url);
  const [isSaving, setIsSaving] = useState(false);
  const field = useEditing(company.id);
  const url = addressIn(text);
  const isOther = text.trim() !== company.url;
  const check = useCheck(company, isOther ? url : null);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!isOther || url === null || !check.mayUse) return;
    setIsSaving(true);
    await changeAddress(company, url);
    setIsSaving(false);
  };
  return (
    <form onSubmit={(event) => void save(event)}>
      <TextInput
        ref={field}
        size="xs"
        label={words.label}
        description={words.explains}
        inputWrapperOrder={['label', 'input', 'description']}
        inputMode="url"
        spellCheck={false}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={({ key }) => key === 'Escape' && setText(company.url)}
      />
      {isOther && (
        <div className={classes.check} role="status">
          {check.mark !== null && <StatusMark {...check.mark} canWrap />}
          {check.hint !== '' && <p className={classes.hint}>{check.hint}</p>}
        </div>
      )}
      {isOther && (
        <Group gap="sm">
          <Button type="submit" loading={isSaving} disabled={!check.mayUse}>
            {check.isDoubtful ? words.useAnyway : words.use}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => setText(company.url)}>
            {words.keep}
          </Button>
        </Group>
      )}
    </form>
  );
}

/** Focuses the field if a problem's next step led here. */
function useEditing(id: string) {
  const field = useRef<HTMLInputElement>(null);
  const isWanted = useRoute().params.edit === 'address';
  useEffect(() => {
    if (!isWanted) return;
    field.current?.scrollIntoView({ block: 'center' });
    field.current?.select();
    const { params } = parseRoute(window.location.hash);
    navigate(hrefTo('companies', { id, params: { ...params, edit: undefined } }), {
      replace: true,
    });
  }, [isWanted, id]);
  return field;
}

/** The address as a person types it, completed; null if it is none. */
function addressIn(text: string): string | null {
  const [entry] = parseLines(text);
  return entry?.kind === 'address' ? entry.url : null;
}

type Check = {
  readonly mark: { readonly tone: 'good' | 'bad' | 'busy'; readonly label: string } | null;
  readonly hint: string;
  readonly mayUse: boolean;
  /** Nothing was found there, but a scan may find more. */
  readonly isDoubtful: boolean;
};

function useCheck(company: CompanyView, url: string | null): Check {
  const [still] = useDebouncedValue(url, stillMs);
  const { data: companies = [] } = useQuery(queries.companies());
  const asked = useQuery({ ...queries.detect(still ?? ''), enabled: still !== null });
  const none = { hint: '', mayUse: false, isDoubtful: false };
  if (url === null) return { mark: null, ...none };
  if (still !== url || asked.isFetching) {
    return { mark: { tone: 'busy', label: words.checking }, ...none };
  }
  const { data: found, error } = asked;
  const twin = companies.find(
    ({ id, url: other, source, slug }) =>
      id !== company.id &&
      (other === url || (found !== undefined && source === found.source && slug === found.slug)),
  );
  if (twin !== undefined) {
    return { mark: { tone: 'bad', label: words.same(twin.name) }, ...none };
  }
  if (isCallError(error)) {
    const mayUse = !hopeless.includes(error.code);
    return {
      mark: { tone: 'bad', label: error.message },
      hint: error.hint,
      mayUse,
      isDoubtful: mayUse,
    };
  }
  if (found === undefined) return { mark: null, ...none };
  return { ...none, mark: { tone: 'good', label: words.found(found.sourceLabel) }, mayUse: true };
}

/** Errors that a later scan cannot fix. */
const hopeless: readonly string[] = ['invalid_url', 'unsupported_protocol', 'private_address'];
