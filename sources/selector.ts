/** An open element, as an HTML reader meets it. */
export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
};

/**
 * True for an element, given the elements around it, outermost first. Those before `from` do not
 * count.
 */
export type Matcher = (element: Element, around: readonly Element[], from?: number) => boolean;

/**
 * A matcher for the part of CSS that lists need: `li`, `tr.data-row`, `#jobs`, `[data-id]`,
 * `a[href*="/job/"]`, `td.place span`, and choices with a comma. `*=` contains, `^=` begins, `$=`
 * ends, `=` equals. Throws for any other selector: that is a mistake in a source.
 */
export function matcherOf(selector: string): Matcher {
  const choices = selector.split(',').map((choice) => choice.trim().split(/\s+/).map(compound));
  return (element, around, from = 0) =>
    choices.some((steps) => matchesPath(steps, element, around, from));
}

/** Deeper than any page written by hand; an endless nesting is followed no further. */
const maxDepth = 500;

/** The open elements of a page, while an HTML reader walks through it. */
export function createPath() {
  const around: Element[] = [];
  return {
    around,
    enter(element: Element): void {
      if (around.length < maxDepth) around.push(element);
    },
    /** Closes an element and all inside it. Its depth; null if none of this name is open. */
    leave(name: string): number | null {
      const at = around.findLastIndex((element) => element.name === name);
      if (at === -1) return null;
      around.length = at;
      return at;
    },
  };
}

/** How far around an element a selector looks. */
const maxDistance = 60;

type Compound = (element: Element) => boolean;

function matchesPath(
  steps: readonly Compound[],
  element: Element,
  around: readonly Element[],
  from: number,
): boolean {
  if (steps.at(-1)?.(element) !== true) return false;
  let outer = steps.length - 2;
  const last = Math.max(from, around.length - maxDistance);
  for (let at = around.length - 1; at >= last && outer >= 0; at -= 1) {
    const candidate = around[at];
    if (candidate !== undefined && steps[outer]?.(candidate) === true) outer -= 1;
  }
  return outer < 0;
}

const simple =
  /^(?:([a-z][a-z\d-]*)|\.([\w-]+)|#([\w-]+)|\[([\w:-]+)(?:([*^$]?=)"?([^\]"]*)"?)?\])/i;

function compound(text: string): Compound {
  const tests: Compound[] = [];
  for (let rest = text; rest !== ''; ) {
    const found = simple.exec(rest);
    if (found === null) throw new Error(`"${text}" is no selector`);
    tests.push(testOf(found));
    rest = rest.slice(found[0].length);
  }
  return (element) => tests.every((test) => test(element));
}

function testOf([, tag, className, id, attribute, sign, value = '']: RegExpExecArray): Compound {
  if (tag !== undefined) return ({ name }) => name === tag.toLowerCase();
  if (className !== undefined) {
    return ({ attributes }) => (attributes.class ?? '').split(/\s+/).includes(className);
  }
  if (id !== undefined) return ({ attributes }) => attributes.id === id;
  return ({ attributes }) => {
    const stated = attributes[attribute ?? ''];
    if (stated === undefined || sign === undefined) return stated !== undefined;
    if (sign === '*=') return stated.includes(value);
    if (sign === '^=') return stated.startsWith(value);
    return sign === '$=' ? stated.endsWith(value) : stated === value;
  };
}
