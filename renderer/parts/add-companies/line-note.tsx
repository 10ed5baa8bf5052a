import { Anchor, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { hostOf } from '#renderer/format.ts';
import { queries } from '#renderer/store/queries.ts';
import { addCompaniesStrings as words } from '#renderer/strings/add-companies.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { forceAddress, takeCompany } from './draft.ts';
import classes from './line-list.module.css';
import { placeOf } from './place-of.ts';
import type { Line } from './use-add-companies.ts';

const mostChoices = 4;

export function LineNote({ entry, state }: Line) {
  switch (state.kind) {
    case 'asking':
      return (
        <StatusMark tone="busy" label={state.url === null ? words.askingCatalogue : words.asking} />
      );
    case 'found': {
      const { sourceLabel, slug, evidence } = state.detected;
      return <StatusMark tone="good" label={words.found(sourceLabel, slug)} title={evidence} />;
    }
    case 'listed': {
      const { sourceLabel, url } = state.listed;
      return <StatusMark tone="good" label={words.listed(sourceLabel, hostOf(url))} title={url} />;
    }
    case 'choices':
      return (
        <div className={classes.choices}>
          <StatusMark tone="warn" label={words.choose(state.choices.length)} canWrap />
          {state.choices.slice(0, mostChoices).map((choice) => (
            <Anchor
              key={choice.url}
              component="button"
              type="button"
              title={choice.url}
              onClick={() => takeCompany(choice, entry)}
            >
              {choice.name} · {placeOf(choice, state.choices)}
            </Anchor>
          ))}
        </div>
      );
    case 'watched':
      return <StatusMark tone="info" label={words.watchedAs(state.name)} />;
    case 'unlisted':
      return <StatusMark tone="warn" label={words.unlisted} canWrap />;
    case 'forced':
      return <StatusMark tone="info" label={words.forced} />;
    case 'same':
      return <StatusMark tone="idle" label={words.same(state.name)} />;
    case 'repeated':
      return <StatusMark tone="idle" label={words.repeated(state.firstLine)} />;
    case 'wrong':
      return <StatusMark tone="bad" label={words.faults[state.fault]} canWrap />;
    case 'refused':
      return <Refused entry={entry} state={state} />;
  }
}

function Refused({ entry, state }: Line) {
  const client = useQueryClient();
  if (state.kind !== 'refused') return null;
  const { message, hint } = state.error;
  return (
    <div className={classes.refused}>
      <StatusMark tone="warn" label={message} title={`${message}. ${hint}`} />
      {entry.kind === 'address' && !state.isHopeless && (
        <Group gap={12} wrap="nowrap">
          <Anchor component="button" type="button" onClick={() => forceAddress(entry.url)}>
            {words.force}
          </Anchor>
          <Anchor
            component="button"
            type="button"
            onClick={() => void client.refetchQueries(queries.detect(entry.url))}
          >
            {words.again}
          </Anchor>
        </Group>
      )}
    </div>
  );
}
