import { Button, Table } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { count, duration, shortCount } from '#renderer/format.ts';
import type { ModelInsights } from '#renderer/model.ts';
import { hrefTo } from '#renderer/routes.ts';
import { host } from '#renderer/store/host.ts';
import { perform } from '#renderer/store/perform.ts';
import { queries } from '#renderer/store/queries.ts';
import { modelStrings as words } from '#renderer/strings/insights.ts';
import { factLabel } from '#renderer/strings/labels.ts';
import { ErrorNote } from '#renderer/ui/note.tsx';
import { EmptyState } from '#renderer/ui/screen.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import classes from './my-search.module.css';

/** What the model costs, what it finds beyond the rules, and where the two disagree. */
export function ModelView() {
  const { data: insights, error, refetch } = useQuery(queries.modelInsights());
  if (insights === undefined) {
    return error === null ? (
      <SkeletonRows rows={4} height={120} />
    ) : (
      <ErrorNote error={error} onRetry={() => void refetch()} />
    );
  }
  if (insights.byModel === 0) return <Nothing />;
  return (
    <div className={classes.root}>
      <Figures insights={insights} />
      <Models insights={insights} />
      <Facts insights={insights} />
      <Differences insights={insights} />
    </div>
  );
}

const tokensOf = (models: ModelInsights['models']): string => {
  const all = models.reduce((sum, each) => sum + each.promptTokens + each.answerTokens, 0);
  const isEstimated = models.some((each) => each.isEstimated);
  return isEstimated ? words.about(shortCount(all)) : shortCount(all);
};

const timeOf = (models: ModelInsights['models']): string =>
  duration(models.reduce((sum, { tookMs }) => sum + tookMs, 0));

function Figures({ insights }: { readonly insights: ModelInsights }) {
  const { byRules, byModel, models, facts } = insights;
  const differs = facts.reduce((sum, fact) => sum + fact.differs, 0);
  const figures: readonly (readonly [string, string])[] = [
    [words.byModel, count(byModel)],
    [words.byRules, count(byRules)],
    [words.differs, count(differs)],
    [words.tokens, tokensOf(models)],
    [words.time, timeOf(models)],
  ];
  return (
    <dl className={classes.figures}>
      {figures.map(([name, value]) => (
        <div key={name} className={classes.figure}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Models({ insights: { models, byModel, counted } }: { readonly insights: ModelInsights }) {
  const again = async () => {
    const done = await perform(() => host().call('insights.readAgain', {}));
    if (done !== null) notifications.show({ message: words.didAgain(done.openings) });
  };
  return (
    <section className={classes.panel} aria-label={words.models}>
      <h2 className={classes.title}>{words.models}</h2>
      <Table>
        <Table.Tbody>
          {models.map((model) => (
            <Table.Tr key={model.name}>
              <Table.Td>{model.name}</Table.Td>
              <Table.Td>{words.openings(model.openings)}</Table.Td>
              <Table.Td>
                {words.each(
                  count(Math.round((model.promptTokens + model.answerTokens) / model.openings)),
                  duration(model.tookMs / model.openings),
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {counted < byModel && <p className={classes.hint}>{words.partly(counted)}</p>}
      <p className={classes.hint}>{words.againHint(byModel)}</p>
      <Button variant="default" onClick={() => void again()}>
        {words.again}
      </Button>
    </section>
  );
}

function Facts({ insights: { facts } }: { readonly insights: ModelInsights }) {
  if (facts.length === 0) return null;
  return (
    <section className={classes.panel} aria-label={words.facts}>
      <h2 className={classes.title}>{words.facts}</h2>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.fact}</Table.Th>
            <Table.Th>{words.gained}</Table.Th>
            <Table.Th>{words.differ}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {facts.map(({ fact, gained, differs }) => (
            <Table.Tr key={fact}>
              <Table.Td>{factLabel(fact)}</Table.Td>
              <Table.Td>{count(gained)}</Table.Td>
              <Table.Td>{count(differs)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function Differences({ insights: { differences } }: { readonly insights: ModelInsights }) {
  return (
    <section className={classes.panel} aria-label={words.differences}>
      <h2 className={classes.title}>{words.differences}</h2>
      <p className={classes.hint}>
        {differences.length === 0 ? words.none : words.differencesHint}
      </p>
      {differences.length > 0 && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.opening}</Table.Th>
              <Table.Th>{words.fact}</Table.Th>
              <Table.Th>{words.rules}</Table.Th>
              <Table.Th>{words.model}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {differences.map(({ id, title, company, fact, rules, model }) => (
              <Table.Tr key={`${id} ${fact}`}>
                <Table.Td>
                  <a href={hrefTo('openings', { id })} dir="auto">
                    {title}
                  </a>{' '}
                  · {company}
                </Table.Td>
                <Table.Td>{factLabel(fact)}</Table.Td>
                <Table.Td dir="auto">{rules}</Table.Td>
                <Table.Td dir="auto">{model}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}

function Nothing() {
  return (
    <EmptyState
      drawing="insights"
      title={words.emptyTitle}
      action={
        <Button component="a" href={hrefTo('settings', { id: 'model' })}>
          {words.toSettings}
        </Button>
      }
    >
      {words.empty}
    </EmptyState>
  );
}
