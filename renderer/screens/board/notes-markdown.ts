const task = /^(\s*(?:[-*+]|\d+[.)])\s+)\[([ xX])\](?=\s)/gm;
const taskHref = '#task-';

/** Bare addresses become links, and task boxes links that the page draws as boxes. */
export function withLinks(markdown: string): string {
  let n = -1;
  return markdown
    .replace(/(?<![<([`"'\w])https?:\/\/[^\s<>()`\]]*[^\s<>()`\].,;:!?]/g, '<$&>')
    .replace(task, (_, bullet: string, mark: string) => {
      n += 1;
      return `${bullet}[${mark === ' ' ? 'open' : 'done'}](${taskHref}${n})`;
    });
}

/** The number of the task that such a link stands for; null for any other link. */
export function taskOf(href: string | undefined): number | null {
  const match = /^#task-(\d+)$/.exec(href ?? '');
  return match === null ? null : Number(match[1]);
}

/** The notes with the nth task ticked, or open again. */
export function toggleTask(markdown: string, nth: number): string {
  let n = -1;
  return markdown.replace(task, (all, bullet: string, mark: string) => {
    n += 1;
    return n === nth ? `${bullet}[${mark === ' ' ? 'x' : ' '}]` : all;
  });
}
