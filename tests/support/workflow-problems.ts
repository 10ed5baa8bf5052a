import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

// GitHub's parser imports its schemas in a way that bundlers allow and Node does not.
registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.min.json')) return next(url, context);
    const json = readFileSync(fileURLToPath(url), 'utf8');
    return { format: 'module', source: `export default ${json}`, shortCircuit: true };
  },
});
const { NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser');

/** What GitHub would reject in a workflow: schema errors and unknown names in expressions. */
export function workflowProblems(content: string): readonly string[] {
  const { context } = parseWorkflow({ name: 'workflow', content }, new NoOperationTraceWriter());
  return context.errors.getErrors().map(({ message }) => message);
}
